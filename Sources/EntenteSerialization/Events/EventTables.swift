import EntenteGraph
import EntenteKnowledge

/// A relation that is a deed: which of its dates tells it, and what kind of event it is.
///
/// From `Ontology/events/deeds.tsv`.
struct Deed {
  /// The name of the date that tells it, as it stands in identifiers: `date`, `start`, `end`, `signed` …
  var moments: [String]
  /// Whether it is told without a date too.
  var needsDate: Bool
  var kind: String
  var mode: String
  /// Where the actor stands: `subject`, `object`, or a qualifier; the first that there is.
  var actor: [String]
  var recipient: [String]

  /// The deeds of each relation, in the order of the table.
  static let all: [RelationName: [Deed]] = {
    var deeds: [RelationName: [Deed]] = [:]
    for cells in EventTables.rows(of: "deeds", columns: 6) {
      func parts(_ cell: String) -> [String] { cell.split(separator: "|").map { String($0) } }
      let isSureOfDate = cells[1].hasSuffix("?")
      deeds[RelationName(rawValue: cells[0]), default: []].append(
        Deed(
          moments: parts(isSureOfDate ? String(cells[1].dropLast()) : cells[1]),
          needsDate: !isSureOfDate, kind: cells[2], mode: cells[3], actor: parts(cells[4]),
          recipient: parts(cells[5])))
    }
    return deeds
  }()
}

/// The classes and the sectors by which analysts group events, from `Ontology/events`.
enum EventTables {
  /// The class of each kind of event: `VERBAL CONFLICT` of ACCUSE.
  static let quadCodes: [String: String] = Dictionary(
    uniqueKeysWithValues: rows(of: "quads", columns: 2).map { ($0[0], $0[1]) })

  /// The sectors by the class of an entity.
  static let sectorsByClass: [String: String] = Dictionary(
    uniqueKeysWithValues: rows(of: "sectors", columns: 3).filter { $0[0] == "class" }
      .map { ($0[1], $0[2]) })

  /// The sectors by a word, each with the place of its row.
  private static let sectorsByWord: [String: (place: Int, sector: String)] = Dictionary(
    uniqueKeysWithValues: rows(of: "sectors", columns: 3).enumerated()
      .filter { $1[0] == "word" }.map { ($1[1], ($0, $1[2])) })

  /// The sector of a position or a group by the words that it is called by; empty where none tells it.
  static func sector(of labels: [String]) -> String {
    let found = labels.flatMap { label in
      label.lowercased().split { !($0.isLetter || $0 == "-") }.compactMap {
        sectorsByWord[String($0)]
      }
    }
    return found.min { $0.place < $1.place }?.sector ?? ""
  }

  /// The rows of a table, without comments and header.
  static func rows(of name: String, columns: Int) -> [[String]] {
    let bytes = EmbeddedFile.named("events/\(name).tsv")?.contents ?? []
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    return lines.dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
    }.filter { $0.count == columns }
  }
}
