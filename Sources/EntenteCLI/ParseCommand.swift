import ArgumentParser
import EntenteBytes
import EntenteLanguage

/// `entente parse`: what the analysis sees in a text, as CoNLL-U.
struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Prints the language analysis of a text as CoNLL-U.",
    discussion: """
      Words, lemmas, tags, features, heads and relations are those of Universal Dependencies 2; \
      the names stand in the last column as NER=B-Person (IOB2). The tools that score CoNLL-U \
      read this output.
      """)

  /// What the input is.
  enum Input: String, ExpressibleByArgument, CaseIterable {
    case text
    case conllu
  }

  @Option(help: "What the input is; of conllu the sentences and words are kept.")
  var from = Input.text

  @Argument(help: "The file to read; standard input where it is left out or “-”.")
  var file = "-"

  func run() throws {
    let text: [UInt8]
    do { text = try ByteSource(path: file).readAll() } catch {
      StandardError.say("entente: error: \(error)")
      return try Outcome.failed.end()
    }
    let analyzer = LanguageAnalyzer()
    var output = ByteOutput(to: DescriptorSink.standardOutput())
    var rows: [UInt8] = []
    func write(_ sentence: Sentence, of text: [UInt8], comments: [String] = []) throws {
      rows.removeAll(keepingCapacity: true)
      ConlluWriter.write(sentence, of: text, comments: comments, into: &rows)
      output.append(rows)
      try output.check()
    }
    do {
      switch from {
      case .text:
        try analyzer.forEachSentence(of: text, in: text.indices) { try write($0, of: text) }
      case .conllu:
        for given in ConlluReader.read(text) {
          let sentence = analyzer.analyze(given.tokens.map(\.range), of: given.text)
          try write(sentence, of: given.text, comments: given.comments)
        }
      }
      try output.finish()
    } catch {
      StandardError.say("entente: error: \(error)")
      try Outcome.failed.end()
    }
  }
}
