internal import EntenteKnowledge

/// What elements are to the article of a page, by `Ontology/html/roles.tsv`.
struct HTMLRoles: Sendable {
  static let shared = HTMLRoles(EmbeddedFile.named("html/roles.tsv")?.contents ?? [])

  private var tags: [String: Block.Role] = [:]
  private var tokens: [String: Block.Role] = [:]
  private var classes: [String: Block.Role] = [:]

  init(_ file: [UInt8]) {
    for line in file.split(separator: Byte.newline) where line.first != Byte.number {
      let columns = line.split(separator: Byte.tab).map { String(decoding: $0, as: UTF8.self) }
      guard columns.count == 3, let role = Block.Role(rawValue: columns[0]) else { continue }
      switch columns[1] {
      case "tag": tags[columns[2]] = role
      case "token": tokens[columns[2]] = role
      case "class": classes[columns[2].lowercased()] = role
      default: break
      }
    }
  }

  /// What an element is, `nil` where it says nothing of it.
  func role(of name: String, _ attributes: [HTMLAttribute]) -> Block.Role? {
    if let role = tags[name] { return role }
    guard name != "body", name != "html", name != "main", name != "article", name != "a" else {
      return nil
    }
    for attribute in attributes
    where attribute.name == "class" || attribute.name == "id" || attribute.name == "itemprop" {
      for word in attribute.value.split(separator: " ") {
        let small = word.lowercased()
        if let role = classes[small] { return role }
        for part in small.split(whereSeparator: { $0 == "-" || $0 == "_" }) {
          if let role = tokens[String(part)] { return role }
        }
      }
    }
    return nil
  }
}
