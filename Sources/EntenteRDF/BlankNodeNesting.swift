/// Which blank nodes of a whole document can stand in brackets where they are referred to, so that
/// Turtle needs no labels for them.
///
/// Such a node is the object of one triple, names no graph, comes in no triple term, and everything
/// that is said of it is said in the graph of that triple. Nodes that refer to each other in a circle
/// keep their labels, as do those that would nest too deep for a reader.
package struct BlankNodeNesting: Sendable {
  private let quads: [QuadRecord]
  /// The triples of each nested node, by their index.
  private var content: [[UInt8]: [Int]] = [:]
  /// The cells of lists that hold nothing but their items: each says whether the rest does so too.
  private var cells: [[UInt8]: Cell] = [:]
  /// Subjects that nothing refers to.
  private var unnamed: Set<[UInt8]> = []

  /// A cell of a list, and the next one; none where the list ends.
  private struct Cell {
    var item: TermRecord
    var next: [UInt8]?
  }

  /// How deep brackets go before a node keeps its label.
  private static let maximumDepth = 32

  /// Looks at all triples of a document, which must come subject by subject, and graph by graph
  /// where graphs are written.
  package init(_ quads: [QuadRecord], in store: TermStore, withGraphs: Bool) {
    self.quads = quads
    var census = Census(hasGraphs: withGraphs)
    for (index, quad) in quads.enumerated() { census.note(quad, index, in: store) }
    let candidates = census.candidates
    content = candidates
    cells = Self.cells(of: candidates, quads, in: store)
    nest(in: store)
    unnamed = census.unnamed
  }

  /// Whether a node is written where it is referred to, and nowhere else.
  func isNested(_ term: TermRecord, in store: TermStore) -> Bool {
    term.kind == .blank && content[Array(store.bytes[term.value])] != nil
  }

  /// Whether a subject needs no label, since nothing refers to it.
  func isUnnamed(_ term: TermRecord, in store: TermStore) -> Bool {
    term.kind == .blank && unnamed.contains(Array(store.bytes[term.value]))
  }

  /// What is said of a nested node.
  func quads(of term: TermRecord, in store: TermStore) -> [QuadRecord] {
    (content[Array(store.bytes[term.value])] ?? []).map { quads[$0] }
  }

  /// The items of the list that begins with a nested node; `nil` where it is none.
  func items(of term: TermRecord, in store: TermStore) -> [TermRecord]? {
    var cell = cells[Array(store.bytes[term.value])]
    guard cell != nil else { return nil }
    var items: [TermRecord] = []
    while let current = cell {
      items.append(current.item)
      cell = current.next.flatMap { cells[$0] }
    }
    return items
  }

  // MARK: Lists

  /// The nodes that are cells of pure lists, found from the ends of the lists.
  private static func cells(
    of candidates: [[UInt8]: [Int]], _ quads: [QuadRecord], in store: TermStore
  ) -> [[UInt8]: Cell] {
    var waiting: [[UInt8]: (label: [UInt8], cell: Cell)] = [:]
    var ends: [(label: [UInt8], cell: Cell)] = []
    for (label, indices) in candidates where indices.count == 2 {
      let pair = indices.map { quads[$0] }
      guard let first = pair.first(where: { store.equal($0.predicate.value, Self.first) }),
        let rest = pair.first(where: { store.equal($0.predicate.value, Self.rest) })
      else { continue }
      if rest.object.kind == .iri, store.equal(rest.object.value, Self.nil) {
        ends.append((label, Cell(item: first.object)))
      } else if rest.object.kind == .blank {
        // No other node can refer to the rest: every candidate is the object of one triple.
        let next = Array(store.bytes[rest.object.value])
        waiting[next] = (label, Cell(item: first.object, next: next))
      }
    }
    var cells: [[UInt8]: Cell] = [:]
    for end in ends {
      var known: (label: [UInt8], cell: Cell)? = end
      while let current = known {
        cells[current.label] = current.cell
        known = waiting[current.label]
      }
    }
    return cells
  }

  private static let first = Array(RDF.first.utf8)
  private static let rest = Array(RDF.rest.utf8)
  private static let `nil` = Array(RDF.nil.utf8)

  // MARK: Depth

  /// Keeps those candidates that a walk from the others reaches, so deep at most.
  private mutating func nest(in store: TermStore) {
    var reached: [[UInt8]: [Int]] = [:]
    var stack: [(node: [UInt8], depth: Int)] = []
    func push(_ term: TermRecord, _ depth: Int) {
      guard term.kind == .blank else { return }
      let label = Array(store.bytes[term.value])
      if content[label] != nil { stack.append((label, depth)) }
    }
    for quad in quads {
      let isRoot =
        quad.subject.kind != .blank || content[Array(store.bytes[quad.subject.value])] == nil
      if isRoot { push(quad.object, 1) }
    }
    while let (node, depth) = stack.popLast() {
      guard let indices = content[node] else { continue }
      // A node too deep becomes a subject of its own, and what it refers to begins anew.
      if depth <= Self.maximumDepth { reached[node] = indices }
      let next = depth <= Self.maximumDepth ? depth : 0
      // The cells of a list stand beside each other.
      let isCell = cells[node]?.next != nil && next > 0
      for index in indices {
        let isRest = isCell && store.equal(quads[index].predicate.value, Self.rest)
        push(quads[index].object, isRest ? next : next + 1)
      }
    }
    for label in content.keys where reached[label] == nil { dissolveList(at: label) }
    content = reached
  }

  /// A cell that keeps its label makes of the cells before it nodes with properties.
  private mutating func dissolveList(at label: [UInt8]) {
    guard cells[label] != nil else { return }
    cells[label] = nil
    var label = label
    while let before = cells.first(where: { $0.value.next == label })?.key {
      cells[before] = nil
      label = before
    }
  }

  // MARK: References

  /// How the blank nodes of a document are referred to.
  private struct Census {
    private struct Uses {
      var references = 0
      var quads: [Int] = []
      /// The graphs of all its triples, as far as they differ.
      var graphs: Set<[UInt8]> = []
      var isElsewhere = false
    }

    private let hasGraphs: Bool
    private var uses: [[UInt8]: Uses] = [:]

    init(hasGraphs: Bool) { self.hasGraphs = hasGraphs }

    mutating func note(_ quad: QuadRecord, _ index: Int, in store: TermStore) {
      let name = hasGraphs ? quad.graph : nil
      let graph = name.map { [$0.kind.rawValue] + store.bytes[$0.value] } ?? []
      if quad.subject.kind == .blank {
        uses[Array(store.bytes[quad.subject.value]), default: Uses()].quads.append(index)
        uses[Array(store.bytes[quad.subject.value])]?.graphs.insert(graph)
      }
      if quad.object.kind == .blank {
        uses[Array(store.bytes[quad.object.value]), default: Uses()].references += 1
        uses[Array(store.bytes[quad.object.value])]?.graphs.insert(graph)
      }
      if let name, name.kind == .blank { exclude(name, in: store) }
      if quad.object.kind == .triple {
        exclude(store.triples[quad.object.value.lowerBound], in: store)
      }
    }

    private mutating func exclude(_ triple: QuadRecord, in store: TermStore) {
      exclude(triple.subject, in: store)
      exclude(triple.object, in: store)
    }

    private mutating func exclude(_ term: TermRecord, in store: TermStore) {
      if term.kind == .triple { exclude(store.triples[term.value.lowerBound], in: store) }
      guard term.kind == .blank else { return }
      uses[Array(store.bytes[term.value]), default: Uses()].isElsewhere = true
    }

    /// The nodes that are the object of one triple, with their own triples.
    var candidates: [[UInt8]: [Int]] {
      uses.filter {
        $0.value.references == 1 && $0.value.graphs.count == 1 && !$0.value.isElsewhere
      }
      .mapValues(\.quads)
    }

    /// The nodes that are subjects alone.
    var unnamed: Set<[UInt8]> {
      Set(
        uses.filter {
          $0.value.references == 0 && $0.value.graphs.count == 1 && !$0.value.isElsewhere
        }.keys)
    }
  }
}
