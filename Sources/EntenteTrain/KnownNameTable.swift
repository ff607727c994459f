import EntenteKnowledge
import EntenteLanguage
import FoundationEssentials

/// Gathers the names that the name finder knows: the project's gazetteer, and the facts of
/// `reference/` that it does not hold.
struct KnownNameTable {
  /// The kinds by the hash of the name, or of its first words with ``KnownNames/isPrefix``.
  private(set) var entries: [UInt64: Int] = [:]
  /// The names themselves, by kind.
  private(set) var pool = NamePool()

  mutating func add(_ name: some StringProtocol, _ kind: NameSpan.Kind) {
    let text = Array(name.utf8)
    let words = Tokenizer().tokenize(text, in: text.indices)
    guard 1...KnownNames.longest ~= words.count, text.count > 2 else { return }
    pool.add(words.map { WordForm(text, $0) }, kind)
    var hash: UInt64 = 0
    for (index, word) in words.enumerated() {
      hash = KnownNames.extend(hash, by: WordForm(text, word))
      entries[hash, default: 0] |=
        index == words.count - 1 ? Int(NameLabels.bit(kind)) : KnownNames.isPrefix
    }
  }

  init(_ data: TrainingData) throws {
    for file in EmbeddedFile.all
    where file.path.hasPrefix("gazetteer/") && file.path.hasSuffix(".tsv") {
      addGazetteer(file.contents)
    }
    for row in try Self.rows(data, "reference/cia-appendix-b-organizations.csv", separator: ",") {
      for column in ["org_name", "org_id"] { add(row[column] ?? "", .organization) }
    }
    for row in try Self.rows(data, "reference/leaders-wikidata.csv", separator: ",") {
      add(row["officeholderLabel"] ?? "", .person)
    }
  }

  /// Adds the labels and names of a gazetteer table by the kinds of its entities.
  private mutating func addGazetteer(_ contents: [UInt8]) {
    let lines = String(decoding: contents, as: UTF8.self).split(separator: "\n")
    guard
      let header = lines.first(where: { !$0.hasPrefix("#") })?.split(
        separator: "\t", omittingEmptySubsequences: false)
    else { return }
    let kindColumn = header.firstIndex(of: "kind")
    let columns = ["label", "names", "titles"].compactMap { header.firstIndex(of: Substring($0)) }
    let adjectives = ["adjectives", "people"].compactMap { header.firstIndex(of: Substring($0)) }
    for line in lines where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard let kindColumn, fields.indices.contains(kindColumn),
        let kind = Self.kind(fields[kindColumn])
      else { continue }
      for column in columns where fields.indices.contains(column) {
        for name in fields[column].split(separator: "|") { add(name, kind) }
      }
      // "Russian" and "Russians" are names of neither states nor persons.
      for column in adjectives where fields.indices.contains(column) {
        for name in fields[column].split(separator: "|") { add(name, .other) }
      }
    }
  }

  /// Adds the whole names of `english/known-names.tsv`; its single words go to `words`.
  mutating func addList(_ contents: [UInt8], words: inout NameWordTable) {
    for line in String(decoding: contents, as: UTF8.self).split(separator: "\n")
    where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else { continue }
      for name in fields[1].split(separator: "|") {
        switch fields[0] {
        case "given":
          words.add(name, to: .givenNames)
          pool.addGivenName(name)
        case "surname":
          words.add(name, to: .surnames)
          pool.addSurname(name)
        case "organization": add(name, .organization)
        case "place" where name.utf8.count == 2: words.add(name, to: .regionCodes)
        case "place": add(name, .place)
        case "event": add(name, .event)
        case "product": add(name, .other)
        default: break
        }
      }
    }
  }

  private static func kind(_ name: Substring) -> NameSpan.Kind? {
    switch name {
    case "State", "HistoricalState": .state
    case "PoliticalParty": .party
    case "Person": .person
    case "City", "Region": .place
    case "kind": nil
    default: .organization
    }
  }

  private static func rows(
    _ data: TrainingData, _ path: String, separator: Character
  ) throws -> [[String: String]] {
    let lines = String(decoding: try data.contents(path), as: UTF8.self).split(
      whereSeparator: \.isNewline)
    guard let first = lines.first else { return [] }
    let header = first.split(separator: separator, omittingEmptySubsequences: false).map(
      String.init)
    return lines.dropFirst().map { line in
      var row: [String: String] = [:]
      for (column, field) in zip(header, fields(line, separator)) { row[column] = field }
      return row
    }
  }

  /// The fields of a line; a quoted field may hold the separator.
  private static func fields(_ line: Substring, _ separator: Character) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == separator, !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
