import EntenteLanguage
import Glibc

/// Sorts words into classes by the words that stand beside them in raw text.
///
/// The exchange algorithm (Kneser and Ney 1993; Uszkoreit and Brants 2008) on both neighbours: each
/// word moves to the class in which its neighbours are told best, until a number of rounds is over.
struct ClusterTrainer {
  var rounds = 8

  /// A neighbour of a word and how often it stands there.
  private struct Context {
    var index: Int32
    var count: Int32
  }

  private var words: [UInt64] = []
  private var frequencies: [Int] = []
  private var contexts: [[Context]] = []
  private var contextCount = 0

  /// Counts the neighbours in sentences of word hashes.
  init(_ sentences: [[UInt64]], minimum: Int) {
    var counts: [UInt64: Int] = [:]
    for sentence in sentences { for word in sentence { counts[word, default: 0] += 1 } }
    let ranked = counts.filter { $0.value >= minimum }.sorted {
      ($1.value, $0.key) < ($0.value, $1.key)
    }
    words = ranked.map(\.key)
    frequencies = ranked.map(\.value)
    let numbers = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
    // Neighbours that are rare tell little; all of them are one, like the ends of sentences.
    let known = min(words.count, 20_000)
    contextCount = 2 * (known + 2)
    func context(_ word: UInt64?, _ side: Int) -> Int32 {
      guard let word else { return Int32(2 * known + side) }
      guard let number = numbers[word], number < known else { return Int32(2 * known + 2 + side) }
      return Int32(2 * number + side)
    }
    var seen = [[Int32]](repeating: [], count: words.count)
    for sentence in sentences {
      for index in sentence.indices {
        guard let number = numbers[sentence[index]] else { continue }
        seen[number].append(context(index > 0 ? sentence[index - 1] : nil, 0))
        seen[number].append(context(index + 1 < sentence.count ? sentence[index + 1] : nil, 1))
      }
    }
    contexts = seen.map { list in
      var runs: [Context] = []
      for index in list.sorted() {
        if runs.last?.index == index {
          runs[runs.count - 1].count += 1
        } else {
          runs.append(Context(index: index, count: 1))
        }
      }
      return runs
    }
  }

  /// Returns the class of each word, from 1.
  func classes(_ count: Int) -> [UInt64: Int] {
    // x log x, of which everything is made.
    let table: [Float] = (0..<4096).map { $0 == 0 ? 0 : Float($0) * logf(Float($0)) }
    func entropy(_ value: Int32) -> Float {
      value < 4096 ? table[Int(value)] : Float(value) * logf(Float(value))
    }
    var classOf = words.indices.map { $0 < count ? $0 : $0 % count }
    var matrix = [Int32](repeating: 0, count: contextCount * count)
    var totals = [Int32](repeating: 0, count: count)
    func add(_ word: Int, to label: Int, sign: Int32) {
      for context in contexts[word] {
        matrix[Int(context.index) * count + label] += sign * context.count
      }
      totals[label] += sign * Int32(frequencies[word])
    }
    for word in words.indices { add(word, to: classOf[word], sign: 1) }
    var gains = [Float](repeating: 0, count: count)
    for _ in 0..<rounds {
      for word in words.indices {
        let old = classOf[word]
        add(word, to: old, sign: -1)
        let frequency = Int32(frequencies[word])
        for label in 0..<count {
          gains[label] = 2 * (entropy(totals[label]) - entropy(totals[label] + frequency))
        }
        for context in contexts[word] {
          let row = Int(context.index) * count
          let alone = entropy(context.count)
          for label in 0..<count {
            let value = matrix[row + label]
            gains[label] += value == 0 ? alone : entropy(value + context.count) - entropy(value)
          }
        }
        var best = old
        for label in 0..<count where gains[label] > gains[best] { best = label }
        classOf[word] = best
        add(word, to: best, sign: 1)
      }
    }
    return Dictionary(uniqueKeysWithValues: words.indices.map { (words[$0], classOf[$0] + 1) })
  }
}
