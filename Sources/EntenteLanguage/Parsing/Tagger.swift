/// Gives each word its part of speech, universal and of the Penn treebank at once.
///
/// A greedy linear model from left to right: the two tags are one class, so they never contradict.
package struct Tagger: Sendable {
  /// A universal and a Penn tag that go together.
  package struct Label: Sendable {
    package var tag: UniversalTag
    package var fineTag: String
  }

  package let labels: [Label]
  /// The number of the universal tag of each label, which the parser takes for a feature.
  let coarseTags: [UInt64]
  private let weights: WeightTable
  /// The words that training saw often, by what tags they had there.
  private let lexicon: WordTable
  /// The spellings that were always one thing, with its label + 1.
  private let certain: WordTable?

  /// Opens a tagger; returns `nil` where the file holds none.
  package init?(_ model: ModelFile) {
    guard let weights = model.weights("weights"), let lexicon = model.words("lexicon") else {
      return nil
    }
    labels = model.lines("labels").map { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      return Label(
        tag: UniversalTag(rawValue: String(parts[0])) ?? .other,
        fineTag: parts.count > 1 ? String(parts[1]) : "")
    }
    coarseTags = labels.map { UInt64(UniversalTag.allCases.firstIndex(of: $0.tag) ?? 0) }
    guard labels.count == weights.classes else { return nil }
    self.weights = weights
    self.lexicon = lexicon
    certain = model.words("certain")
  }

  /// Returns the index in ``labels`` for each word.
  package func tag(_ forms: [WordForm]) -> [Int] {
    var doubts: [Int] = []
    return tag(forms, doubts: &doubts)
  }

  /// Returns the index in ``labels`` for each word; `doubts` becomes the index of the tag that was
  /// nearly given to each, -1 where the tagger is sure.
  package func tag(_ forms: [WordForm], doubts: inout [Int]) -> [Int] {
    let margin = Int(Self.doubt * weights.unit)
    doubts.removeAll(keepingCapacity: true)
    var features = FeatureBuffer()
    var scores = Scores()
    var tags: [Int] = []
    tags.reserveCapacity(forms.count)
    let classes = forms.map { TaggerFeatures.ambiguity($0, lexicon[hash: $0.lower]) }
    for index in forms.indices {
      if let known = certain?[hash: forms[index].form], 1...labels.count ~= known {
        tags.append(known - 1)
        doubts.append(-1)
        continue
      }
      TaggerFeatures.extract(forms, classes, tags, at: index, into: &features)
      weights.score(features, into: &scores)
      var best = 0
      for label in 1..<labels.count where scores[label] > scores[best] { best = label }
      tags.append(best)
      var second = best == 0 ? 1 : 0
      for label in 0..<labels.count where label != best && scores[label] > scores[second] {
        second = label
      }
      doubts.append(Int(scores[best]) - Int(scores[second]) < margin ? second : -1)
    }
    return tags
  }

  /// How many updates of training the second best tag may be behind to be worth a thought.
  private static let doubt: Float = 12
}

/// What the tagger sees of a word and its neighbours.
package enum TaggerFeatures {
  /// What a word can be: the class of its tags in training, or its ending and shape.
  package static func ambiguity(_ form: WordForm, _ known: Int) -> UInt64 {
    known > 0 ? UInt64(known) : Hash.mix(form.suffixes[1], form.flags)
  }

  /// Fills `features` for the word at `index`; `tags` holds the tags of the words before it.
  package static func extract(
    _ forms: [WordForm], _ classes: [UInt64], _ tags: [Int], at index: Int,
    into features: inout FeatureBuffer
  ) {
    features.clear()
    let count = forms.count
    let word = forms[index].lower
    let form = forms[index].form
    let flags = forms[index].flags
    let class0 = classes[index]
    let isFirst: UInt64 = index == 0 ? 1 : 0
    let left1 = index > 0 ? forms[index - 1].lower : 11
    let left2 = index > 1 ? forms[index - 2].lower : 12
    let right1 = index + 1 < count ? forms[index + 1].lower : 13
    let right2 = index + 2 < count ? forms[index + 2].lower : 14
    let class1 = index + 1 < count ? classes[index + 1] : 15
    let class2 = index + 2 < count ? classes[index + 2] : 16
    let tag1 = index > 0 ? UInt64(tags[index - 1]) : 1001
    let tag2 = index > 1 ? UInt64(tags[index - 2]) : 1002
    let tag3 = index > 2 ? UInt64(tags[index - 3]) : 1003
    let tags12 = Hash.mix(tag1, tag2)

    // The word by itself.
    features.add(1, 1)
    features.add(2, form)
    features.add(3, word)
    for length in 0..<4 { features.add(4 + UInt64(length), forms[index].prefixes[length]) }
    for length in 0..<5 { features.add(8 + UInt64(length), forms[index].suffixes[length]) }
    features.add(13, forms[index].shape, isFirst)
    features.add(14, flags, isFirst)
    features.add(15, class0)
    features.add(16, forms[index].cluster)
    features.add(17, forms[index].coarse)

    // The words around it.
    features.add(20, left1)
    features.add(21, left2)
    features.add(22, right1)
    features.add(23, right2)
    features.add(24, word, right1)
    features.add(25, word, left1)
    features.add(26, left1, right1)
    features.add(27, left1, left2)
    features.add(28, right1, right2)
    features.add(29, left1, word, right1)

    // The tags before it and what the words after it can be.
    features.add(30, tag1)
    features.add(31, tags12)
    features.add(32, tags12, tag3)
    features.add(33, tag1, word)
    features.add(34, tags12, word)
    features.add(35, tag1, class1)
    features.add(36, class0, tag1)
    features.add(37, class0, tags12)
    features.add(38, class0, class1)
    features.add(39, class0, class1, tag1)
    features.add(40, class0, class1, class2)
    features.add(41, class1, class2)
    features.add(42, word, class1)
    features.add(43, forms[index].suffixes[2], tag1)
    features.add(44, left1, tag2)
    features.add(45, forms[index].suffixes[1], tag1, class1)

    // The shapes and classes around it.
    if index > 0 {
      features.add(50, forms[index - 1].flags, flags)
      features.add(51, forms[index - 1].suffixes[2], tag1)
      features.add(52, forms[index - 1].cluster)
      features.add(53, forms[index - 1].coarse, forms[index].coarse)
    } else {
      features.add(50, 99, flags)
    }
    if index + 1 < count {
      features.add(54, forms[index + 1].suffixes[2])
      features.add(55, forms[index + 1].flags, flags)
      features.add(56, forms[index + 1].cluster)
      features.add(57, forms[index].coarse, forms[index + 1].coarse)
      features.add(58, tag1, forms[index + 1].coarse)
      features.add(60, forms[index + 1].suffixes[1], class0)
    } else {
      features.add(55, 99, flags)
    }
    features.add(59, tag1, forms[index].coarse)
  }
}
