import EntenteRDF

/// A sink before others that lets every triple through once, and counts.
///
/// A triple is known by 128 bits of a digest. Those of the first four million triples are kept, which takes
/// 128 MB at most; behind that a repetition is found where the triple is one of them.
final class DuplicateFilter: QuadSink {
  private let sink: any QuadSink
  private(set) var count = 0
  private(set) var duplicateCount = 0
  /// The digests, two words each; 0 0 is a free place.
  private var words: [UInt64]
  private var knownCount = 0
  private static let maximumCount = 1 << 22

  init(before sink: any QuadSink) {
    self.sink = sink
    words = Array(repeating: 0, count: 2 << 10)
  }

  func declare(prefix: String, namespace: String) throws {
    try sink.declare(prefix: prefix, namespace: namespace)
  }

  func write(_ quad: QuadRecord, in store: TermStore) throws {
    var digest = Digest()
    digest.add(quad, in: store)
    guard insert(digest) else {
      duplicateCount += 1
      return
    }
    count += 1
    try sink.write(quad, in: store)
  }

  /// Adds a digest; `false` where it is there.
  private func insert(_ digest: Digest) -> Bool {
    let first = digest.first | 1
    let mask = words.count / 2 - 1
    var place = Int(truncatingIfNeeded: digest.second) & mask
    while words[2 * place] != 0 {
      if words[2 * place] == first && words[2 * place + 1] == digest.second { return false }
      place = (place + 1) & mask
    }
    guard knownCount < Self.maximumCount else { return true }
    words[2 * place] = first
    words[2 * place + 1] = digest.second
    knownCount += 1
    if 2 * knownCount > mask { grow() }
    return true
  }

  private func grow() {
    let old = words
    words = Array(repeating: 0, count: 2 * old.count)
    let mask = words.count / 2 - 1
    for index in stride(from: 0, to: old.count, by: 2) where old[index] != 0 {
      var place = Int(truncatingIfNeeded: old[index + 1]) & mask
      while words[2 * place] != 0 { place = (place + 1) & mask }
      words[2 * place] = old[index]
      words[2 * place + 1] = old[index + 1]
    }
  }

  /// Two independent sums over the bytes of terms, each mixed by multiplication.
  private struct Digest {
    var first: UInt64 = 0x9E37_79B9_7F4A_7C15
    var second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    mutating func add(_ quad: QuadRecord, in store: TermStore) {
      add(quad.subject, in: store)
      add(quad.predicate, in: store)
      add(quad.object, in: store)
      if let graph = quad.graph { add(graph, in: store) }
      mix(0xFF)
    }

    private mutating func add(_ term: TermRecord, in store: TermStore) {
      if term.kind == .triple { return add(store.triples[term.value.lowerBound], in: store) }
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
}
