import EntenteLanguage

/// A sentence whose names are marked.
struct NameSentence {
  var words: [String] = []
  /// The label of each word as its file has it: "B-politician", "I-ORG", "O".
  var labels: [String] = []
}

/// Reads the name data: a word and its label a line, in the columns that each corpus uses.
enum NameData {
  static func read(_ contents: [UInt8]) -> [NameSentence] {
    var sentences: [NameSentence] = []
    var sentence = NameSentence()
    for line in String(decoding: contents, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.isEmpty {
        if !sentence.words.isEmpty { sentences.append(sentence) }
        sentence = NameSentence()
        continue
      }
      let columns = line.split(whereSeparator: { $0 == "\t" || $0 == " " })
      // IOB2 files of Universal NER begin with the number of the word.
      if line.hasPrefix("# ") && columns.count != 2 { continue }
      let isNumbered = columns.count >= 5
      guard columns.count >= 2 else { continue }
      sentence.words.append(String(columns[isNumbered ? 1 : 0]))
      sentence.labels.append(String(columns[isNumbered ? 2 : 1]))
    }
    if !sentence.words.isEmpty { sentences.append(sentence) }
    return sentences
  }
}
