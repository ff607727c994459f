/// What a link of HTML names: a page of a wiki, or an address.
struct HTMLLink {
  let kind: Link.Kind
  let target: String

  /// Returns `nil` for links that name nothing: within the page, to scripts, to pages that do not exist.
  init?(_ attributes: [HTMLAttribute]) {
    guard let address = attributes.first(where: { $0.name == "href" })?.value, !address.isEmpty,
      !address.hasPrefix("#"), !address.lowercased().hasPrefix("javascript:")
    else { return nil }
    guard let page = Self.page(in: address) else {
      kind = .address
      target = address
      return
    }
    let decoded = Array(page.utf8).percentDecoded
    let title = attributes.first { $0.name == "title" }?.value
    let name = title.flatMap { Self.isTitle($0, of: decoded) ? Array($0.utf8) : nil } ?? decoded
    kind = .page
    target = PageTitle(name).name
    guard !target.isEmpty else { return nil }
  }

  /// What stands after `/wiki/`, or after the `./` of a wiki's own output.
  private static func page(in address: String) -> Substring? {
    var rest: Substring
    if address.hasPrefix("./") {
      rest = address.dropFirst(2)
    } else if let range = address.firstRange(of: "/wiki/") {
      rest = address[range.upperBound...]
    } else {
      return nil
    }
    if let query = rest.firstIndex(of: "?") { rest = rest[..<query] }
    let namespace = rest.prefix { $0 != ":" }
    let others = ["File", "Category", "Help", "Special", "Template", "Wikipedia", "Talk", "Portal"]
    return namespace.count < rest.count && others.contains(String(namespace)) ? nil : rest
  }

  /// Whether the attribute is the page's title and no words for people: both begin alike.
  private static func isTitle(_ title: String, of page: [UInt8]) -> Bool {
    PageTitle(title.utf8).name == PageTitle(page).name
  }
}

extension [UInt8] {
  /// The bytes with `%41` and the like decoded.
  var percentDecoded: [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < count {
      if self[index] == UInt8(ascii: "%"), index + 2 < count,
        let byte = UInt8(string(index + 1..<index + 3), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(self[index])
        index += 1
      }
    }
    return result
  }
}
