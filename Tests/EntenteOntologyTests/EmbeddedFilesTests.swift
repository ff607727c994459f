import EntenteKnowledge
import Foundation
import TestSupport
import Testing

/// That the program holds what the folder holds: SwiftPM does not see that a file was edited which C embeds.
@Suite struct `What is compiled in` {
  private static let folder = Folder.project.appending(path: "Ontology")

  @Test(arguments: EmbeddedFile.all.map(\.path))
  func `is the file as it stands in the folder`(path: String) throws {
    let file = try #require(EmbeddedFile.named(path))
    let contents = try Data(contentsOf: Self.folder.appending(path: path))
    #expect(
      file.contents == Array(contents),
      "\(path) was edited after the build; touch Sources/CKnowledge/CKnowledge.c and build again")
  }

  /// What nothing reads at run time: descriptions, the generator, what the trainer alone reads.
  private func isLeftOut(_ path: String) -> Bool {
    path.hasSuffix(".md") || path.hasPrefix("generate/") || path == "english/known-names.tsv"
  }

  @Test func `is every file of the folder that the program can read`() throws {
    let names = try #require(FileManager.default.enumerator(atPath: Self.folder.path))
    var missing: [String] = []
    for case let name as String in names {
      var isFolder: ObjCBool = false
      let path = Self.folder.appending(path: name).path
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        !isFolder.boolValue,
        !name.contains("__pycache__"), !isLeftOut(name)
      else { continue }
      if EmbeddedFile.named(name) == nil { missing.append(name) }
    }
    #expect(missing.sorted() == [], "name them in Sources/CKnowledge/CKnowledge.c")
  }
}
