internal import EntenteGraph

/// The sources that a note of a page names.
///
/// A `<cite>` is one source, and so is a link to another site outside of one. What COinS says of a source for
/// machines (`<span class="Z3988" title="…rft.date=2006-06-03…">`) counts before what the words show. A
/// note without either is quoted whole.
struct HTMLCitations {
  private(set) var citations: [Citation] = []

  private let source: [UInt8]
  private var words: [UInt8] = []
  /// Where the words begin of the link that is open, and its address.
  private var link: (start: Int, address: String)?
  private var isInCite = false
  private var hidden = 0
  /// The elements that are open, and whether each is left out.
  private var open: [(tag: String, isHidden: Bool)] = []

  /// Reads the events of a note.
  init(_ events: ArraySlice<HTMLEvent>, source: [UInt8]) {
    self.source = source
    for event in events {
      switch event {
      case .open(let tag, let attributes): begin(tag, attributes)
      case .close(let tag): end(tag)
      case .text(let parts): if hidden == 0 { write(parts) }
      }
    }
    citations.removeAll { $0.address == nil && $0.title == nil }
    let title = shown(from: 0)
    if citations.isEmpty, !title.isEmpty { citations = [Citation(title: title)] }
  }

  private mutating func begin(_ tag: String, _ attributes: [HTMLAttribute]) {
    let target = attributes.first { $0.name == "href" }?.value
    // A link within the page leads back to the words, or to another note.
    let isHidden = tag == "a" && target?.hasPrefix("#") == true || tag == "style" || tag == "script"
    open.append((tag, isHidden))
    if isHidden { hidden += 1 }
    guard hidden == 0 else { return }
    switch tag {
    case "cite":
      isInCite = true
      citations.append(Citation())
    case "a":
      guard let target, let found = HTMLLink(attributes), found.kind == .address,
        target.hasPrefix("http://") || target.hasPrefix("https://") || target.hasPrefix("//")
      else { break }
      // Further links of a source lead to its archive or its publisher.
      if !isInCite || citations.last?.address == nil { link = (words.count, target) }
    case "span":
      if attributes.contains(where: { $0.name == "class" && $0.value == "Z3988" }),
        let context = attributes.first(where: { $0.name == "title" })?.value
      {
        takeContext(context)
      }
    default: break
    }
  }

  private mutating func end(_ tag: String) {
    guard let index = open.lastIndex(where: { $0.tag == tag }) else { return }
    for element in open[index...].reversed() {
      if element.isHidden { hidden -= 1 }
      if element.tag == "a" { endLink() }
      if element.tag == "cite" { isInCite = false }
    }
    open.removeSubrange(index...)
  }

  private mutating func endLink() {
    guard let (start, address) = link else { return }
    link = nil
    let title = shown(from: start)
    let isAddress = title.hasPrefix("http://") || title.hasPrefix("https://") || title.isEmpty
    if !isInCite { citations.append(Citation()) }
    guard let last = citations.indices.last else { return }
    citations[last].address = address
    citations[last].title = isAddress ? nil : title
  }

  private mutating func write(_ parts: [HTMLText]) {
    for part in parts { words.append(contentsOf: part.made ?? Array(source[part.source])) }
  }

  /// The words since `start` with single spaces, without the quotes around a title.
  private func shown(from start: Int) -> String {
    let spaced = words[start...].split { $0.isSpace }.joined(separator: [Byte.space])
    let quotes: Set<Character> = ["\"", "“", "”"]
    var title = String(decoding: Array(spaced), as: UTF8.self)[...]
    if let first = title.first, let last = title.last, title.count > 2, quotes.contains(first),
      quotes.contains(last)
    {
      title = title.dropFirst().dropLast()
    }
    return String(title)
  }

  /// Takes over what an OpenURL context object says of the source before it (COinS; ANSI/NISO Z39.88).
  private mutating func takeContext(_ context: String) {
    var values: [String: String] = [:]
    for pair in context.utf8.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(separator: Byte.equals, maxSplits: 1)
      guard parts.count == 2 else { continue }
      let key = String(decoding: Array(parts[0]), as: UTF8.self)
      let spaced = parts[1].map { $0 == UInt8(ascii: "+") ? Byte.space : $0 }
      let value = String(decoding: spaced.percentDecoded, as: UTF8.self)
      if key == "rft_id", !value.hasPrefix("http") { continue }
      if values[key] == nil, !value.isEmpty { values[key] = value }
    }
    if citations.isEmpty { citations.append(Citation()) }
    let last = citations.count - 1
    let old = citations[last]
    citations[last] = Citation(
      address: values["rft_id"] ?? old.address,
      title: values["rft.atitle"] ?? values["rft.btitle"] ?? values["rft.title"] ?? old.title,
      publisher: values["rft.pub"] ?? values["rft.jtitle"] ?? old.publisher,
      date: values["rft.date"] ?? old.date)
  }
}
