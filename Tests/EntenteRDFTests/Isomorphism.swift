import EntenteRDF

/// Whether two sets of quads differ in the labels of blank nodes only.
///
/// Colours are refined until they are stable; what remains ambiguous is tried out.
enum Isomorphism {
  static func isomorphic(_ a: [Quad], _ b: [Quad]) -> Bool {
    let a = Set(a)
    let b = Set(b)
    guard a.count == b.count else { return false }
    return match(Array(a), Array(b), [:], [:])
  }

  private static func match(
    _ a: [Quad], _ b: [Quad], _ fixedA: [String: String], _ fixedB: [String: String]
  ) -> Bool {
    let coloursA = refine(a, fixedA)
    let coloursB = refine(b, fixedB)
    let groupsA = Dictionary(grouping: coloursA.keys) { coloursA[$0] ?? "" }
    let groupsB = Dictionary(grouping: coloursB.keys) { coloursB[$0] ?? "" }
    guard groupsA.count == groupsB.count else { return false }
    for (colour, members) in groupsA where groupsB[colour]?.count != members.count { return false }
    if let (_, members) = groupsA.filter({ $0.value.count > 1 }).min(by: { $0.key < $1.key }),
      let first = members.min(), let colour = coloursA[first]
    {
      let mark = "fixed\(fixedA.count)"
      return (groupsB[colour] ?? []).contains { candidate in
        match(
          a, b, fixedA.merging([first: mark]) { $1 }, fixedB.merging([candidate: mark]) { $1 })
      }
    }
    return Set(a.map { spell($0, coloursA) }) == Set(b.map { spell($0, coloursB) })
  }

  private static func refine(_ quads: [Quad], _ fixed: [String: String]) -> [String: String] {
    var colours: [String: String] = [:]
    for quad in quads { collect(quad, into: &colours) }
    colours.merge(fixed) { $1 }
    var classes = Set(colours.values).count
    for _ in 0..<colours.count + 1 {
      var lines: [String: [String]] = [:]
      for quad in quads {
        var nodes: [String: String] = [:]
        collect(quad, into: &nodes)
        for node in nodes.keys {
          var marked = colours
          marked[node] = "*" + (colours[node] ?? "")
          lines[node, default: []].append(spell(quad, marked))
        }
      }
      var next: [String: String] = [:]
      for (node, colour) in colours {
        let text = colour + "|" + lines[node, default: []].sorted().joined(separator: "\n")
        next[node] = "c\(stable(text))"
      }
      colours = next
      let count = Set(colours.values).count
      if count == classes { break }
      classes = count
    }
    return colours
  }

  private static func stable(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  private static func collect(_ quad: Quad, into nodes: inout [String: String]) {
    for term in [quad.triple.subject, quad.triple.object] { collect(term, into: &nodes) }
    if let graph = quad.graph { collect(graph, into: &nodes) }
  }

  private static func collect(_ term: Term, into nodes: inout [String: String]) {
    switch term {
    case .blank(let label): nodes[label] = ""
    case .triple(let triple):
      collect(triple.subject, into: &nodes)
      collect(triple.object, into: &nodes)
    default: break
    }
  }

  private static func spell(_ quad: Quad, _ colours: [String: String]) -> String {
    let triple = quad.triple
    let terms = [triple.subject, triple.predicate, triple.object] + [quad.graph].compactMap(\.self)
    return terms.map { spell($0, colours) }.joined(separator: " ")
  }

  private static func spell(_ term: Term, _ colours: [String: String]) -> String {
    switch term {
    case .iri(let iri): "<\(iri)>"
    case .blank(let label): "_:" + (colours[label] ?? "")
    case .literal(let literal):
      "\(literal.text.debugDescription)^^\(literal.datatype)@\(literal.language?.lowercased() ?? "")"
        + (literal.direction?.rawValue ?? "")
    case .triple(let triple):
      "<<" + spell(Quad(triple), colours) + ">>"
    }
  }
}
