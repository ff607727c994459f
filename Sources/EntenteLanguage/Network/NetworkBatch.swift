/// What the network says of a word.
package struct NetworkChoice: Sendable {
  /// The index in ``LanguageNetwork/labels``.
  package var label = 0
  /// The index of the head in the sentence, -1 for the root.
  package var head = -1
  package var relation = DependencyRelation.root
}

/// Sentences to be analysed together, and what is said of them.
///
/// It holds what the network works with, so one is used for all sentences of a text.
package struct NetworkBatch: ~Copyable {
  /// The words of all sentences, one behind the other.
  var words: [NetworkWord] = []
  /// Where each sentence ends.
  package internal(set) var ends: [Int] = []
  /// What is said of each word.
  package internal(set) var choices: [NetworkChoice] = []
  /// The names, by the numbers of the words in the batch.
  package internal(set) var names: [NameSpan] = []

  /// The words that the first layer has read.
  var known = KnownWords()
  var path = NamePath()
  /// The number of each word among those known.
  let numbers = NumberBuffer<Int32>()
  let rows = NumberBuffer<Int32>()
  let inputs = NumberBuffer<UInt8>()
  /// What the first layer makes of each known word.
  let firstSums = NumberBuffer<Int32>()
  let states = (NumberBuffer<UInt8>(), NumberBuffer<UInt8>())
  let sums = NumberBuffer<Int32>()
  let arcs = NumberBuffer<UInt8>()
  let pairs = NumberBuffer<UInt8>()
  let packed = NumberBuffer<Int8>()
  let starts = NumberBuffer<Int32>()
  let distances = NumberBuffer<Float>()
  let scores = NumberBuffer<Float>()

  package init() {}

  /// The number of words.
  package var count: Int { words.count }

  /// Forgets the sentences.
  package mutating func clear() {
    words.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
