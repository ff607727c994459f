/// Writes analysed sentences as CoNLL-U, the names in the last column as `NER=B-Person` (IOB2).
package enum ConlluWriter {
  /// Appends the rows of a sentence and the empty line after it.
  package static func write(
    _ sentence: Sentence, of text: [UInt8], comments: [String] = [], into output: inout [UInt8]
  ) {
    for comment in comments {
      output += comment.utf8
      output.append(newline)
    }
    output += "# text = ".utf8
    let start = output.count
    output += text[sentence.range]
    for index in start..<output.count where output[index] == newline || output[index] == tab {
      output[index] = UInt8(ascii: " ")
    }
    output.append(newline)
    var names = sentence.names[...]
    let tokens = sentence.tokens.span
    for index in 0..<tokens.count {
      while let name = names.first, name.tokens.upperBound <= index { names.removeFirst() }
      let isJoined =
        index + 1 < tokens.count
        && tokens[index + 1].range.lowerBound == tokens[index].range.upperBound
      output.append(decimal: index + 1)
      output.append(tab)
      output += text[tokens[index].range]
      output.append(column: tokens[index].lemma)
      output.append(column: tokens[index].tag.rawValue)
      output.append(column: tokens[index].fineTag)
      output.append(tab)
      tokens[index].features.write(into: &output)
      output.append(tab)
      output.append(decimal: tokens[index].head + 1)
      output.append(column: tokens[index].relation.rawValue)
      output += "\t_\t".utf8
      writeMiscellany(names.first, at: index, isJoined: isJoined, into: &output)
      output.append(newline)
    }
    output.append(newline)
  }

  /// Appends the last column: the name that a word belongs to, and whether the next word clings to it.
  private static func writeMiscellany(
    _ name: NameSpan?, at index: Int, isJoined: Bool, into output: inout [UInt8]
  ) {
    if let name, name.tokens.contains(index) {
      output += (index == name.tokens.lowerBound ? "NER=B-" : "NER=I-").utf8
      output += name.kind.rawValue.utf8
      if isJoined { output.append(UInt8(ascii: "|")) }
    } else if !isJoined {
      output.append(UInt8(ascii: "_"))
    }
    if isJoined { output += "SpaceAfter=No".utf8 }
  }

  private static let newline = UInt8(ascii: "\n")
  fileprivate static let tab = UInt8(ascii: "\t")
}

extension [UInt8] {
  /// Appends a tab and a column, `_` for an empty one.
  fileprivate mutating func append(column: String) {
    append(ConlluWriter.tab)
    if column.isEmpty {
      append(UInt8(ascii: "_"))
    } else {
      self += column.utf8
    }
  }

  /// Appends a feature to those that stand behind `start`.
  fileprivate mutating func append(feature name: String, _ value: String, since start: Int) {
    if count > start { append(UInt8(ascii: "|")) }
    self += name.utf8
    self += value.utf8
  }

  /// Appends a number that is not negative.
  fileprivate mutating func append(decimal number: Int) {
    if number > 9 { append(decimal: number / 10) }
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}

extension Features {
  /// Appends the features as the sixth column of CoNLL-U, `_` where there are none.
  fileprivate func write(into output: inout [UInt8]) {
    let start = output.count
    if let number { output.append(feature: "Number=", number.rawValue, since: start) }
    if let person { output.append(feature: "Person=", String(person), since: start) }
    if let tense { output.append(feature: "Tense=", tense.rawValue, since: start) }
    if let verbForm { output.append(feature: "VerbForm=", verbForm.rawValue, since: start) }
    if isPassive { output.append(feature: "Voice=", "Pass", since: start) }
    if output.count == start { output.append(UInt8(ascii: "_")) }
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
