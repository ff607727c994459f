internal import EntenteGraph
internal import EntenteKnowledge

/// The word lists of `Ontology/english/` that linking needs, read once a process.
struct LinkingWords: Sendable {
  static let standard = LinkingWords()

  /// Where words stand around a name without making it another name.
  enum Frame: String, CaseIterable {
    case membership
    case title
    case heading
  }

  private let frames: [Frame: Set<String>]
  private let openers: Set<String>
  private let references: [String: Reference]
  private let groups: [String: [String]]
  private let flags: [String: WordFlags]
  private let organs: [String: Organ]
  private let missions: [ClassName: [String]]
  private let articles: [String: Set<String>]
  /// The names of a position by each of them in lower case, the chief one first.
  private let positions: [String: [String]]

  /// What a noun with "the" or "both" before it may stand for.
  struct Reference: Sendable {
    /// The classes of what it may stand for.
    var classes: Set<ClassName>
    /// Whether it is a plural: "both nations".
    var isPlural: Bool
  }

  /// An organ of a state, or words for the state itself: "the government".
  struct Organ: Sendable {
    var kind: ClassName
    /// What stands before "of" and the state: "Ministry of Foreign Affairs".
    var name: String
    /// Whether the words stand for the state.
    var isState: Bool
  }

  private init() {
    var frames: [Frame: Set<String>] = [:]
    for row in Self.rows(of: "frames") where row.count > 1 {
      guard let frame = Frame(rawValue: String(row[0])) else { continue }
      frames[frame, default: []].insert(String(row[1]))
    }
    self.frames = frames
    openers = Set(Self.rows(of: "openers").dropFirst().compactMap { $0.first.map(String.init) })
    var references: [String: Reference] = [:]
    for row in Self.rows(of: "references") where row.count > 2 {
      references[String(row[0])] = Reference(
        classes: Set(row[2].split(separator: "|").map { ClassName(rawValue: String($0)) }),
        isPlural: row[1] == "plural")
    }
    self.references = references
    var groups: [String: [String]] = [:]
    for row in Self.rows(of: "name-contexts") where row.count > 1 {
      groups[String(row[0]), default: []].append(String(row[1]))
    }
    self.groups = groups
    var flags: [String: WordFlags] = [:]
    for (name, flag) in WordFlags.groups {
      for word in groups[name] ?? [] { flags[word, default: []].insert(flag) }
    }
    var organs: [String: Organ] = [:]
    for row in Self.rows(of: "organs") where row.count > 2 {
      organs[String(row[0])] = Organ(
        kind: ClassName(rawValue: String(row[1])), name: String(row[2]), isState: row[1] == "-")
    }
    self.organs = organs
    for words in organs.keys {
      let first = words.prefix { $0 != " " }
      flags[String(first), default: []].insert(.organOpener)
    }
    self.flags = flags
    missions = Dictionary(
      Self.rows(of: "missions").map { row in
        (
          ClassName(rawValue: String(row[0])),
          row.dropFirst().filter { !$0.isEmpty }.map(String.init)
        )
      }, uniquingKeysWith: { first, _ in first })
    var articles: [String: Set<String>] = [:]
    for row in Self.rows(of: "articles") where row.count > 1 {
      articles[String(row[0]), default: []].insert(String(row[1]))
    }
    self.articles = articles
    var positions: [String: [String]] = [:]
    for row in Self.rows(of: "positions") {
      let names = row.filter { !$0.isEmpty }.map(String.init)
      for name in names { positions[Folding.fold(name)] = names }
    }
    self.positions = positions
  }

  /// Whether a word, in lower case, is one that sentences open with and no name does.
  func opens(_ word: String) -> Bool { openers.contains(word) }

  /// What missions of a class are called, the chief name first.
  func missionNames(_ kind: ClassName) -> [String] { missions[kind] ?? [] }

  /// What else a position is called: "Minister of Foreign Affairs" for "Foreign Minister", the chief
  /// name first; empty where nothing else is known.
  func positionNames(_ title: String) -> [String] { positions[Folding.fold(title)] ?? [] }

  /// Whether a name of these words, in lower case, takes "the".
  func takesArticle(_ name: [String]) -> Bool {
    guard let first = name.first, let last = name.last else { return false }
    return articles["first"]?.contains(first) ?? false || articles["last"]?.contains(last) ?? false
  }

  /// Whether words say only what is told of what a name among them stands for.
  func areFrame(_ words: [String], _ frame: Frame) -> Bool {
    guard let known = frames[frame] else { return words.isEmpty }
    return words.allSatisfy(known.contains)
  }

  /// What a noun stands for that refers back.
  func reference(_ noun: String) -> Reference? { references[noun] }

  /// The words of a group of `name-contexts.tsv`, in their order.
  func group(_ name: String) -> [String] { groups[name] ?? [] }

  /// The groups of `name-contexts.tsv` that a word in lower case belongs to.
  func flags(of word: String) -> WordFlags {
    if let known = flags[word] { return known }
    // "Dr." is "dr".
    return word.hasSuffix(".") ? flags[String(word.dropLast())] ?? [] : []
  }

  /// The organ that words in lower case stand for.
  func organ(_ words: [String]) -> Organ? { organs[words.joined(separator: " ")] }

  /// The rows of a table; lines that begin with `#` are comments.
  static func rows(of table: String) -> [[Substring]] {
    let contents = EmbeddedFile.named("english/\(table).tsv")?.contents ?? []
    return String(decoding: contents, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }
}
