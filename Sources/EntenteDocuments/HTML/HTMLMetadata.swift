internal import EntenteGraph

/// What a page says of itself: title, date, language, address.
struct HTMLMetadata {
  var title: String?
  var date: PartialDate? { dates.date }
  /// What the page gives for its date, and what is wrong with it.
  var dates = HTMLDates()
  var language: String?
  var address: String?
  var alternativeTitle: String?

  /// Collects meta tags, `time`, Open Graph and JSON-LD. What the page says for machines counts before
  /// its `<title>`. Both often name the site too: where the only `<h1>` begins them, it is the title.
  init(_ events: [HTMLEvent], source: [UInt8]) {
    var ownTitle = ""
    var isInTitle = false
    var headings: [String] = []
    var isInHeading = false
    var graphTitle: String?
    var script: [UInt8]?
    var asides = 0
    for event in events {
      switch event {
      case .open(let name, let attributes):
        isInTitle = name == "title" && ownTitle.isEmpty
        switch name {
        case "h1":
          isInHeading = true
          headings.append("")
        case "body": dates.isWiki = dates.isWiki || Self.isWiki(attributes)
        case "html": language = Self.value("lang", of: attributes) ?? language
        case "meta": takeMeta(attributes, title: &graphTitle)
        case "link":
          if Self.value("rel", of: attributes) == "canonical" {
            address = Self.value("href", of: attributes) ?? address
          }
        case "table", "aside", "nav", "footer", "li": asides += 1
        case "time":
          let isPublication =
            Self.value("itemprop", of: attributes) == "datePublished"
            || Self.value("pubdate", of: attributes) != nil
          // In lists and tables times are those of other things.
          if asides == 0 || isPublication {
            dates.takeTime(Self.value("datetime", of: attributes), isPublication: isPublication)
          }
        case "script":
          script = Self.value("type", of: attributes) == "application/ld+json" ? [] : nil
        default: break
        }
      case .text(let parts):
        guard isInTitle || isInHeading || script != nil else { continue }
        for part in parts {
          let bytes = part.made ?? Array(source[part.source])
          if isInTitle { ownTitle += String(decoding: bytes, as: UTF8.self) }
          if isInHeading, let last = headings.indices.last {
            headings[last] += String(decoding: bytes, as: UTF8.self)
          }
          script?.append(contentsOf: bytes)
        }
      case .close(let name):
        if name == "title" { isInTitle = false }
        if name == "h1" { isInHeading = false }
        if ["table", "aside", "nav", "footer", "li"].contains(name) { asides = max(0, asides - 1) }
        if name == "script", let json = script {
          takeLinkedData(json, title: &graphTitle)
          script = nil
        }
      }
    }
    ownTitle = Self.spaced(ownTitle)
    title = graphTitle ?? (ownTitle.isEmpty ? nil : ownTitle)
    if headings.count == 1 { takeHeading(Self.spaced(headings[0])) }
    if !ownTitle.isEmpty, ownTitle != title { alternativeTitle = ownTitle }
    language = language?.lowercased()
  }

  /// Whether a page was made by MediaWiki, whose own date of publication is that of its first version.
  private static func isWiki(_ attributes: [HTMLAttribute]) -> Bool {
    value("class", of: attributes)?.split(separator: " ").contains("mediawiki") ?? false
  }

  private static func spaced(_ words: String) -> String {
    words.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// Takes the heading for the title where nothing but the name of the site stands behind it.
  private mutating func takeHeading(_ heading: String) {
    guard !heading.isEmpty, let title, title.hasPrefix(heading) else { return }
    let rest = title.dropFirst(heading.count).drop { $0.isWhitespace }
    if let sign = rest.first, "-–—|·:«•/".contains(sign) { self.title = heading }
  }

  private static func value(_ name: String, of attributes: [HTMLAttribute]) -> String? {
    attributes.first { $0.name == name }?.value
  }

  private mutating func takeMeta(_ attributes: [HTMLAttribute], title: inout String?) {
    guard let content = Self.value("content", of: attributes), !content.isEmpty else { return }
    let name =
      Self.value("property", of: attributes) ?? Self.value("name", of: attributes)
      ?? Self.value("itemprop", of: attributes) ?? ""
    dates.takeMeta(name.lowercased(), content)
    switch name.lowercased() {
    case "og:title", "dc.title", "citation_title", "twitter:title": title = title ?? content
    case "og:url": address = address ?? content
    case "og:locale", "dc.language", "language":
      language = language ?? content.replacing("_", with: "-")
    default: break
    }
  }

  /// `headline` and `datePublished` of the first article in JSON-LD.
  private mutating func takeLinkedData(_ json: [UInt8], title: inout String?) {
    guard let value = try? JSONParser.parse(json, in: 0..<json.count) else { return }
    var waiting = [value]
    while let next = waiting.popLast() {
      switch next {
      case .array(let values): waiting.append(contentsOf: values.reversed())
      case .object:
        if let graph = next["@graph"] { waiting.append(graph) }
        if let headline = next["headline"]?.words { title = title ?? headline }
        dates.takeLinkedData(next)
        language = language ?? next["inLanguage"]?.words
      default: break
      }
    }
  }
}
