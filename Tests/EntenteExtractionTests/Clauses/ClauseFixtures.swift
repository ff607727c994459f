import EntenteGraph
import EntenteLanguage
import Foundation
import TestSupport

/// The trees of a file of `Fixtures/`, with what their comments say of them.
struct ClauseFixtures: Sendable {
  let sentences: [ConlluSentence]
  private let byText: [String: Int]

  static let folder = Folder.project.appending(
    path: "Tests/EntenteExtractionTests/Clauses/Fixtures")

  init(file name: String) {
    let contents = FileManager.default.contents(
      atPath: Self.folder.appending(path: "\(name).conllu").path)
    sentences = ConlluReader.read(contents.map { Array($0) } ?? [])
    byText = Dictionary(
      sentences.enumerated().map { (String(decoding: $0.element.text, as: UTF8.self), $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The tree of a sentence, by its words.
  func sentence(_ text: String) -> ConlluSentence? { byText[text].map { sentences[$0] } }
}

extension ConlluSentence {
  /// What the comments of a kind say: `# clause = …`.
  func comments(_ kind: String) -> [String] {
    comments.filter { $0.hasPrefix("# \(kind) = ") }.map {
      String($0.dropFirst(kind.utf8.count + 5))
    }
  }

  /// The date of the document that the sentence would stand in: `# date = 14 March 2023`.
  var date: PartialDate? {
    comments("date").first.flatMap {
      let text = Array($0.utf8)
      return DateReader().dates(in: text, range: text.indices).first?.date
    }
  }
}
