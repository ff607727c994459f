/// The colours of the relations of a network: those of `Ontology/page/relations.tsv`, and spare ones for
/// relations that it does not name, in the order in which they come.
struct RelationColours {
  private var colours: [Substring: String] = [:]

  private static let spare = [
    "#4e79a7", "#a06b00", "#5b8c3a", "#b05c74", "#6d6fae", "#2f8f8a", "#97603b",
  ]

  init(of network: Network) {
    var count = 0
    for edge in network.edges where colours[edge.relation] == nil {
      let known = RelationStyle.of(edge.relation).colour
      colours[edge.relation] = known.isEmpty ? Self.spare[count % Self.spare.count] : known
      if known.isEmpty { count += 1 }
    }
  }

  /// The colour of an edge, as `#rrggbb`.
  func colour(of edge: Network.Edge) -> String {
    colours[edge.relation] ?? Palette.other.hexadecimal
  }
}
