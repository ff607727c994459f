import EntenteGraph

/// Parts of a network that a picture can show.
extension Network {
  /// The nodes that satisfy a condition, and the edges between them.
  func keeping(_ isKept: (Int) -> Bool) -> Network {
    var kept = self
    var places: [Int: Int] = [:]
    kept.nodes = []
    for index in nodes.indices where isKept(index) {
      places[index] = kept.nodes.count
      var node = nodes[index]
      node.degree = 0
      kept.nodes.append(node)
    }
    kept.edges = edges.compactMap { edge in
      guard let source = places[edge.source], let target = places[edge.target] else { return nil }
      var edge = edge
      edge.source = source
      edge.target = target
      return edge
    }
    kept.countDegrees()
    return kept
  }

  /// The most connected nodes, at most so many.
  func mostConnected(_ count: Int) -> Network {
    guard nodes.count > count else { return self }
    let order = nodes.indices.sorted { (-nodes[$0].degree, $0) < (-nodes[$1].degree, $1) }
    let chosen = Set(order.prefix(count))
    return keeping(chosen.contains)
  }

  /// A node and those that an edge connects with it; `nil` where none goes by that name or IRI.
  func neighbourhood(of name: String) -> Network? {
    let folded = Folding.fold(name)
    let centre =
      nodes.firstIndex { $0.iri == name || $0.id == name }
      ?? nodes.indices.filter { Folding.fold(nodes[$0].label) == folded }
      .max { nodes[$0].degree < nodes[$1].degree }
    guard let centre else { return nil }
    var near: Set<Int> = [centre]
    for edge in edges {
      if edge.source == centre { near.insert(edge.target) }
      if edge.target == centre { near.insert(edge.source) }
    }
    return keeping(near.contains)
  }

  /// The relations of the edges with their numbers, the most frequent first.
  var relationCounts: [(relation: String, count: Int)] {
    var counts: [String: Int] = [:]
    for edge in edges { counts[String(edge.relation), default: 0] += 1 }
    return counts.map { (relation: $0.key, count: $0.value) }
      .sorted { (-$0.count, $0.relation) < (-$1.count, $1.relation) }
  }
}
