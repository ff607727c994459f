import ArgumentParser
import EntenteLanguage
import FoundationEssentials
import Glibc

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
    let path = file == "-" ? "/dev/stdin" : file
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      StandardError.say("entente: \(file): cannot be read")
      return try Outcome.failed.end()
    }
    let text = Array(data)
    let analyzer = LanguageAnalyzer()
    var output: [UInt8] = []
    switch from {
    case .text:
      for sentence in analyzer.analyze(text, in: text.indices) {
        ConlluWriter.write(sentence, of: text, into: &output)
      }
    case .conllu:
      for given in ConlluReader.read(text) {
        let sentence = analyzer.analyze(given.tokens.map(\.range), of: given.text)
        ConlluWriter.write(sentence, of: given.text, comments: given.comments, into: &output)
      }
    }
    unsafe output.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let written = unsafe Glibc.write(
          STDOUT_FILENO, bytes.baseAddress?.advanced(by: start), bytes.count - start)
        guard written > 0 else { return }
        start += written
      }
    }
  }
}
