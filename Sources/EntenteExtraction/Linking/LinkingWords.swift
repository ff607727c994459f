internal import EntenteGraph

/// The word lists of `Ontology/english/` that linking needs, read once a process.
struct LinkingWords: Sendable {
  static let standard = LinkingWords()

  /// Where words stand around a name without making it another name.
  enum Frame: String, CaseIterable {
    case membership
    case title
    case heading
  }

  private var frames: [Frame: Set<String>] = [:]
  private var openers: Set<String>
  private var references: [String: Reference] = [:]
  private var organs: [String: Organ] = [:]
  private var missions: [ClassName: [String]] = [:]
  private var articles: [Place: Set<String>] = [:]
  /// The names of a position by each of them in lower case, the chief one first.
  private var positions: [String: [String]] = [:]

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
    for row in EnglishTable(.frames).rows {
      if let frame = Frame(rawValue: row[0]) { frames[frame, default: []].insert(row[1]) }
    }
    openers = Set(EnglishTable(.openers).rows.map { $0[0] })
    for row in EnglishTable(.references).rows {
      references[row[0]] = Reference(
        classes: Set(Self.parts(row[2]).map { ClassName(rawValue: $0) }),
        isPlural: Number(rawValue: row[1]) == .plural)
    }
    for row in Self.organRows {
      organs[row[0]] = Organ(
        kind: ClassName(rawValue: row[1]), name: row[2], isState: row[1] == "-")
    }
    for row in EnglishTable(.missions).rows {
      missions[ClassName(rawValue: row[0])] = Self.parts(row[1])
    }
    for row in EnglishTable(.articles).rows {
      if let place = Place(rawValue: row[0]) { articles[place, default: []].insert(row[1]) }
    }
    for row in EnglishTable(.positions).rows {
      let names = Self.parts(row[0])
      for name in names { positions[Folding.fold(name)] = names }
    }
  }

  private enum Number: String {
    case singular, plural
  }

  /// Where in a name the word stands that takes "the".
  private enum Place: String {
    case first, last
  }

  private static let organRows = EnglishTable(.organs).rows

  private static func parts(_ cell: String) -> [String] {
    cell.split(separator: "|").map(String.init)
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
    return articles[.first]?.contains(first) ?? false || articles[.last]?.contains(last) ?? false
  }

  /// Whether words say only what is told of what a name among them stands for.
  func areFrame(_ words: [String], _ frame: Frame) -> Bool {
    guard let known = frames[frame] else { return words.isEmpty }
    return words.allSatisfy(known.contains)
  }

  /// What a noun stands for that refers back.
  func reference(_ noun: String) -> Reference? { references[noun] }

  /// The first words of the organs of states.
  static func organOpeners() -> [String] {
    organRows.compactMap { $0[0].split(separator: " ").first.map { String($0) } }
  }

  /// The organ that words in lower case stand for.
  func organ(_ words: [String]) -> Organ? { organs[words.joined(separator: " ")] }
}
