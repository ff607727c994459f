/// A sentence of a CoNLL-U file: the text that its words make, and what the file says of them.
package struct ConlluSentence: Sendable {
  /// The comment lines that name the sentence, without the text.
  package var comments: [String] = []
  /// The words, with a space between those that the file does not join.
  package var text: [UInt8] = []
  package var tokens: [Token] = []
  /// Whether a document or a paragraph begins here.
  package var beginsParagraph = false
  /// The last column of each word.
  package var miscellany: [String] = []
}

/// Reads CoNLL-U, the format of Universal Dependencies (universaldependencies.org/format.html).
///
/// Multiword tokens give their spelling to their parts: the first parts keep their own length, the
/// last takes the rest. Empty nodes are skipped; a line that is no row is skipped as well.
package enum ConlluReader {
  package static func read(_ contents: [UInt8]) -> [ConlluSentence] {
    var sentences: [ConlluSentence] = []
    var sentence = ConlluSentence()
    var lines: [[Substring]] = []
    func finish() {
      guard !lines.isEmpty else { return }
      fill(&sentence, lines)
      sentences.append(sentence)
      sentence = ConlluSentence()
      lines = []
    }
    for line in String(decoding: contents, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.isEmpty || line == "\r" {
        finish()
      } else if line.utf8.first == UInt8(ascii: "#") {
        if line.hasPrefix("# newpar") || line.hasPrefix("# newdoc") {
          sentence.beginsParagraph = true
        }
        if !line.hasPrefix("# text =") { sentence.comments.append(String(line)) }
      } else {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        if columns.count >= 10 { lines.append(columns) }
      }
    }
    finish()
    return sentences
  }

  private static func fill(_ sentence: inout ConlluSentence, _ rows: [[Substring]]) {
    var multiword: (end: Int, rest: [UInt8], spaceAfter: Bool)?
    var wantsSpace = false
    for row in rows {
      let number = row[0]
      let spaceAfter = !row[9].contains("SpaceAfter=No")
      if let dash = number.firstIndex(of: "-") {
        multiword = Int(number[number.index(after: dash)...]).map {
          ($0, Array(row[1].utf8), spaceAfter)
        }
        continue
      }
      guard let index = Int(number) else { continue }
      if wantsSpace { sentence.text.append(UInt8(ascii: " ")) }
      let start = sentence.text.count
      if let (end, rest, space) = multiword {
        let isLast = index >= end
        let length = isLast ? rest.count : min(row[1].utf8.count, max(0, rest.count - 1))
        sentence.text += rest.prefix(length)
        multiword = isLast ? nil : (end, Array(rest.dropFirst(length)), space)
        wantsSpace = isLast && space
      } else {
        sentence.text += Array(row[1].utf8)
        wantsSpace = spaceAfter
      }
      var token = Token(range: start..<sentence.text.count)
      token.lemma = String(row[2])
      token.tag = UniversalTag(rawValue: String(row[3])) ?? .other
      token.fineTag = row[4] == "_" ? "" : String(row[4])
      token.features = Features(conllu: row[5])
      token.head = (Int(row[6]) ?? 0) - 1
      token.relation = relation(row[7])
      sentence.tokens.append(token)
      sentence.miscellany.append(String(row[9]))
    }
    for index in sentence.tokens.indices where sentence.tokens[index].head >= sentence.tokens.count
    {
      sentence.tokens[index].head = -1
    }
  }

  /// The relation of a label, without the subtype where the label set does not have it.
  private static func relation(_ label: Substring) -> DependencyRelation {
    if let relation = DependencyRelation(rawValue: String(label)) { return relation }
    return DependencyRelation(rawValue: String(label.prefix { $0 != ":" })) ?? .unspecified
  }
}
