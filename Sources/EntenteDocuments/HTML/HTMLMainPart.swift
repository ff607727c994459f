/// The element that holds the text of a page, where the page marks one.
struct HTMLMainPart {
  private enum Choice {
    case wikiContent
    case main
    case article
  }

  private var choice: Choice?

  /// Looks for the content of a wiki, `<main>`, or an `<article>` that is the only one.
  init(_ events: [HTMLEvent]) {
    var mains = 0
    var articles = 0
    for case .open(let name, let attributes) in events {
      if Self.isWikiContent(attributes) {
        choice = .wikiContent
        return
      }
      if Self.isMain(name, attributes) { mains += 1 }
      if name == "article" { articles += 1 }
    }
    if mains > 0 {
      choice = .main
    } else if articles == 1 {
      choice = .article
    }
  }

  var exists: Bool { choice != nil }

  /// Whether an element is the main part.
  func holds(_ name: String, _ attributes: [HTMLAttribute]) -> Bool {
    switch choice {
    case .wikiContent: Self.isWikiContent(attributes)
    case .main: Self.isMain(name, attributes)
    case .article: name == "article"
    case nil: false
    }
  }

  private static func isMain(_ name: String, _ attributes: [HTMLAttribute]) -> Bool {
    name == "main" || attributes.contains { $0.name == "role" && $0.value == "main" }
  }

  private static func isWikiContent(_ attributes: [HTMLAttribute]) -> Bool {
    attributes.contains { $0.name == "id" && $0.value == "mw-content-text" }
      || attributes.contains {
        $0.name == "class" && $0.value.split(separator: " ").contains("mw-parser-output")
      }
  }
}
