import EntenteGraph
import EntenteKnowledge

/// How a relation looks in pictures: its colour, the family that it is shown in, the words that tell it.
///
/// From `Ontology/page/relations.tsv`; a relation of a user's own takes one of the spare colours.
struct RelationStyle {
  /// The name of the family, such as `membership`; empty for a relation that the table does not know.
  var family: String
  /// `#rrggbb`; empty for a relation that the table does not know.
  var colour: String
  /// The beginnings of words by which sentences tell it, divided by `|`.
  var words: String

  private static let unknown = RelationStyle(family: "", colour: "", words: "")

  /// The styles by the names of relations.
  private static let all: [String: RelationStyle] = {
    let bytes = EmbeddedFile.named("page/relations.tsv")?.contents ?? []
    var styles: [String: RelationStyle] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 4 else { continue }
      styles[cells[0]] = RelationStyle(family: cells[1], colour: cells[2], words: cells[3])
    }
    return styles
  }()

  /// The style of a relation by its name.
  static func of(_ relation: some StringProtocol) -> RelationStyle {
    all[String(relation)] ?? unknown
  }
}
