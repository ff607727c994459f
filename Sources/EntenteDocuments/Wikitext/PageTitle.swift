/// The title of a wiki page in its one form: spaces, a capital, no section.
package struct PageTitle: Hashable, Sendable {
  package let name: String

  package init(_ bytes: some Collection<UInt8>) {
    var title: [UInt8] = []
    title.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte == Byte.number { break }
      if byte == Byte.underscore || byte.isSpace {
        if !title.isEmpty, title.last != Byte.space { title.append(Byte.space) }
      } else if !(byte == Byte.colon && title.isEmpty) {
        title.append(byte)
      }
    }
    while title.last == Byte.space { title.removeLast() }
    if let first = title.first, first.isLowercase { title[0] = first - 0x20 }
    var name = String(decoding: title, as: UTF8.self)
    if let first = title.first, first >= 0x80 {
      name = name.prefix(1).uppercased() + name.dropFirst()
    }
    if name.utf8.contains(Byte.ampersand) { name = Self.decoded(title) }
    self.name = name
  }

  /// The title with its character references read.
  private static func decoded(_ title: [UInt8]) -> String {
    var result: [UInt8] = []
    var index = 0
    while index < title.count {
      if title[index] == Byte.ampersand,
        let reference = CharacterReference(at: index, before: title.count, in: title)
      {
        result.append(contentsOf: reference.bytes)
        index = reference.end
      } else {
        result.append(title[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
