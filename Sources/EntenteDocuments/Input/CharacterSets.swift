internal import CLibXML2
internal import EntenteKnowledge

/// The character sets of `Ontology/html/encodings.tsv`, turned into UTF-8 by libxml2 and the iconv behind it.
enum CharacterSets {
  /// What libxml2 calls the set of a label.
  static let names: [String: String] = {
    let file = EmbeddedFile.named("html/encodings.tsv")?.contents ?? []
    var names: [String: String] = [:]
    for line in String(decoding: file, as: UTF8.self).split(separator: "\n")
    where !line.hasPrefix("#") {
      let row = line.split(separator: "\t")
      if row.count == 2 { names[String(row[0])] = String(row[1]) }
    }
    return names
  }()

  /// How many bytes are converted at a time.
  private static let piece = 1 << 16

  /// Why bytes could not be converted.
  struct Failure: Error {
    /// Where the bytes are not of the set; `nil` where the set itself is not known on this machine.
    var offset: Int?
  }

  /// Converts bytes of a set into UTF-8.
  static func decode(_ bytes: [UInt8], from name: String) throws(Failure) -> [UInt8] {
    LibXML.start
    guard let handler = unsafe xmlFindCharEncodingHandler(name),
      let input = unsafe xmlBufferCreate(), let output = unsafe xmlBufferCreate()
    else { throw Failure() }
    defer {
      unsafe xmlBufferFree(input)
      unsafe xmlBufferFree(output)
      unsafe xmlCharEncCloseFunc(handler)
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 2)
    var start = 0
    // A character may be cut in two between pieces: what is left of one is put before the next.
    while start < bytes.count {
      let end = min(bytes.count, start + piece)
      let added = unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe xmlBufferAdd(input, buffer.baseAddress.map { unsafe $0 + start }, Int32(end - start))
      }
      guard added == 0 else { throw Failure(offset: start) }
      start = end
      while unsafe xmlBufferLength(input) > 0 {
        let before = unsafe xmlBufferLength(input)
        let result = unsafe xmlCharEncInFunc(handler, output, input)
        let after = unsafe xmlBufferLength(input)
        if let content = unsafe xmlBufferContent(output) {
          let piece = unsafe UnsafeBufferPointer(
            start: content, count: Int(xmlBufferLength(output)))
          unsafe text.append(contentsOf: piece)
        }
        unsafe xmlBufferEmpty(output)
        if after == before || result == -2 {
          // The rest may be the beginning of a character that goes on in the next piece.
          if start < bytes.count, after < 8 { break }
          throw Failure(offset: start - Int(after))
        }
      }
    }
    return text
  }
}
