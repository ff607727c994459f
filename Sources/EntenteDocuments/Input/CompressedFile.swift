/// A file packed by gzip or bzip2, for readers of other things than documents.
package final class CompressedFile {
  private let path: String
  private let decompressor: Decompressor

  /// Opens a file, whose first bytes tell how it is packed.
  package init(path: String) throws(Diagnostic) {
    self.path = path
    let file = try InputFile(path: path)
    var head: [UInt8] = []
    while head.count < 3 {
      guard try file.read(into: &head, limit: 3 - head.count) else { break }
    }
    guard let compression = Decompressor.Compression(firstBytes: head) else {
      throw Diagnostic(path: path, message: "it is not packed by gzip or bzip2, as its name says")
    }
    decompressor = try Decompressor(compression, path: path)
  }

  /// Appends up to `count` more bytes; returns how many there were, 0 at the end.
  ///
  /// - Throws: a message where the archive is damaged or cut off, behind what can be read of it.
  package func read(_ count: Int, into bytes: inout [UInt8]) throws(Diagnostic) -> Int {
    let start = bytes.count
    if try decompressor.read(into: &bytes, limit: count) { return bytes.count - start }
    if let damage = decompressor.damage {
      throw Diagnostic(
        path: path, message: "the archive is damaged or cut off near its byte \(damage)")
    }
    return 0
  }
}
