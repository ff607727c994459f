import EntenteBytes
package import EntenteDocuments

/// Reads the documents of a shard, one after the other, and notices whatever happened to the file.
package final class ShardReader {
  package let path: String
  /// The digest of the tool and the knowledge that made it.
  package let maker: [UInt8]
  private let source: ByteSource
  private var digests: ShardDigest
  private var buffer: [UInt8] = []
  /// Where the rest of the buffer begins.
  private var start = 0
  /// Where that stands in the file.
  private(set) var offset = 0
  private var last: ShardBlock?
  private var isAtEnd = false

  /// Opens a shard.
  ///
  /// - Throws: a message with the place where the file is no shard of this version.
  package init(path: String) throws(Diagnostic) {
    do {
      source = try ByteSource(path: path)
    } catch {
      throw Diagnostic(path: path, message: "the shard cannot be read: \(error.reason)")
    }
    self.path = source.name
    var head: [UInt8] = []
    do {
      while head.count < ShardFormat.headerLength {
        guard try source.read(1 << 16, into: &head) > 0 else { break }
      }
    } catch {
      throw Diagnostic(path: path, message: "the shard cannot be read: \(error.reason)")
    }
    guard head.starts(with: ShardFormat.magic.prefix(max(1, head.count))) else {
      throw Diagnostic(
        path: path, message: "this is no shard; “entente extract --format shard” writes one")
    }
    guard head.count >= ShardFormat.headerLength else {
      throw Diagnostic(path: path, message: "byte \(head.count): the shard ends in its header")
    }
    let version = Array(head[8..<12])
    guard version == ShardFormat.version else {
      let own = String(decoding: ShardFormat.version, as: UTF8.self)
      let theirs = String(
        String.UnicodeScalarView(
          version.map { Unicode.Scalar(0x21...0x7E ~= $0 ? $0 : UInt8(ascii: "?")) }))
      throw Diagnostic(
        path: path,
        message: "byte 8: the shard is of version \(theirs), and this tool reads \(own); "
          + "extract its documents with this tool")
    }
    maker = Array(head[12..<ShardFormat.headerLength])
    digests = ShardDigest(maker: maker)
    buffer = head
    start = ShardFormat.headerLength
    offset = start
  }

  /// Reads the one document whose record stands at an offset of a shard.
  static func block(in path: String, at offset: Int) throws(Diagnostic) -> ShardBlock? {
    let reader = try ShardReader(path: path)
    guard reader.source.seek(to: offset) else {
      throw Diagnostic(path: path, message: "the shard cannot be read at byte \(offset)")
    }
    reader.buffer = []
    reader.start = 0
    reader.offset = offset
    return try reader.next()
  }

  /// Whether the first bytes of a file are those of a shard.
  package static func isShard(_ head: [UInt8]) -> Bool { head.starts(with: ShardFormat.magic) }

  /// The next document; `nil` at the end, when the whole file was found to be as it was written.
  package func next() throws(Diagnostic) -> ShardBlock? {
    guard !isAtEnd else { return nil }
    let place = offset
    let length = ShardFormat.number(try take(8)[...])
    guard length != 0 else {
      try readEnd(at: place)
      return nil
    }
    guard 1...ShardFormat.longestRecord ~= length else {
      throw problem("the length of a document is damaged", at: place)
    }
    let digest = try take(ShardFormat.digestLength)
    let record = try take(length)
    guard ShardFormat.digest(record) == digest else {
      throw problem("what was found in a document is damaged", at: place)
    }
    digests.add(digest)
    var reader = SpoolReader(record)
    guard let block = try? ShardBlock(from: &reader), reader.isAtEnd else {
      throw problem("a document cannot be read", at: place)
    }
    if let last, !last.precedes(block) {
      throw problem("the documents are out of order", at: place)
    }
    last = block
    last?.payload = []
    return block
  }

  private func readEnd(at place: Int) throws(Diagnostic) {
    guard ShardFormat.number(try take(8)[...]) == digests.count,
      try take(ShardFormat.digestLength) == digests.finish()
    else { throw problem("documents are missing or were put in", at: place) }
    guard try fill(1) == 0 else { throw problem("something follows the end", at: offset) }
    isAtEnd = true
  }

  private func problem(_ what: String, at place: Int) -> Diagnostic {
    var message = "byte \(place): \(what)"
    if let last { message += ", after “\(last.document)”" }
    return Diagnostic(path: path, message: message + "; make the shard again")
  }

  /// Takes the next bytes off the file.
  private func take(_ count: Int) throws(Diagnostic) -> [UInt8] {
    guard try fill(count) >= count else {
      throw problem("the shard ends too early", at: offset + buffer.count - start)
    }
    defer {
      start += count
      offset += count
    }
    return Array(buffer[start..<start + count])
  }

  /// Reads until the buffer holds a number of bytes or the file ends; returns how many it holds.
  private func fill(_ count: Int) throws(Diagnostic) -> Int {
    if buffer.count - start < count {
      buffer.removeSubrange(..<start)
      start = 0
    }
    do {
      while buffer.count - start < count {
        // A piece at a time: a damaged length must not ask for all memory.
        guard try source.read(1 << 18, into: &buffer) > 0 else { break }
      }
    } catch {
      throw Diagnostic(path: path, message: "the shard cannot be read: \(error.reason)")
    }
    return buffer.count - start
  }
}
