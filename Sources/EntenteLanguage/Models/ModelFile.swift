internal import EntenteKnowledge

// A model file: "ENTM", UInt32 sections; for each a name of 16 bytes (padded with 0), UInt32 offset,
// UInt32 length; then the sections.

/// A file of named sections that are used where they lie.
package struct ModelFile: Sendable {
  /// Bytes of a model file that stay where they are.
  @safe struct Section: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
    /// Holds the bytes of a file that was not compiled into the program.
    let owner: [UInt8]

    /// A copy of the bytes as text.
    var text: String { unsafe String(decoding: bytes, as: UTF8.self) }
  }

  private let sections: [String: Section]

  /// Opens an embedded file, in place; returns `nil` where there is none.
  package init?(embedded path: String) {
    guard let file = EmbeddedFile.named(path) else { return nil }
    // The bytes of embedded files live as long as the process.
    let bytes = unsafe file.withBytes { span in unsafe span.withUnsafeBytes { unsafe $0 } }
    unsafe self.init(bytes, owner: [])
  }

  /// Opens the bytes of a file, as the trainer does.
  package init?(_ contents: [UInt8]) {
    // An array that is never changed keeps its bytes where they are as long as it lives.
    let bytes = unsafe contents.withUnsafeBytes { unsafe $0 }
    unsafe self.init(bytes, owner: contents)
  }

  private init?(_ bytes: UnsafeRawBufferPointer, owner: [UInt8]) {
    func word(_ offset: Int) -> Int {
      Int(unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    guard bytes.count >= 8, unsafe bytes.prefix(4).elementsEqual("ENTM".utf8) else {
      return nil
    }
    let count = word(4)
    guard bytes.count >= 8 + count * 24 else { return nil }
    var sections: [String: Section] = [:]
    for index in 0..<count {
      let entry = 8 + index * 24
      let name = unsafe String(
        decoding: bytes[entry..<entry + 16].prefix { $0 != 0 }, as: UTF8.self)
      let offset = word(entry + 16)
      let length = word(entry + 20)
      guard offset + length <= bytes.count else { return nil }
      sections[name] = unsafe Section(
        bytes: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]), owner: owner)
    }
    self.sections = sections
  }

  subscript(name: String) -> Section? { sections[name] }

  /// Returns the word table in a section.
  func words(_ name: String) -> WordTable? { self[name].flatMap { WordTable($0) } }

  /// Returns the lines of a text section.
  func lines(_ name: String) -> [String] {
    self[name]?.text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init) ?? []
  }
}
