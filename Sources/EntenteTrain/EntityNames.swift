import EntenteLanguage

/// Reads the names in GUM, which marks everything that is spoken of, named or not.
///
/// A mention whose head is a proper noun holds a name: the proper nouns around the head, with what
/// joins them. Mentions are in the last column of CoNLL-U, `Entity=(3-person-…` to `3)`
/// (gucorpling.org/gum/annotations).
enum EntityNames {
  private struct Row {
    var word: String
    var tag: String
    var fineTag: String
    var head: Int
    var entity: Substring

    var isCapital: Bool { word.unicodeScalars.first?.properties.isUppercase == true }
    /// "United" of "United Nations" is a verb by its universal tag, and of a name by the other.
    var isProper: Bool { tag == "PROPN" || fineTag.hasPrefix("NNP") }
  }

  private struct Mention {
    var rows: ClosedRange<Int>
    var kind: String
  }

  static func read(_ contents: [UInt8]) -> [NameSentence] {
    var sentences: [NameSentence] = []
    var rows: [Row] = []
    for line in String(decoding: contents, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.isEmpty {
        if !rows.isEmpty { sentences.append(sentence(rows)) }
        rows = []
      }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count == 10, Int(columns[0]) != nil else { continue }
      rows.append(
        Row(
          word: columns[1].filter { $0 != " " }, tag: String(columns[3]),
          fineTag: String(columns[4]), head: (Int(columns[6]) ?? 0) - 1,
          entity: columns[9].split(separator: "|").first { $0.hasPrefix("Entity=") }?.dropFirst(7)
            ?? ""))
    }
    return sentences
  }

  private static func sentence(_ rows: [Row]) -> NameSentence {
    var sentence = NameSentence(
      words: rows.map(\.word), labels: Array(repeating: "O", count: rows.count))
    // The longer of two names that overlap is written over the shorter.
    for mention in mentions(rows).sorted(by: { $0.rows.count < $1.rows.count }) {
      let heads = mention.rows.filter { !mention.rows.contains(rows[$0].head) }
      guard heads.count == 1, let head = heads.first, rows[head].isProper else { continue }
      guard let label = label(mention.kind, rows[head]) else { continue }
      let name = name(rows, around: head, within: mention.rows)
      guard rows[name.lowerBound].isCapital || rows[name.upperBound].isCapital else { continue }
      for index in name {
        sentence.labels[index] = (index == name.lowerBound ? "B-" : "I-") + label
      }
    }
    return sentence
  }

  private static func mentions(_ rows: [Row]) -> [Mention] {
    var mentions: [Mention] = []
    var open: [(number: Substring, kind: Substring, start: Int)] = []
    for (index, row) in rows.enumerated() {
      var rest = row.entity
      while let first = rest.first {
        if first == "(" {
          let content = rest.dropFirst().prefix { $0 != "(" && $0 != ")" }
          let parts = content.split(separator: "-", maxSplits: 2)
          rest = rest[content.endIndex...]
          guard parts.count >= 2 else { continue }
          if rest.first == ")" {
            mentions.append(Mention(rows: index...index, kind: String(parts[1])))
            rest = rest.dropFirst()
          } else {
            open.append((parts[0], parts[1], index))
          }
        } else {
          let number = rest.prefix { $0 != ")" && $0 != "-" && $0 != "(" }
          rest = rest[number.endIndex...].drop { $0 != ")" && $0 != "(" }
          if rest.first == ")" { rest = rest.dropFirst() }
          guard let place = open.lastIndex(where: { $0.number == number }) else { continue }
          let mention = open.remove(at: place)
          mentions.append(Mention(rows: mention.start...index, kind: String(mention.kind)))
        }
      }
    }
    return mentions
  }

  private static func label(_ kind: String, _ head: Row) -> String? {
    switch kind {
    case "person": head.fineTag == "NNPS" ? "MISC" : "PER"
    case "place": "LOC"
    case "organization": "ORG"
    case "event": "event"
    case "time": nil
    default: "MISC"
    }
  }

  private static func name(
    _ rows: [Row], around head: Int, within mention: ClosedRange<Int>
  ) -> ClosedRange<Int> {
    func isProper(_ index: Int) -> Bool { mention.contains(index) && rows[index].isProper }
    var start = head
    while start > mention.lowerBound {
      let row = rows[start - 1]
      let joins = ["-", ".", "&"].contains(row.word) && isProper(start - 2)
      guard row.isProper || joins || (row.tag == "ADJ" && row.isCapital) else { break }
      start -= 1
    }
    var end = head
    while end < mention.upperBound {
      let word = rows[end + 1].word
      let joins =
        ["-", ".", "&", "of", "the", "for"].contains(word)
        && (isProper(end + 2)
          || (end + 2 <= mention.upperBound && rows[end + 2].word == "the" && isProper(end + 3)))
      guard rows[end + 1].isProper || joins else { break }
      end += 1
    }
    return start...end
  }
}
