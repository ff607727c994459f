internal import CZlib

/// Compression as browsers take it apart themselves: gzip (RFC 1952) without a time or a name, so that the
/// same bytes stay the same.
enum Gzip {
  /// What zlib reports where it cannot go on; it needs some hundred kilobytes of memory and nothing else.
  struct Failure: Error, CustomStringConvertible {
    var code: Int32
    var description: String { "the data of the page cannot be compressed (zlib: \(code))" }
  }

  private static let level: Int32 = 9
  private static let portion = 1 << 18

  /// Compresses bytes as one member.
  static func compress(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    var stream = unsafe z_stream()
    let begun = unsafe CZlibBeginGzip(&stream, level)
    guard begun == Z_OK else { throw Failure(code: begun) }
    defer { unsafe deflateEnd(&stream) }
    var packed: [UInt8] = []
    var output = [UInt8](repeating: 0, count: portion)
    var start = 0
    while true {
      let count = min(bytes.count - start, portion)
      // zlib takes its input through a pointer that it does not write through.
      var input = Array(bytes[start..<start + count])
      start += count
      let isLast = start == bytes.count
      let code = unsafe input.withUnsafeMutableBufferPointer { input -> Int32 in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = UInt32(count)
        var code: Int32
        repeat {
          code = unsafe output.withUnsafeMutableBufferPointer { output in
            unsafe stream.next_out = output.baseAddress
            unsafe stream.avail_out = UInt32(portion)
            return unsafe deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          }
          unsafe packed += output[..<(portion - Int(stream.avail_out))]
        } while unsafe stream.avail_out == 0 && code == Z_OK
        return code
      }
      if code == Z_STREAM_END { return packed }
      guard !isLast, code == Z_OK || code == Z_BUF_ERROR else { throw Failure(code: code) }
    }
  }
}
