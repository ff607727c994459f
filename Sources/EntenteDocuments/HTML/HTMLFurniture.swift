internal import EntenteKnowledge

/// Tells the frame of a web page from its text, by `Ontology/html/furniture.tsv`.
struct HTMLFurniture: Sendable {
  static let shared = HTMLFurniture(EmbeddedFile.named("html/furniture.tsv")?.contents ?? [])

  private var tags: Set<String> = []
  private var roles: Set<String> = []
  private var tokens: Set<String> = []
  private var classes: Set<String> = []

  init(_ file: [UInt8]) {
    for line in file.split(separator: Byte.newline) where line.first != Byte.number {
      let columns = line.split(separator: Byte.tab).map { String(decoding: $0, as: UTF8.self) }
      guard columns.count == 2 else { continue }
      switch columns[0] {
      case "tag": tags.insert(columns[1])
      case "role": roles.insert(columns[1])
      case "token": tokens.insert(columns[1])
      case "class": classes.insert(columns[1])
      default: break
      }
    }
  }

  /// Whether an element is left out with all it holds.
  func holds(_ name: String, _ attributes: [HTMLAttribute]) -> Bool {
    if tags.contains(name) { return true }
    // The whole page may carry such a word, for example to say that a sidebar is open.
    guard name != "body", name != "html", name != "main", name != "article" else { return false }
    for attribute in attributes {
      switch attribute.name {
      case "style":
        let style = attribute.value.lowercased().filter { $0 != " " }
        if style.contains("display:none") || style.contains("visibility:hidden") { return true }
      case "role": if roles.contains(attribute.value.lowercased()) { return true }
      case "hidden": return true
      case "aria-hidden": if attribute.value == "true", name != "span" { return true }
      case "class", "id":
        for word in attribute.value.split(separator: " ") {
          if classes.contains(String(word)) { return true }
          let parts = word.lowercased().split { $0 == "-" || $0 == "_" }
          if parts.contains(where: { tokens.contains(String($0)) }) { return true }
        }
      default: break
      }
    }
    return false
  }
}
