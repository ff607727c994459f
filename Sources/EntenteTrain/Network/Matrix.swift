import CTraining

/// Numbers in rows, changed in place by the kernels of `CTraining`.
@safe final class Matrix: @unchecked Sendable {
  let rows: Int
  let columns: Int
  let values: UnsafeMutablePointer<Float>

  /// Creates a matrix of zeros.
  init(_ rows: Int, _ columns: Int) {
    self.rows = rows
    self.columns = columns
    unsafe values = .allocate(capacity: rows * columns)
    unsafe values.initialize(repeating: 0, count: rows * columns)
  }

  deinit { unsafe values.deallocate() }

  var count: Int { rows * columns }

  /// The numbers of a row and of those behind it.
  subscript(row row: Int) -> UnsafeMutablePointer<Float> {
    unsafe values + row * columns
  }

  subscript(row: Int, column: Int) -> Float {
    get { unsafe values[row * columns + column] }
    set { unsafe values[row * columns + column] = newValue }
  }

  /// Sets the first rows to 0.
  func clear(_ count: Int) { unsafe values.update(repeating: 0, count: count * columns) }

  /// Fills the matrix by chance with numbers between `-most` and `most`.
  func fill(upTo most: Float, _ random: inout RandomSource) {
    for index in 0..<count { unsafe values[index] = most * Float(2 * random.fraction() - 1) }
  }

  /// Fills a matrix of weights as Glorot and Bengio (2010) advise.
  func fill(inputs: Int, outputs: Int, _ random: inout RandomSource) {
    fill(upTo: (6 / Float(inputs + outputs)).squareRoot(), &random)
  }

  /// The greatest number of the first rows, whatever its sign.
  func greatest(_ rows: Int) -> Float {
    var greatest: Float = 0
    for index in 0..<rows * columns { greatest = max(greatest, unsafe abs(values[index])) }
    return greatest
  }

  /// Makes the matrix the transpose of another.
  func transpose(_ other: Matrix) {
    for row in 0..<other.rows {
      for column in 0..<other.columns { self[column, row] = other[row, column] }
    }
  }
}

/// A part of a matrix that a product reads or adds to: `values` may lie within a row.
@safe struct Block {
  let values: UnsafeMutablePointer<Float>
  let stride: Int

  init(_ values: UnsafeMutablePointer<Float>, stride: Int) {
    unsafe self.values = values
    self.stride = stride
  }

  init(_ matrix: Matrix, row: Int = 0) {
    unsafe self.init(matrix[row: row], stride: matrix.columns)
  }

  /// into += a · b.
  static func multiply(
    _ a: Block, _ b: Block, into: Block, rows: Int, inner: Int, columns: Int
  ) {
    unsafe EntenteMultiplyAdd(
      a.values, a.stride, 1, b.values, b.stride, into.values, into.stride, rows, inner, columns)
  }

  /// into += aᵀ · b; `rows` are those of the result, `inner` those of `a` and `b`.
  static func multiply(
    transposed a: Block, _ b: Block, into: Block, rows: Int, inner: Int, columns: Int
  ) {
    unsafe EntenteMultiplyAdd(
      a.values, 1, a.stride, b.values, b.stride, into.values, into.stride, rows, inner, columns)
  }
}
