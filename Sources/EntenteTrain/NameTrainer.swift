import EntenteLanguage

/// Trains the name finder.
struct NameTrainer {
  /// A sentence as the name finder sees it, with its names.
  struct Example {
    var context: NameContext
    var labels: [NameLabel]
    var source: UInt64
  }

  var epochs = 6
  var cutoff = 3
  var margin: Float = 15
  var seed: UInt64 = 1
  /// The share of words that are taken for unknown in each pass.
  var forgetting = 0.1

  /// The labels that the model chooses from.
  static var labels: [NameLabel] {
    [.outside]
      + NameSpan.Kind.allCases.filter { $0 != .position }.flatMap { kind in
        [NameLabel.Part.first, .inner, .last, .single].map { NameLabel(part: $0, kind: kind) }
      }
  }

  /// The kind that a corpus means, `nil` for what is no name.
  static func kind(_ label: String) -> NameSpan.Kind? {
    switch label {
    case "PER", "person", "politician", "scientist", "researcher", "writer", "musicalartist":
      .person
    case "ORG", "organisation", "university", "band": .organization
    case "politicalparty": .party
    case "country": .state
    case "LOC", "location": .place
    case "event", "election", "conference": .event
    case "O": nil
    default: .other
    }
  }

  /// Turns IOB labels of either kind into those of the model. Where the data do not tell states from
  /// other places, or parties from other organizations, the gazetteer does.
  static func labels(_ sentence: NameSentence, hints: [UInt64]) -> [NameLabel] {
    let kinds = sentence.labels.map { kind(String($0.split(separator: "-").last ?? "O")) }
    var labels: [NameLabel] = []
    for index in kinds.indices {
      guard var kind = kinds[index] else {
        labels.append(.outside)
        continue
      }
      func continues(_ index: Int) -> Bool {
        index > 0 && index < kinds.count && sentence.labels[index].hasPrefix("I")
          && sentence.labels[index].dropFirst() == sentence.labels[index - 1].dropFirst()
      }
      func isParty(_ index: Int) -> Bool {
        var end = index
        repeat {
          if hints[end] & NameKinds.bit(.party) != 0 || sentence.words[end] == "Party" {
            return true
          }
          end += 1
        } while continues(end)
        return false
      }
      let begins = !continues(index)
      let ends = !continues(index + 1)
      if sentence.labels[index].hasSuffix("-ORG"), isParty(index) { kind = .party }
      if kind == .place, hints[index] & NameKinds.bit(.state) != 0 { kind = .state }
      if !begins, let previous = labels.last?.kind { kind = previous }
      labels.append(
        NameLabel(part: begins ? ends ? .single : .first : ends ? .last : .inner, kind: kind))
    }
    return labels
  }

  func train(_ examples: [Example]) -> Perceptron {
    let labels = Self.labels
    let numbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let gold = examples.map { $0.labels.map { numbers[$0] ?? 0 } }
    let model = Perceptron(classes: labels.count, cutoff: cutoff)
    var features = FeatureBuffer()
    for (index, example) in examples.enumerated() {
      for word in example.labels.indices where isSeen(example, word, gold[index]) {
        NameFeatures.extract(
          example.context, gold[index], at: word, source: example.source, into: &features)
        model.count(features)
      }
    }
    for pass in 0..<epochs {
      var random = RandomSource(seed: seed &* 1000 &+ UInt64(pass))
      for index in random.order(examples.count) {
        var example = examples[index]
        // Else the words themselves, each of which training knows, leave the lists nothing to explain
        // (Sutton, Sindelar and McCallum 2006).
        for word in example.labels.indices where random.fraction() < forgetting {
          example.context.forget(word)
        }
        var history: [Int] = []
        for word in example.labels.indices {
          let goesOn = history.last.map { labels[$0].isOpen } ?? false
          guard goesOn || isSeen(example, word, gold[index]) else {
            history.append(0)
            continue
          }
          NameFeatures.extract(
            example.context, history, at: word, source: example.source, into: &features)
          model.score(features)
          let right = gold[index][word]
          var best = 0
          var wrong = right == 0 ? 1 : 0
          for label in labels.indices {
            if model.scores[label] > model.scores[best] { best = label }
            if label != right, model.scores[label] > model.scores[wrong] { wrong = label }
          }
          if model.scores[right] <= model.scores[wrong] + margin {
            model.update(features, good: right, bad: wrong)
          }
          model.advance()
          history.append(best)
        }
      }
    }
    return model
  }

  /// Whether the finder would look at a word that stands behind these labels.
  private func isSeen(_ example: Example, _ word: Int, _ gold: [Int]) -> Bool {
    example.context.canBegin(word) || (word > 0 && Self.labels[gold[word - 1]].isOpen)
  }

  /// Returns the bytes of a model.
  static func file(_ models: [Perceptron], known: KnownNameTable, words: NameWordTable) -> [UInt8] {
    var writer = ModelWriter()
    writer.add("labels", lines: labels.map(\.description))
    writer.add("known", words: known.entries.map { ($0.key, $0.value) })
    writer.add("words", words: words.entries)
    Report.say(writer.add("weights", weights: models, bits: 22))
    return writer.contents
  }
}

/// The kinds of names as bits.
enum NameKinds {
  static func bit(_ kind: NameSpan.Kind) -> UInt64 {
    1 << UInt64(NameSpan.Kind.allCases.firstIndex(of: kind) ?? 0)
  }
}
