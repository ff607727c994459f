import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import EntenteLanguage
import EntenteOntology
import Foundation
import TestSupport
import Testing

@Suite struct `Passing over sentences` {
  private static let prose = ProseFindings()

  /// What a document states by its prose, with and without sentences being passed over.
  private func findings(of document: Document) -> (chosen: [String], all: [String]) {
    let context = ContextReader(linker: .standard).context(of: document)
    func read(_ prose: ProseFindings) -> [String] {
      var coverage = Coverage()
      return prose.read(context, coverage: &coverage).map {
        "\($0.summary) [\($0.rule)] \($0.range) \($0.inheritedFrom ?? "")"
      }
    }
    return (read(Self.prose), read(Self.prose.exhaustive))
  }

  private func documents(in folder: URL, named names: [String]? = nil) -> [Document] {
    let paths = names.map { $0.map { folder.appending(path: $0).path } } ?? [folder.path]
    let stream = DocumentStream(inputs: paths)
    var documents: [Document] = []
    while let element = stream.next() {
      if case .document(let unread) = element { documents.append(unread.read()) }
    }
    return documents
  }

  @Test func `changes nothing in what the samples state`() {
    let documents = documents(in: Folder.project.appending(path: "Samples"))
    #expect(!documents.isEmpty)
    for document in documents {
      let (chosen, all) = findings(of: document)
      #expect(chosen == all, "\(document.title)")
      #expect(!all.isEmpty, "\(document.title)")
    }
  }

  @Test(.shared("corpus/wiki")) func `changes nothing in what real pages state`() throws {
    let folder = Folder.shared("corpus/wiki")
    let names = ["Malta", "Kosovo", "Vanuatu"].map { "Foreign relations of \($0).wiki" }
    for document in documents(in: folder, named: names) {
      let (chosen, all) = findings(of: document)
      #expect(chosen == all, "\(document.title)")
    }
  }

  @Test(arguments: [
    "Relations were severed in 1991. Norway has resumed them since.",
    "Foreign Minister Jane Dokes spoke. In May 2010 Dokes visited Norway.",
    "Norway is a kingdom. In 1960 it recognised Chad.",
    "The talks were about fish. They went well, as talks go.",
  ])
  func `keeps what later sentences refer to`(text: String) {
    let (chosen, all) = findings(of: document(text))
    #expect(chosen == all)
  }

  @Test func `leaves sentences without the words of a pattern unread`() {
    let context = ContextReader(linker: .standard).context(
      of: document("The weather is cold. Norway recognised Chad in 1960."))
    var read: [Bool] = []
    Self.prose.read(context) { read.append($0.matcher != nil) }
    #expect(read == [false, true])
    read = []
    Self.prose.exhaustive.read(context) {
      read.append($0.sentence.tokens.allSatisfy { !$0.lemma.isEmpty })
    }
    #expect(read == [true, true])
  }

  @Test func `heeds the words of a user's patterns`() throws {
    var files = Knowledge.Files()
    files.patterns = [(Array(PatternFileTexts.right.utf8), "own.pattern")]
    let knowledge = try #require(Knowledge.extendingStandard(by: files).knowledge)
    var coverage = Coverage()
    let context = ContextReader(linker: .standard).context(
      of: document("Norway hailed Chad in 1960."))
    #expect(
      ProseFindings(knowledge).read(context, coverage: &coverage).map(\.rule).contains(
        "recognizes.hail"))
    // What everybody's frames tell of it is no relation.
    let rules = Self.prose.read(context, coverage: &coverage).map(\.rule)
    #expect(rules.allSatisfy { $0.hasPrefix("event.") })
  }

  private func document(_ text: String) -> Document {
    UnreadDocument(
      id: "t", path: "t", title: "Example", markup: .lightText, source: Array(text.utf8)
    ).read()
  }
}
