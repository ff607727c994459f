internal import EntenteKnowledge

/// The word lists of `Ontology/english/` that tokenizing needs, read once a process.
struct EnglishWords: Sendable {
  /// What may follow an abbreviation.
  enum Abbreviation: String {
    /// A name: no sentence ends here.
    case title
    /// A number, before which no sentence ends.
    case number
    /// Anything, also a new sentence.
    case word
  }

  let abbreviations: [ShortWord: Abbreviation]
  let prefixes: Set<ShortWord>
  let units: Set<ShortWord>
  /// Words written as one that are two, with the length in bytes of the first.
  let contractions: [ShortWord: Int]
  /// The first and last letters of contractions, by ``edges(_:_:)``.
  private let contractionEdges: [Bool]

  /// Words that begin a sentence rather than go on with a name.
  let openers: Set<ShortWord>

  /// What stands behind the apostrophe of a word that clings to the one before it.
  let clitics = Set(["s", "m", "d", "re", "ve", "ll"].compactMap { ShortWord($0) })

  static let shared = EnglishWords()

  private init() {
    abbreviations = Self.table("abbreviations").reduce(into: [:]) { table, row in
      guard row.count > 1, let word = ShortWord(row[0]) else { return }
      table[word] = Abbreviation(rawValue: String(row[1]))
    }
    prefixes = Self.words("prefixes")
    units = Self.words("units")
    openers = Self.words("openers")
    var edges = [Bool](repeating: false, count: 1 << 10)
    contractions = Self.table("contractions").reduce(into: [:]) { table, row in
      guard row.count > 1, let word = ShortWord(row[0]) else { return }
      table[word] = Int(row[1])
      if let first = row[0].utf8.first, let last = row[0].utf8.last {
        edges[Self.edges(first, last)] = true
      }
    }
    contractionEdges = edges
  }

  /// Whether a word that begins and ends like this may be a contraction; most words are not looked up.
  func mayContract(_ first: UInt8, _ last: UInt8) -> Bool {
    contractionEdges[Self.edges(first, last)]
  }

  /// The number of a first and a last letter, capital or small.
  private static func edges(_ first: UInt8, _ last: UInt8) -> Int {
    Int(first & 31) << 5 | Int(last & 31)
  }

  /// The words in the first column of a table.
  private static func words(_ name: String) -> Set<ShortWord> {
    Set(table(name).compactMap { ShortWord($0[0]) })
  }

  /// Reads the rows of a table below its header; lines that begin with `#` are comments.
  static func table(_ name: String) -> [[Substring]] {
    let contents = EmbeddedFile.named("english/\(name).tsv")?.contents ?? []
    let lines = String(decoding: contents, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    return lines.dropFirst().map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }
}
