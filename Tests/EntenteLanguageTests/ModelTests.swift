import EntenteGraph
import Foundation
import TestSupport
import Testing

@Suite struct `Models` {
  private static let folder = Folder.project.appending(path: "Ontology/models")

  @Test(arguments: ["clusters", "lemmatizer", "network"])
  func `the card of each names its bytes`(name: String) throws {
    let model = try Data(contentsOf: Self.folder.appending(path: "\(name).bin"))
    let card = try String(contentsOf: Self.folder.appending(path: "\(name).md"), encoding: .utf8)
    let digest = SHA256.hash(Array(model)).map { String(format: "%02x", $0) }.joined()
    #expect(card.contains(digest))
  }

  @Test func `all together are less than 25 MB`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.folder, includingPropertiesForKeys: [.fileSizeKey])
    let size = try files.reduce(0) {
      $0 + (try $1.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
    }
    #expect(size < 25_000_000)
  }
}
