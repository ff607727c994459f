package import Foundation

/// The repository's folder and the material beside it.
package enum Folder {
  /// The folder that holds `Package.swift`.
  package static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// `../shared`: real documents, gold, treebanks and test suites, which are not in the repository.
  package static let shared = project.deletingLastPathComponent().appending(path: "shared")

  /// A file of `../shared`; a test that reads it says so by its trait `.shared`.
  package static func shared(_ path: String) -> URL { shared.appending(path: path) }
}
