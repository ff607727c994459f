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
    guard insert(QuadDigest(quad, in: store)) else {
      duplicateCount += 1
      return
    }
    count += 1
    try sink.write(quad, in: store)
  }

  /// Adds a digest; `false` where it is there.
  private func insert(_ digest: QuadDigest) -> Bool {
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
}
