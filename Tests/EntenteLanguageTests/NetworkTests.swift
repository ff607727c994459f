import CLanguage
import EntenteLanguage
import Testing

@Suite struct `Network` {
  @Test(arguments: 1..<200)
  func `the best tree is found`(seed: UInt64) {
    var random = Numbers(seed: seed)
    let count = Int(seed % 5) + 1
    let scores = (0..<count * (count + 1)).map { _ in Float(random.next() % 2000) / 100 - 10 }
    func total(_ heads: [Int]) -> Float {
      heads.enumerated().reduce(0) { $0 + scores[$1.offset * (count + 1) + $1.element] }
    }
    let found = SpanningTree.heads(scores, count: count)
    #expect(Self.isTree(found))
    let best = Self.trees(count).map(total).max()
    #expect(abs(total(found) - (best ?? 0)) < 1e-3)
  }

  /// Whether heads, from 1 with 0 for the root, make one tree with one word below the root.
  private static func isTree(_ heads: [Int]) -> Bool {
    heads.count { $0 == 0 } == 1
      && heads.indices.allSatisfy { word in
        var above = word + 1
        for _ in heads where above > 0 { above = heads[above - 1] }
        return above == 0
      }
  }

  /// Every tree over some words.
  private static func trees(_ count: Int) -> [[Int]] {
    var all: [[Int]] = [[]]
    for word in 1...count {
      all = all.flatMap { heads in (0...count).filter { $0 != word }.map { heads + [$0] } }
    }
    return all.filter(isTree)
  }

  @Test(arguments: [(1, 16), (5, 16), (6, 32), (13, 48), (37, 112)])
  func `every machine's product is the plain one`(rows: Int, columns: Int) {
    var random = Numbers(seed: UInt64(rows))
    let width = 4 * rows
    let left = (0..<rows * width).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let right = (0..<width * columns).map { _ in Int8(truncatingIfNeeded: random.next()) }
    let starts = (0..<columns).map { _ in Int32(truncatingIfNeeded: random.next() >> 40) }
    var sums = [Int32](repeating: 0, count: rows * columns)
    var plain = sums
    unsafe EntenteProduct(left, width, rows, right, starts, width / 4, columns, &sums, columns)
    unsafe EntenteProductPlainly(
      left, width, rows, right, starts, width / 4, columns, &plain, columns)
    #expect(sums == plain)
  }

  @Test func `labels of a name follow one another`() {
    // The second word would rather be the inner one of a name that never began.
    let count = NameLabel.count
    var scores = [Float](repeating: 0, count: 3 * count)
    func set(_ word: Int, _ part: NameLabel.Part, _ kind: NameSpan.Kind, _ score: Float) {
      scores[word * count + NameLabel(part: part, kind: kind).number] = score
    }
    set(0, .first, .person, 2)
    set(0, .single, .person, 3)
    set(1, .inner, .organization, 4)
    set(1, .last, .person, 3.5)
    set(2, .single, .state, 1)
    let names = NamePath.names(scores, count: 3)
    #expect(names.map(\.tokens) == [0..<2, 2..<3])
    #expect(names.map(\.kind) == [.person, .state])
    #expect(names[0].score < names[1].score)
  }

  /// Numbers by chance, the same for the same seed.
  private struct Numbers {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }
}
