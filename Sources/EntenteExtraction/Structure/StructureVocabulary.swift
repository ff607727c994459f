import EntenteGraph
import EntenteKnowledge

/// The words of headers, headings and cells that tables and lists are understood by.
///
/// Read from `Ontology/tables/`.
struct StructureVocabulary: Sendable {
  /// What a word beside an organization's name says of the membership.
  struct MembershipStatus: Hashable, Sendable {
    /// `nil` where nothing of the catalogue is stated, as by "associate member".
    var relation: RelationName?
    /// `nil` where the place decides.
    var status: Statement.Status?
  }

  /// What a field of an infobox states.
  struct InfoboxField: Hashable, Sendable {
    var relation: RelationName
    /// The class of the value, or `date`, `text`, `position`.
    var value: ClassName
  }

  /// The vocabulary that is compiled in.
  static let standard = StructureVocabulary()

  /// Headers that must be the phrase as a whole.
  private(set) var wholeHeaders = PhraseTable<ColumnRole>()
  /// Headers in which the phrase stands among other words.
  private(set) var partHeaders = PhraseTable<ColumnRole>()
  /// What headers may hold beside that, for rules that ask for it.
  private var otherHeaders: [String: [ColumnRole]] = [:]
  private var otherParts = PhraseTable<[ColumnRole]>()
  private(set) var topics = PhraseTable<Topic>()
  private(set) var cues = PhraseTable<CellCue>()
  private(set) var statuses = PhraseTable<MembershipStatus>()
  /// The fields of infoboxes, by their keys without numbers.
  private(set) var infoboxFields: [String: InfoboxField] = [:]
  /// Titles that make head of state or of government.
  private(set) var leaders = PhraseTable<RelationName>()
  /// What names in flag templates mean, where they are ambiguous elsewhere.
  private(set) var flags: [String: String] = [:]
  private(set) var missions = PhraseTable<ClassName>()
  /// Words that a name of an organization ends in.
  private(set) var bodyWords: Set<String> = []
  /// Words that alone name nothing.
  private(set) var plainWords: Set<String> = []
  /// Words of names of peace-keeping operations, in which states take part without being members.
  private(set) var operationWords: Set<String> = []
  /// Words that lead in to an enumeration of memberships.
  private(set) var leadInWords: Set<String> = []
  /// Words that make a list item a sentence.
  private(set) var verbs: Set<String> = []

  /// The kinds of words of `tables/names.tsv`.
  private enum NameWord: String {
    case body, plain, leadin, operation, verb
  }

  /// How much of a header a row of `tables/headers.tsv` gives.
  private enum HeaderPart: String {
    case whole, part
  }

  private init() {
    for row in Self.rows(of: "headers.tsv", columns: 3) {
      let role = ColumnRole(row[0])
      if row[1] == HeaderPart.whole.rawValue {
        wholeHeaders.add(row[2], role)
      } else {
        partHeaders.add(row[2], role)
      }
    }
    for row in Self.rows(of: "topics.tsv", columns: 2) {
      if let topic = Topic(rawValue: row[0]) { topics.add(row[1], topic) }
    }
    for row in Self.rows(of: "cells.tsv", columns: 2) {
      if let cue = CellCue(rawValue: row[0]) { cues.add(row[1], cue) }
    }
    for row in Self.rows(of: "statuses.tsv", columns: 3) {
      statuses.add(
        row[2],
        MembershipStatus(
          relation: row[0] == "-" ? nil : RelationName(rawValue: row[0]),
          status: Statement.Status(rawValue: row[1])))
    }
    for row in Self.rows(of: "infoboxes.tsv", columns: 3) {
      infoboxFields[row[2]] = InfoboxField(
        relation: RelationName(rawValue: row[0]), value: ClassName(rawValue: row[1]))
    }
    for row in Self.rows(of: "flags.tsv", columns: 2) { flags[row[0]] = row[1] }
    for row in Self.rows(of: "leaders.tsv", columns: 2) {
      leaders.add(row[1], RelationName(rawValue: row[0]))
    }
    for row in Self.rows(of: "missions.tsv", columns: 2) {
      missions.add(row[1], ClassName(rawValue: row[0]))
    }
    for row in Self.rows(of: "names.tsv", columns: 2) {
      switch NameWord(rawValue: row[0]) {
      case .body: bodyWords.insert(row[1])
      case .operation: operationWords.insert(row[1])
      case .leadin: leadInWords.insert(row[1])
      case .plain: plainWords.insert(row[1])
      case .verb, nil: verbs.insert(row[1])
      }
    }
  }

  /// The rows of a table of `Ontology/tables/`, without its comments.
  private static func rows(of name: String, columns: Int) -> [[String]] {
    guard let file = EmbeddedFile.named("tables/" + name) else {
      preconditionFailure("tables/\(name) is not embedded")
    }
    return String(decoding: file.contents, as: UTF8.self).split(separator: "\n").compactMap {
      line in
      guard !line.hasPrefix("#") else { return nil }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      precondition(fields.count == columns, "tables/\(name): a line of other columns: \(line)")
      return fields
    }
  }

  /// Whether a name is that of a peace-keeping operation: "United Nations Mission in Liberia".
  func isOperation(_ name: String) -> Bool {
    let words = FoldedWords(name).words
    if words.count == 1 { return operationWords.contains(words[0]) }
    // The United Nations lend their name to agencies too, and "co-operation" is no operation.
    return words.starts(with: Lexicon.standard.words(.operationOwner))
      && zip(words, words.dropFirst()).contains {
        operationWords.contains($1) && !$0.isOne(of: .cooperationPrefix)
      }
  }

  /// What a header says that its column holds.
  func role(ofHeader header: String) -> ColumnRole? {
    let words = FoldedWords(header)
    if words.words.isEmpty { return header.contains("#") || header.contains("№") ? .number : nil }
    if let role = wholeHeaders.meaning(ofAll: words) { return role }
    return partHeaders.matches(in: words).max { $0.words.count < $1.words.count }?.meaning
  }

  /// Adds what the words of a header may say beside what `headers.tsv` says of them.
  mutating func addHeader(_ phrase: String, _ role: ColumnRole, isWhole: Bool) {
    let folded = FoldedWords(phrase).words.joined(separator: " ")
    if isWhole {
      otherHeaders[folded, default: []].append(role)
    } else {
      otherParts.update(folded) { ($0 ?? []) + [role] }
    }
  }

  /// Everything that a column of a header may hold, what is likeliest first.
  func roles(ofHeader header: String) -> [ColumnRole] {
    let words = FoldedWords(header)
    guard !words.words.isEmpty else { return role(ofHeader: header).map { [$0] } ?? [] }
    var roles = role(ofHeader: header).map { [$0] } ?? []
    roles += otherHeaders[words.words.joined(separator: " ")] ?? []
    // "Date of accession" holds both what that says and what "accession" does.
    roles += otherParts.allMatches(in: words).flatMap(\.meaning)
    return roles
  }

  /// What a title says that a part is about.
  func topic(of title: String) -> Topic? {
    let words = FoldedWords(title)
    if topics.meaning(ofAll: words) == .apparatus { return .apparatus }
    let found = Set(topics.matches(in: words).map(\.meaning))
    return Topic.allCases.first { $0 != .apparatus && found.contains($0) }
  }
}
