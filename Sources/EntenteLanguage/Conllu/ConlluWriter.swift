/// Writes analysed sentences as CoNLL-U, the names in the last column as `NER=B-Person` (IOB2).
package enum ConlluWriter {
  /// Appends the rows of a sentence and the empty line after it.
  package static func write(
    _ sentence: Sentence, of text: [UInt8], comments: [String] = [], into output: inout [UInt8]
  ) {
    for comment in comments { output += Array(comment.utf8) + [newline] }
    output += Array("# text = ".utf8)
    output += text[sentence.range].map { $0 == newline || $0 == tab ? UInt8(ascii: " ") : $0 }
    output.append(newline)
    let names = labels(sentence)
    for (index, token) in sentence.tokens.enumerated() {
      let isJoined =
        index + 1 < sentence.tokens.count
        && sentence.tokens[index + 1].range.lowerBound == token.range.upperBound
      let miscellany = [names[index].map { "NER=" + $0 }, isJoined ? "SpaceAfter=No" : nil]
        .compactMap { $0 }.joined(separator: "|")
      output += Array("\(index + 1)\t".utf8)
      output += text[token.range]
      let rest = [
        token.lemma, token.tag.rawValue, token.fineTag, token.features.conllu,
        String(token.head + 1), token.relation.rawValue, "", miscellany,
      ].map { $0.isEmpty ? "_" : $0 }
      output += Array(("\t" + rest.joined(separator: "\t") + "\n").utf8)
    }
    output.append(newline)
  }

  private static func labels(_ sentence: Sentence) -> [String?] {
    var labels = [String?](repeating: nil, count: sentence.tokens.count)
    for name in sentence.names {
      for index in name.tokens {
        labels[index] = (index == name.tokens.lowerBound ? "B-" : "I-") + name.kind.rawValue
      }
    }
    return labels
  }

  private static let newline = UInt8(ascii: "\n")
  private static let tab = UInt8(ascii: "\t")
}

extension Features {
  /// The features as the sixth column of CoNLL-U, empty where there are none.
  package var conllu: String {
    [
      number.map { "Number=" + $0.rawValue }, person.map { "Person=\($0)" },
      tense.map { "Tense=" + $0.rawValue }, verbForm.map { "VerbForm=" + $0.rawValue },
      isPassive ? "Voice=Pass" : nil,
    ].compactMap { $0 }.joined(separator: "|")
  }

  /// Reads those of the features in a sixth column that patterns ask for.
  package init(conllu column: some StringProtocol) {
    self.init()
    for pair in column.split(separator: "|") {
      let parts = pair.split(separator: "=")
      guard parts.count == 2 else { continue }
      let value = String(parts[1])
      switch parts[0] {
      case "Number": number = Number(rawValue: value)
      case "Person": person = Int(value)
      case "Tense": tense = Tense(rawValue: value)
      case "VerbForm": verbForm = VerbForm(rawValue: value)
      case "Voice": isPassive = value == "Pass"
      default: break
      }
    }
  }
}
