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

  let abbreviations: [[UInt8]: Abbreviation]
  let prefixes: Set<[UInt8]>
  let units: Set<[UInt8]>
  /// Words written as one that are two, with the length in bytes of the first.
  let contractions: [[UInt8]: Int]

  /// Words that begin a sentence rather than go on with a name.
  let openers: Set<[UInt8]>

  static let shared = EnglishWords()

  private init() {
    abbreviations = Self.table("abbreviations").reduce(into: [:]) { table, row in
      guard row.count > 1 else { return }
      table[Array(row[0].utf8)] = Abbreviation(rawValue: String(row[1]))
    }
    prefixes = Set(Self.table("prefixes").map { Array($0[0].utf8) })
    units = Set(Self.table("units").map { Array($0[0].utf8) })
    openers = Set(Self.table("openers").map { Array($0[0].utf8) })
    contractions = Self.table("contractions").reduce(into: [:]) { table, row in
      table[Array(row[0].utf8)] = row.count > 1 ? Int(row[1]) : nil
    }
  }

  /// Reads the rows of a table below its header; lines that begin with `#` are comments.
  static func table(_ name: String) -> [[Substring]] {
    let contents = EmbeddedFile.named("english/\(name).tsv")?.contents ?? []
    let lines = String(decoding: contents, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    return lines.dropFirst().map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }
}
