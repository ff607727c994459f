import EntenteLanguage

/// A sentence as the network is trained on it.
struct NetworkExample {
  /// For each word the rows of its features, 0 for none; see ``NetworkFeatures``.
  var features: [Int32] = []
  /// The chance that a word is shown as one never met.
  var rarity: [Float] = []
  /// The number of the tag of each word, -1 for one that is not learned.
  var tags: [Int] = []
  /// The head of each word from 1, 0 for the root, -1 in sentences without a tree.
  var heads: [Int] = []
  /// The number of the relation to it, -1 for one that is not learned.
  var relations: [Int] = []
  /// The number of the ``NameLabel`` of each word, -1 for one that is not learned.
  var names: [Int] = []
  var source = NameSource.talk

  var hasTree: Bool { heads.first.map { $0 >= 0 } ?? false }
  var count: Int { heads.count }
}

/// The rows of the features that training met often enough.
struct FeatureRows {
  /// Row 0 is that of no feature, row 1 that of words never met.
  private(set) var rows: [UInt64: Int32] = [:]
  private var words: [UInt64: Int] = [:]
  static let unknown = Int32(NetworkFeatures.unknownRow)

  var count: Int { rows.count + 2 }

  /// Counts the features of sentences and keeps those that occur `least` times, words `leastWords` times.
  init(_ sentences: some Sequence<[NetworkWord]>, least: Int, leastWords: Int) {
    var counts: [UInt64: Int] = [:]
    var hashes = InlineArray<16, UInt64>(repeating: 0)
    for sentence in sentences {
      for word in sentence {
        NetworkFeatures.extract(word, into: &hashes)
        for index in 0..<NetworkFeatures.count where hashes[index] != 0 {
          counts[hashes[index], default: 0] += 1
        }
        words[hashes[0]] = 0
      }
    }
    for (hash, count) in counts.sorted(by: { $0.key < $1.key }) {
      let isWord = words[hash] != nil
      if isWord { words[hash] = count }
      if count >= (isWord ? leastWords : least) { rows[hash] = Int32(rows.count + 2) }
    }
  }

  /// Adds the features of a word to an example.
  func add(_ word: NetworkWord, to example: inout NetworkExample) {
    var hashes = InlineArray<16, UInt64>(repeating: 0)
    NetworkFeatures.extract(word, into: &hashes)
    for index in 0..<NetworkFeatures.count {
      let unknown = index == NetworkFeatures.word ? Self.unknown : 0
      example.features.append(rows[hashes[index]] ?? unknown)
    }
    let count = Float(words[hashes[0]] ?? 0)
    example.rarity.append(0.25 / (0.25 + count))
  }
}

/// Turns sentences into the numbers that the network is trained with.
struct NetworkNumbers {
  let rows: FeatureRows
  private let tags: [String: Int]
  private let relations: [DependencyRelation: Int]

  init(labels: [String], relations: [DependencyRelation], rows: FeatureRows) {
    self.rows = rows
    tags = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    self.relations = Dictionary(uniqueKeysWithValues: relations.enumerated().map { ($1, $0) })
  }

  func example(_ sentence: NetworkData.Sentence) -> NetworkExample {
    let unknown = Array(repeating: -1, count: sentence.words.count)
    var example = NetworkExample()
    for word in sentence.words { rows.add(word, to: &example) }
    example.tags = sentence.tree?.tags.map { tags[$0] ?? -1 } ?? unknown
    example.heads = sentence.tree?.heads.map { $0 + 1 } ?? unknown
    example.relations = sentence.tree?.relations.map { relations[$0] ?? -1 } ?? unknown
    example.names = sentence.names.map { NameLabels.numbers($0, count: unknown.count) } ?? unknown
    example.source = sentence.source
    return example
  }
}
