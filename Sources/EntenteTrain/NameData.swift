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
      // Universal NER parts its columns by tabs and begins with the number of the word; its comments
      // begin like a word "#" does elsewhere.
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      if columns.count >= 3 {
        sentence.words.append(String(columns[1]))
        sentence.labels.append(columns[2] == "B-O" ? "O" : String(columns[2]))
        continue
      }
      let pair = line.split(whereSeparator: { $0 == "\t" || $0 == " " })
      guard pair.count == 2, pair[1].first.map({ "BIO".contains($0) }) == true else { continue }
      sentence.words.append(String(pair[0]))
      sentence.labels.append(String(pair[1]))
    }
    if !sentence.words.isEmpty { sentences.append(sentence) }
    return sentences
  }
}
