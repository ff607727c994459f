package import Foundation

/// The repository's folder and the material beside it.
package enum Folder {
  /// The folder that holds `Package.swift`.
  package static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// `../shared`: real documents, gold, treebanks and test suites, which are not in the repository.
  package static let shared = project.deletingLastPathComponent().appending(path: "shared")

  /// Returns a file of `../shared`, or `nil`, with a line that says so, where it is absent.
  package static func shared(_ path: String) -> URL? {
    let file = shared.appending(path: path)
    if FileManager.default.fileExists(atPath: file.path) { return file }
    print("SKIPPED: ../shared/\(path) is absent; the tests that read it did not run")
    return nil
  }
}
