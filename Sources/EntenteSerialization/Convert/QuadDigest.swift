import EntenteRDF

/// 128 bits by which a triple is known: two independent sums over the bytes of its terms, each mixed by
/// multiplication.
struct QuadDigest: Hashable {
  private(set) var first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private(set) var second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  /// Digests a triple with its graph; `asAnyBlank` takes all blank nodes for one, whose labels are a
  /// document's own.
  init(_ quad: QuadRecord, in store: TermStore, asAnyBlank: Bool = false) {
    add(quad, in: store, asAnyBlank)
  }

  private mutating func add(_ quad: QuadRecord, in store: TermStore, _ asAnyBlank: Bool) {
    add(quad.subject, in: store, asAnyBlank)
    add(quad.predicate, in: store, asAnyBlank)
    add(quad.object, in: store, asAnyBlank)
    if let graph = quad.graph { add(graph, in: store, asAnyBlank) }
    mix(0xFF)
  }

  private mutating func add(_ term: TermRecord, in store: TermStore, _ asAnyBlank: Bool) {
    if term.kind == .triple {
      return add(store.triples[term.value.lowerBound], in: store, asAnyBlank)
    }
    if term.kind == .blank, asAnyBlank { return mix(UInt64(term.kind.rawValue) << 56) }
    mix(UInt64(term.kind.rawValue) << 56 | UInt64(term.value.count))
    add(term.value, in: store)
    if !term.qualifier.isEmpty { add(term.qualifier, in: store) }
  }

  private mutating func add(_ range: Range<Int>, in store: TermStore) {
    var word: UInt64 = 0
    var filled = 0
    for index in range {
      word = word << 8 | UInt64(store.bytes[index])
      filled += 1
      if filled == 8 {
        mix(word)
        word = 0
        filled = 0
      }
    }
    mix(word ^ UInt64(filled) << 60)
  }

  private mutating func mix(_ word: UInt64) {
    let a = (first ^ word).multipliedFullWidth(by: 0x9FB2_1C65_1E98_DF25)
    first = a.high ^ a.low
    let b = (second ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    second = b.high ^ b.low &+ word
  }
}
