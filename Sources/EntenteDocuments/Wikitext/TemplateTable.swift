internal import EntenteKnowledge

/// What a template says, as `Ontology/wikitext/templates.tsv` has it.
struct TemplateRule: Sendable {
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

  var treatment: Treatment
  /// The names or numbers of the arguments to try, in order.
  var arguments: [[UInt8]]
  /// What stands before the words, after them or in their stead.
  var before = ""
  var after = ""
  var fallback = ""
}

/// The templates that Entente knows, by name.
struct TemplateTable: Sendable {
  static let shared = TemplateTable(EmbeddedFile.named("wikitext/templates.tsv")?.contents ?? [])

  private var rules: [String: TemplateRule] = [:]
  /// The beginnings of names, for the names that end with a star.
  private var prefixes: [(start: String, rule: TemplateRule)] = []

  init(_ file: [UInt8]) {
    for line in file.split(separator: Byte.newline)
    where line.first != Byte.number
      || line.starts(with: Array("#expr".utf8)) || line.starts(with: Array("#lsth".utf8))
      || line.starts(with: Array("#tag".utf8))
    {
      let columns = line.split(separator: Byte.tab, omittingEmptySubsequences: false)
      guard columns.count >= 2,
        let treatment = TemplateRule.Treatment(
          rawValue: String(decoding: columns[1], as: UTF8.self))
      else { continue }
      var rule = TemplateRule(treatment: treatment, arguments: [])
      if columns.count > 2 {
        rule.arguments = columns[2].split(separator: Byte.slash).map { Array($0) }
      }
      let name = String(decoding: columns[0], as: UTF8.self)
      if columns.count > 3 {
        let text = String(decoding: columns[3], as: UTF8.self)
        if treatment == .literal {
          rule.before = text
        } else if text == "=*" {
          rule.fallback = name.prefix(1).uppercased() + name.dropFirst()
        } else if text.hasPrefix("=") {
          rule.fallback = String(text.dropFirst())
        } else if text.hasPrefix("+") {
          rule.after = String(text.dropFirst())
        } else {
          rule.before = text
        }
      }
      if name.count > 1, name.hasSuffix("*") {
        prefixes.append((String(name.dropLast()), rule))
      } else {
        rules[name] = rule
      }
    }
  }

  /// The rule of a template by its name as written, without white space around it.
  func rule(for name: [UInt8]) -> TemplateRule? {
    let exact = String(decoding: name, as: UTF8.self)
    if name.first?.isUppercase == true, let rule = rules[exact] { return rule }
    let lowered = Self.normalized(name)
    if let rule = rules[lowered] { return rule }
    if let prefix = prefixes.first(where: { lowered.hasPrefix($0.start) }) { return prefix.rule }
    return nil
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
