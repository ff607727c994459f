import EntenteLanguage
import FoundationEssentials

/// The raw text that word classes are induced from: the treebanks, the name data, the wiki pages.
struct RawText {
  /// Sentences as the hashes of their words in lower case.
  private(set) var sentences: [[UInt64]] = []

  init(_ data: TrainingData) throws {
    sentences = try Self.running(data).map { $0.map(\.lower) }
    for file in try FileManager.default.contentsOfDirectory(atPath: data.folder + "/ner").sorted()
    where !file.contains("dev") && !file.contains("uner") {
      for sentence in NameData.read(try data.contents("ner/" + file)) {
        sentences.append(
          sentence.words.map { word in
            let bytes = Array(word.utf8)
            return WordForm(bytes, bytes.indices).lower
          })
      }
    }
  }

  /// The sentences of the treebanks and of the wiki pages.
  static func running(_ data: TrainingData) throws -> [[WordForm]] {
    var sentences: [[WordForm]] = []
    for bank in ["ewt", "gum"] {
      for sentence in ConlluReader.read(try data.contents("treebank/\(bank)-train.conllu")) {
        sentences.append(sentence.tokens.map { WordForm(sentence.text, $0.range) })
      }
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: data.folder + "/corpus/wiki")
      .sorted()
    let analyzer = LanguageAnalyzer(models: LanguageModels())
    for file in files where file.hasSuffix(".wiki") {
      let text = Self.prose(try data.contents("corpus/wiki/" + file))
      for sentence in analyzer.split(text, in: text.indices) where sentence.tokens.count > 4 {
        sentences.append(sentence.tokens.map { WordForm(text, $0.range) })
      }
    }
    return sentences
  }

  /// The running text of a wiki page: without templates, tables, references and markup. Rough, for
  /// counting words only; the product reads pages with EntenteDocuments.
  static func prose(_ page: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var depth = 0
    var index = 0
    func at(_ offset: Int) -> UInt8 { index + offset < page.count ? page[index + offset] : 0 }
    func skip(to end: String) {
      let end = Array(end.utf8)
      while index < page.count, !page[index...].starts(with: end) { index += 1 }
      index = min(page.count, index + end.count)
    }
    while index < page.count {
      let byte = page[index]
      switch (byte, at(1)) {
      case (UInt8(ascii: "{"), UInt8(ascii: "{")):
        depth += 1
        index += 2
      case (UInt8(ascii: "\n"), UInt8(ascii: "{")) where at(2) == UInt8(ascii: "|"),
        (UInt8(ascii: "\n"), UInt8(ascii: "|")) where at(2) == UInt8(ascii: "-"):
        index += 1
        while index < page.count, at(0) != UInt8(ascii: "\n") { index += 1 }
        text.append(byte)
      case (UInt8(ascii: "}"), UInt8(ascii: "}")):
        depth = max(0, depth - 1)
        index += 2
      case (UInt8(ascii: "<"), UInt8(ascii: "r")):
        let start = index
        skip(to: ">")
        if page[start..<index].suffix(2).first != UInt8(ascii: "/") { skip(to: "</ref>") }
      case (UInt8(ascii: "<"), _):
        skip(to: ">")
      case (UInt8(ascii: "["), UInt8(ascii: "[")):
        // Of a link its last part is shown.
        var end = index + 2
        var shown = end
        while end < page.count, page[end] != UInt8(ascii: "]"), page[end] != UInt8(ascii: "\n") {
          if page[end] == UInt8(ascii: "|") { shown = end + 1 }
          end += 1
        }
        if depth == 0 { text += page[shown..<end] }
        index = min(page.count, end + 2)
      case (UInt8(ascii: "'"), UInt8(ascii: "'")):
        while at(0) == UInt8(ascii: "'") { index += 1 }
      case (UInt8(ascii: "\n"), UInt8(ascii: "=")), (UInt8(ascii: "\n"), UInt8(ascii: "|")),
        (UInt8(ascii: "\n"), UInt8(ascii: "!")), (UInt8(ascii: "\n"), UInt8(ascii: "*")):
        text += [byte, byte]
        index += 2
      default:
        if depth == 0 { text.append(byte) }
        index += 1
      }
    }
    return text
  }
}
