import EntenteLanguage

/// Trains the tagger.
struct TaggerTrainer {
  var epochs = 10
  var cutoff = 4
  var margin: Float = 10
  var seed: UInt64 = 1

  /// The joint tags of the data that are frequent enough to learn, the most frequent first.
  static func labels(_ data: [TreebankSentence]) -> [String] {
    var counts: [String: Int] = [:]
    for sentence in data { for tag in sentence.tags { counts[tag, default: 0] += 1 } }
    return counts.filter { $0.value >= 5 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(
      \.key)
  }

  /// The words that the data holds often, by the tags that they have there.
  static func lexicon(_ data: [TreebankSentence], _ labels: [String: Int]) -> [UInt64: Int] {
    var counts: [UInt64: [Int: Int]] = [:]
    for sentence in data {
      for (form, tag) in zip(sentence.forms, sentence.tags) {
        if let label = labels[tag] { counts[form.lower, default: [:]][label, default: 0] += 1 }
      }
    }
    var classes: [[Int]: Int] = [:]
    var lexicon: [UInt64: Int] = [:]
    for (word, tags) in counts.sorted(by: { $0.key < $1.key }) {
      let total = tags.values.reduce(0, +)
      guard total >= 3 else { continue }
      // Tags of a twentieth of the uses; the one of most uses is marked.
      let key = tags.filter { $0.value * 20 >= total }
        .map { $0.key * 2 + ($0.value * 2 > total ? 1 : 0) }.sorted()
      let number = classes[key] ?? classes.count + 1
      classes[key] = number
      lexicon[word] = number
    }
    return lexicon
  }

  /// The words that are so often one thing and never another that nothing needs to be asked.
  static func certain(_ data: [TreebankSentence], _ labels: [String: Int]) -> [(UInt64, Int)] {
    var counts: [UInt64: [Int: Int]] = [:]
    for sentence in data {
      for (form, tag) in zip(sentence.forms, sentence.tags) {
        counts[form.form, default: [:]][labels[tag] ?? -1, default: 0] += 1
      }
    }
    return counts.compactMap { form, tags in
      guard tags.count == 1, let (label, count) = tags.first, count >= 30, label >= 0 else {
        return nil
      }
      return (form, label + 1)
    }
  }

  /// Returns the trained weights.
  func train(
    _ data: [TreebankSentence], labels: [String: Int], lexicon: [UInt64: Int]
  ) -> Perceptron {
    let model = Perceptron(classes: labels.count, cutoff: cutoff)
    var features = FeatureBuffer()
    let gold = data.map { $0.tags.map { labels[$0] ?? -1 } }
    let classes = data.map { $0.forms.map { TaggerFeatures.ambiguity($0, lexicon[$0.lower] ?? 0) } }
    for (index, sentence) in data.enumerated() {
      for word in sentence.forms.indices {
        TaggerFeatures.extract(
          sentence.forms, classes[index], gold[index].map { max(0, $0) }, at: word, into: &features)
        model.count(features)
      }
    }
    var random = RandomSource(seed: seed)
    var tags: [Int] = []
    for _ in 0..<epochs {
      for index in random.order(data.count) {
        tags.removeAll(keepingCapacity: true)
        for word in data[index].forms.indices {
          TaggerFeatures.extract(data[index].forms, classes[index], tags, at: word, into: &features)
          model.score(features)
          let right = gold[index][word]
          var best = 0
          var wrong = right == 0 ? 1 : 0
          for label in 0..<labels.count {
            if model.scores[label] > model.scores[best] { best = label }
            if label != right, model.scores[label] > model.scores[wrong] { wrong = label }
          }
          if right >= 0, model.scores[right] <= model.scores[wrong] + margin {
            model.update(features, good: right, bad: wrong)
          }
          model.advance()
          tags.append(best)
        }
      }
    }
    return model
  }

  /// Returns the bytes of a model.
  static func file(
    _ models: [Perceptron], labels: [String], lexicon: [UInt64: Int],
    certain: [(hash: UInt64, value: Int)] = [], bits: Int = 22
  ) -> [UInt8] {
    var writer = ModelWriter()
    writer.add("labels", lines: labels)
    writer.add("lexicon", words: lexicon.map { ($0.key, $0.value) })
    writer.add("certain", words: certain)
    Report.say(writer.add("weights", weights: models, bits: bits))
    return writer.contents
  }
}
