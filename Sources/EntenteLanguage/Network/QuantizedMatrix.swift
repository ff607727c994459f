internal import CLanguage

// A section of a matrix: UInt32 rows (a multiple of 4), UInt32 columns (a multiple of 16), then for each column the
// scale and the bias as Float and what its sum starts from as Int32, then the weights as Int8: for each four rows the
// four of each column side by side.

/// Weights of 8 bits that are multiplied where they lie in a model file.
@safe struct QuantizedMatrix: @unchecked Sendable {
  let rows: Int
  let columns: Int
  /// What a sum is multiplied by to be a number.
  let scales: UnsafePointer<Float>
  let bias: UnsafePointer<Float>
  private let starts: UnsafePointer<Int32>
  private let weights: UnsafePointer<Int8>
  private let owner: [UInt8]

  /// Opens a section; returns `nil` where it is no matrix.
  init?(_ section: ModelFile.Section) {
    let bytes = unsafe section.bytes
    guard bytes.count >= 8, let start = bytes.baseAddress, UInt(bitPattern: start) % 4 == 0 else {
      return nil
    }
    rows = Int(unsafe UInt32(littleEndian: start.load(as: UInt32.self)))
    columns = Int(unsafe UInt32(littleEndian: start.load(fromByteOffset: 4, as: UInt32.self)))
    guard 4..<1 << 16 ~= rows, rows % 4 == 0, 16..<1 << 16 ~= columns, columns % 16 == 0,
      bytes.count >= 8 + columns * 12 + rows * columns
    else { return nil }
    unsafe scales = (start + 8).assumingMemoryBound(to: Float.self)
    unsafe bias = (start + 8 + columns * 4).assumingMemoryBound(to: Float.self)
    unsafe starts = (start + 8 + columns * 8).assumingMemoryBound(to: Int32.self)
    unsafe weights = (start + 8 + columns * 12).assumingMemoryBound(to: Int8.self)
    owner = section.owner
  }

  /// Multiplies `count` rows of inputs, which stand `stride` numbers apart.
  func multiply(
    _ inputs: UnsafePointer<UInt8>, stride: Int, count: Int, into sums: UnsafeMutablePointer<Int32>
  ) {
    unsafe EntenteProduct(inputs, stride, count, weights, starts, rows / 4, columns, sums, columns)
  }
}
