import Foundation

/// The browser that the tests of pages drive.
package enum Chromium {
  /// Whether there is one; says so where there is none.
  package static let isInstalled: Bool = {
    let found = ["chromium", "chromium-browser", "google-chrome"].contains { name in
      ["/usr/bin/", "/usr/local/bin/"].contains {
        FileManager.default.isExecutableFile(atPath: $0 + name)
      }
    }
    if !found {
      print("SKIPPED: Chromium is absent (apt-get install chromium); no page was opened")
    }
    return found
  }()
}
