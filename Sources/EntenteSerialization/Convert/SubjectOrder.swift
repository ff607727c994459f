import EntenteRDF

/// The triples of a document brought together by graph, subject and predicate, each in the order of
/// its first triple; what a subject is comes first.
enum SubjectOrder {
  static func sorted(_ quads: [QuadRecord], in store: TermStore, byGraph: Bool) -> [QuadRecord] {
    var graphs = FirstPlaces()
    var subjects = FirstPlaces()
    var predicates = FirstPlaces()
    let type = Array(RDF.type.utf8)
    let keys = quads.enumerated().map { index, quad in
      let graph = graphs.place(
        of: (byGraph ? quad.graph : nil).map { [$0] } ?? [], [], store, index)
      let subject = subjects.place(of: [quad.subject], [graph], store, index)
      let isType = store.equal(quad.predicate.value, type)
      let predicate =
        isType ? -1 : predicates.place(of: [quad.predicate], [graph, subject], store, index)
      return (graph, subject, predicate, index)
    }
    return keys.sorted(by: <).map { quads[$0.3] }
  }

  /// Where things came first.
  private struct FirstPlaces {
    private struct Key: Hashable {
      var places: [Int]
      var kinds: [UInt8]
      var bytes: [UInt8]
    }

    private var known: [Key: Int] = [:]

    mutating func place(
      of terms: [TermRecord], _ places: [Int], _ store: TermStore, _ index: Int
    ) -> Int {
      let key = Key(
        places: places, kinds: terms.map(\.kind.rawValue),
        bytes: terms.flatMap { store.bytes[$0.value] })
      if let place = known[key] { return place }
      known[key] = index
      return index
    }
  }
}
