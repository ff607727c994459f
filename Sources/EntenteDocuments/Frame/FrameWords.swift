internal import EntenteKnowledge

/// The words of the lines that frame an article, from `Ontology/english/page-lines.tsv`, and the places
/// that datelines name.
struct FrameWords: Sendable {
  enum Kind: String, Sendable {
    case byline
    case published
    case updated
    case timeWord = "timeword"
    case related
    case caption
    case credit
    case agency
    case joiner
  }

  static let shared = FrameWords()

  private let phrases: [Kind: Set<String>]
  /// Which first two letters a line that frames may have.
  private let openings: [Bool]

  private init() {
    let file = EmbeddedFile.named("english/page-lines.tsv")?.contents ?? []
    var phrases: [Kind: Set<String>] = [:]
    for line in String(decoding: file, as: UTF8.self).split(separator: "\n")
    where !line.hasPrefix("#") {
      let row = line.split(separator: "\t")
      guard row.count == 2, let kind = Kind(rawValue: String(row[0])) else { continue }
      phrases[kind, default: []].insert(String(row[1]))
    }
    self.phrases = phrases
    let calendar = [
      "mo", "tu", "we", "th", "fr", "sa", "su", "ja", "fe", "ma", "ap", "ju", "au", "se", "oc",
      "no", "de",
    ]
    var openings = [Bool](repeating: false, count: 1 << 10)
    for kind in [Kind.byline, .published, .updated, .related, .caption] {
      for phrase in phrases[kind] ?? [] { openings[Self.opening(Array(phrase.utf8), 0)] = true }
    }
    for letters in calendar { openings[Self.opening(Array(letters.utf8), 0)] = true }
    self.openings = openings
  }

  /// Whether a line may be one that frames, by its first two letters and its last byte; most lines are
  /// looked at no further.
  func mayFrame(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    guard line.count > 1 else { return false }
    let last = text[line.upperBound - 1]
    return text[line.lowerBound].isDigit || last == UInt8(ascii: ")") || last == Byte.closeBracket
      || openings[Self.opening(text, line.lowerBound)]
  }

  /// The number of two letters, capital or small.
  private static func opening(_ text: [UInt8], _ index: Int) -> Int {
    Int(text[index] & 31) << 5 | Int(text[index + 1] & 31)
  }

  /// Whether a phrase in small letters is of a kind.
  func holds(_ kind: Kind, _ phrase: String) -> Bool { phrases[kind]?.contains(phrase) ?? false }

  /// How many of the words at the beginning make the longest phrase of a kind.
  func opening(_ kind: Kind, of words: [Substring]) -> Int? {
    guard let known = phrases[kind] else { return nil }
    for count in stride(from: min(words.count, 6), to: 0, by: -1)
    where known.contains(words.prefix(count).joined(separator: " ").lowercased()) {
      return count
    }
    return nil
  }

  /// The names of towns, states and regions in capitals, of which a dateline may be made.
  static let places: Set<String> = {
    var places: Set<String> = []
    for table in ["cities", "states", "regions"] {
      let file = EmbeddedFile.named("gazetteer/\(table).tsv")?.contents ?? []
      let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
        .filter { !$0.hasPrefix("#") }
      guard let header = lines.first?.split(separator: "\t", omittingEmptySubsequences: false)
      else { continue }
      let columns = header.indices.filter { ["label", "names", "weak"].contains(header[$0]) }
      for line in lines.dropFirst() {
        let row = line.split(separator: "\t", omittingEmptySubsequences: false)
        for column in columns where row.indices.contains(column) {
          for name in row[column].split(separator: "|") { places.insert(name.uppercased()) }
        }
      }
    }
    return places
  }()
}
