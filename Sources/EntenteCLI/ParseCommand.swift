import ArgumentParser
import EntenteLanguage
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

  @Option(help: "The parses kept at each step, 1 to 64: more make fewer errors and take more time.")
  var beam = 1

  @Argument(help: "The file to read; standard input where it is left out or “-”.")
  var file = "-"

  func validate() throws {
    guard 1...64 ~= beam else { throw ValidationError("--beam takes a number from 1 to 64") }
  }

  func run() throws {
    guard let text = System.contents(of: file) else {
      StandardError.say("entente: \(file): cannot be read")
      return try Outcome.failed.end()
    }
    let analyzer = LanguageAnalyzer(beamWidth: beam)
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
    if !System.print(output) { try Outcome.failed.end() }
  }
}

extension System {
  /// Reads a file, or standard input for “-”; returns `nil` where that fails.
  fileprivate static func contents(of path: String) -> [UInt8]? {
    let descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { if path != "-" { close(descriptor) } }
    var contents: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes { bytes in
        unsafe read(descriptor, bytes.baseAddress, bytes.count)
      }
      if count == 0 { return contents }
      guard count > 0 || errno == EINTR else { return nil }
      contents += piece.prefix(max(0, count))
    }
  }

  /// Writes bytes to standard output; returns whether all of them could be written.
  fileprivate static func print(_ output: [UInt8]) -> Bool {
    unsafe output.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let written = unsafe write(
          STDOUT_FILENO, bytes.baseAddress?.advanced(by: start), bytes.count - start)
        guard written > 0 || errno == EINTR else { return false }
        start += max(0, written)
      }
      return true
    }
  }
}
