internal import EntenteKnowledge

/// What a template says, as `Ontology/wikitext/templates.tsv` has it.
final class TemplateRule: Sendable {
  enum Treatment: String, Sendable {
    case words
    case literal
    case flag
    case flags
    case page
    case date
    case range
    case sort
    case sortName = "sortname"
    case convert
    case items
    case blocks
    case joined
    case lineBreak = "break"
    case main
    case infobox
    case citation
    case note
    case short
    case references
    case nothing
  }

  let treatment: Treatment
  /// The names or numbers of the arguments to try, in order.
  let arguments: [[UInt8]]
  /// What stands before the words, after them or in their stead.
  let before: String
  let after: String
  let fallback: String

  /// Reads the columns of a line after the name.
  init(_ treatment: Treatment, name: String, arguments: [[UInt8]], text: String) {
    self.treatment = treatment
    self.arguments = arguments
    let isAfter = text.hasPrefix("+") && treatment != .literal
    let isFallback = text.hasPrefix("=") && treatment != .literal
    before = isAfter || isFallback ? "" : text
    after = isAfter ? String(text.dropFirst()) : ""
    if isFallback {
      let capitalized = name.prefix(1).uppercased() + name.dropFirst()
      fallback = text == "=*" ? capitalized : String(text.dropFirst())
    } else {
      fallback = ""
    }
  }
}

/// The templates that Entente knows, by name.
struct TemplateTable: Sendable {
  static let shared = TemplateTable(EmbeddedFile.named("wikitext/templates.tsv")?.contents ?? [])

  private struct Entry {
    var name: [UInt8]
    var rule: TemplateRule
  }

  private var entries: [Entry] = []
  /// A hash table of indices into the entries with open addressing: a name is looked up where it
  /// stands in the source, without a copy. 0 is empty; others are one more than the index.
  private var slots: [UInt16] = []
  /// The beginnings of names, for the names that end with a star.
  private var prefixes: [Entry] = []

  init(_ file: [UInt8]) {
    for line in file.split(separator: Byte.newline)
    where !line.starts(with: [Byte.number, Byte.space]) && line != [Byte.number] {
      let columns = line.split(separator: Byte.tab, omittingEmptySubsequences: false)
      guard columns.count >= 2, !columns[0].isEmpty,
        let treatment = TemplateRule.Treatment(
          rawValue: String(decoding: columns[1], as: UTF8.self))
      else { continue }
      let arguments =
        columns.count > 2 ? columns[2].split(separator: Byte.slash).map { Array($0) } : []
      let rule = TemplateRule(
        treatment, name: String(decoding: columns[0], as: UTF8.self), arguments: arguments,
        text: columns.count > 3 ? String(decoding: columns[3], as: UTF8.self) : "")
      var name = Array(columns[0])
      if name.count > 1, name.last == Byte.star {
        name.removeLast()
        prefixes.append(Entry(name: name, rule: rule))
      } else if entries.count < Int(UInt16.max) {
        entries.append(Entry(name: name, rule: rule))
      }
    }
    var size = 1024
    while size < entries.count * 3 { size *= 2 }
    slots = [UInt16](repeating: 0, count: size)
    for index in entries.indices {
      let name = entries[index].name
      let isExact = name.contains { $0.isUppercase }
      var slot = Self.hash(name.indices, in: name, isExact: isExact) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt16(index + 1)
    }
  }

  /// The rule of a template by its name as written, without white space around it.
  func rule(for name: Range<Int>, in source: [UInt8]) -> TemplateRule? {
    guard !name.isEmpty else { return nil }
    var name = name
    if source.holdsIgnoringCase("template:", at: name.lowerBound), name.count > 9 {
      name = source.trimmed(name.lowerBound + 9..<name.upperBound)
    }
    if name.count > 1, source[name.lowerBound].isUppercase, source[name.lowerBound + 1].isUppercase,
      let rule = find(name, in: source, isExact: true)
    {
      return rule
    }
    if let rule = find(name, in: source, isExact: false) { return rule }
    return prefixes.first {
      $0.name.count <= name.count
        && Self.isEqual(
          $0.name, name.lowerBound..<name.lowerBound + $0.name.count, in: source, isExact: false)
    }?.rule
  }

  private func find(_ name: Range<Int>, in source: [UInt8], isExact: Bool) -> TemplateRule? {
    var slot = Self.hash(name, in: source, isExact: isExact) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if Self.isEqual(entries[index].name, name, in: source, isExact: isExact) {
        return entries[index].rule
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// A byte of a name as names are compared.
  private static func folded(_ byte: UInt8, isExact: Bool) -> UInt8 {
    if byte == Byte.underscore { return Byte.space }
    return isExact ? byte : byte.lowercased
  }

  /// FNV-1a.
  private static func hash(_ name: Range<Int>, in source: [UInt8], isExact: Bool) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in name {
      hash = (hash ^ UInt64(folded(source[index], isExact: isExact))) &* 0x100_0000_01B3
    }
    return Int(truncatingIfNeeded: hash >> 20)
  }

  private static func isEqual(
    _ name: [UInt8], _ range: Range<Int>, in source: [UInt8], isExact: Bool
  ) -> Bool {
    guard name.count == range.count else { return false }
    for index in name.indices
    where name[index] != folded(source[range.lowerBound + index], isExact: isExact) {
      return false
    }
    return true
  }

  /// A template's name in small letters, with single spaces for underscores.
  static func normalized(_ name: [UInt8]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.count)
    for byte in name {
      if byte == Byte.underscore || byte.isSpace {
        if bytes.last != Byte.space, !bytes.isEmpty { bytes.append(Byte.space) }
      } else {
        bytes.append(byte.lowercased)
      }
    }
    while bytes.last == Byte.space { bytes.removeLast() }
    if bytes.starts(with: Array("template:".utf8)) { bytes.removeFirst(9) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
