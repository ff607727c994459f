import Foundation
package import Testing

/// What a test needs that may be absent. Where it is, the test is skipped, which the run says and `Tests/Support/count`
/// counts; no test may return early instead and pass.
extension Trait where Self == ConditionTrait {
  /// Files or folders of `../shared`.
  package static func shared(_ paths: String...) -> Self {
    let missing = paths.filter {
      !FileManager.default.fileExists(atPath: Folder.shared($0).path)
    }
    return .enabled(if: missing.isEmpty, "../shared/\(missing.first ?? "") is absent")
  }

  /// The parsers of Python in `.venv`.
  package static var python: Self {
    .enabled(
      if: FileManager.default.isExecutableFile(
        atPath: Folder.project.appending(path: ".venv/bin/python").path),
      ".venv is absent; make venv installs it")
  }

  /// A browser.
  package static var chromium: Self {
    let names = ["chromium", "chromium-browser", "google-chrome"]
    return .enabled(
      if: names.contains { name in
        ["/usr/bin/", "/usr/local/bin/"].contains {
          FileManager.default.isExecutableFile(atPath: $0 + name)
        }
      }, "Chromium is absent; apt-get install chromium")
  }
}
