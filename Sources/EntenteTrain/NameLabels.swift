import EntenteLanguage

/// Turns the labels of the corpora into those of the network.
enum NameLabels {
  /// The kind that a corpus means, `nil` for what is no name.
  private static func kind(_ label: Substring) -> NameSpan.Kind? {
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

  /// The names of a sentence with labels of either kind of IOB. Where the data do not tell states from
  /// other places, or parties from other organizations, the gazetteer does by the hints of the words.
  static func names(_ sentence: NameSentence, _ words: [NetworkWord]) -> [NameSpan] {
    var names: [NameSpan] = []
    var start = 0
    while start < sentence.labels.count {
      let label = sentence.labels[start]
      var end = start + 1
      while end < sentence.labels.count, sentence.labels[end].hasPrefix("I"),
        sentence.labels[end].dropFirst() == label.dropFirst()
      {
        end += 1
      }
      defer { start = end }
      guard var kind = kind(label.split(separator: "-").last ?? "O") else {
        end = start + 1
        continue
      }
      let isParty = (start..<end).contains { index in
        words[index].hint & bit(.party) != 0 || sentence.words[index] == "Party"
      }
      if label.hasSuffix("-ORG"), isParty { kind = .party }
      if kind == .place, words[start].hint & bit(.state) != 0 { kind = .state }
      names.append(NameSpan(tokens: start..<end, kind: kind, score: 1))
    }
    return names
  }

  /// The number of the label of each of `count` words.
  static func numbers(_ names: [NameSpan], count: Int) -> [Int] {
    var numbers = [Int](repeating: 0, count: count)
    for name in names {
      for index in name.tokens {
        let isFirst = index == name.tokens.lowerBound
        let isLast = index == name.tokens.upperBound - 1
        let part: NameLabel.Part =
          isFirst ? (isLast ? .single : .first) : (isLast ? .last : .inner)
        numbers[index] = NameLabel(part: part, kind: name.kind).number
      }
    }
    return numbers
  }

  /// The kind of a name as a bit of a hint.
  static func bit(_ kind: NameSpan.Kind) -> UInt64 {
    1 << UInt64(NameSpan.Kind.allCases.firstIndex(of: kind) ?? 0)
  }
}
