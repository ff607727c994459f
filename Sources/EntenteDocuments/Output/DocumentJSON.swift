internal import EntenteGraph

/// A document as Entente sees it, as one line of JSON for programs.
///
/// `source` ranges are `[start, end]` in Unicode scalars of the source as it was read, like the offsets of
/// evidence.
package struct DocumentJSON {
  private let document: Document
  private let offsets: ScalarOffsets
  private var output: [UInt8] = []

  package init(_ document: Document) {
    self.document = document
    offsets = ScalarOffsets(document.source)
  }

  /// Returns the object in UTF-8, without a newline at its end.
  package consuming func bytes() -> [UInt8] {
    write("{\"id\":")
    write(string: document.name)
    field("path", document.path)
    field("title", document.title)
    if let date = document.date { field("date", date.description) }
    field("language", document.language)
    field("address", document.address)
    if let revision = document.revision {
      write(",\"page\":\(revision.page ?? 0),\"revision\":\(revision.revision ?? 0)")
      field("timestamp", revision.timestamp)
    }
    list("alternativeTitles", document.alternativeTitles) { $0.write(string: $1) }
    list("sections", Array(document.sections.indices)) { $0.write(section: $1) }
    list("blocks", document.blocks) { $0.write($1) }
    list("infoboxes", document.infoboxes) { $0.write($1) }
    list("links", document.links) { $0.write($1) }
    list("citations", document.citations) { $0.write($1) }
    list("passedOver", document.passedOver.keys.sorted()) { writer, name in
      writer.write("{\"what\":")
      writer.write(string: name)
      writer.write(",\"count\":\(writer.document.passedOver[name] ?? 0)}")
    }
    list("messages", document.diagnostics) { $0.write(string: $1.description) }
    write("}")
    return output
  }

  // MARK: Parts

  private mutating func write(section index: Int) {
    let section = document.sections[index]
    write("{\"title\":")
    write(string: section.title)
    write(",\"level\":\(section.level),\"parent\":\(section.parent)")
    list("mainPages", section.mainPages) { $0.write(string: $1) }
    write("}")
  }

  private mutating func write(_ block: Block) {
    write("{\"kind\":")
    switch block.kind {
    case .heading: write("\"heading\"")
    case .paragraph: write("\"paragraph\"")
    case .preformatted: write("\"preformatted\"")
    case .listItem(let depth, let ordered):
      write("\"listItem\",\"depth\":\(depth),\"ordered\":\(ordered)")
    case .table(let index):
      write("\"table\",\"table\":")
      write(document.tables[index])
    case .infobox(let index): write("\"infobox\",\"infobox\":\(index)")
    }
    write(",\"section\":\(block.section)")
    if block.role != .text { field("role", block.role.rawValue) }
    if let dateline = block.dateline { write(dateline) }
    if case .table = block.kind {} else { place(block.range) }
    write("}")
  }

  private mutating func write(_ dateline: Dateline) {
    write(",\"dateline\":{\"length\":\(dateline.range.count)")
    field("place", dateline.place.map(document.words))
    field("date", dateline.date?.description)
    field("agency", dateline.agency.map(document.words))
    write("}")
  }

  private mutating func write(_ table: Table) {
    write("{\"headerRows\":\(table.headerRows)")
    if let caption = table.caption { field("caption", document.words(caption)) }
    list("cells", table.cells) { writer, cell in
      writer.write("{\"header\":\(cell.isHeader),\"rowSpan\":\(cell.rowSpan)")
      writer.write(",\"columnSpan\":\(cell.columnSpan)")
      writer.field("sortKey", cell.sortKey)
      writer.place(cell.range)
      writer.write("}")
    }
    list("grid", table.grid) { writer, row in
      let places = row.map { $0.map(String.init) ?? "null" }
      writer.write("[" + places.joined(separator: ",") + "]")
    }
    write("}")
  }

  private mutating func write(_ infobox: Infobox) {
    write("{\"name\":")
    write(string: infobox.name)
    list("fields", infobox.fields) { writer, field in
      writer.write("{\"key\":")
      writer.write(string: field.key)
      writer.place(field.value)
      writer.write("}")
    }
    write("}")
  }

  private mutating func write(_ link: Link) {
    let kind =
      switch link.kind {
      case .page: "page"
      case .template: "template"
      case .address: "address"
      }
    write("{\"kind\":\"\(kind)\",\"target\":")
    write(string: link.target)
    place(link.range)
    write("}")
  }

  private mutating func write(_ mark: CitationMark) {
    let position = document.sourceMap.source(of: max(0, mark.position - 1)..<mark.position)
    write("{\"source\":\(offsets.scalars(before: position.upperBound))")
    field("title", mark.citation.title)
    field("publisher", mark.citation.publisher)
    field("date", mark.citation.date)
    field("address", mark.citation.address)
    write("}")
  }

  /// The words of a range and where they stand in the source.
  private mutating func place(_ range: Range<Int>) {
    field("text", document.words(range))
    let source = offsets.scalars(of: document.sourceMap.source(of: range))
    write(",\"source\":[\(source.lowerBound),\(source.upperBound)]")
  }

  // MARK: JSON

  private mutating func field(_ name: String, _ value: String?) {
    guard let value else { return }
    write(",\"\(name)\":")
    write(string: value)
  }

  private mutating func list<Element>(
    _ name: String, _ elements: [Element], _ body: (inout DocumentJSON, Element) -> Void
  ) {
    write(",\"\(name)\":[")
    for (index, element) in elements.enumerated() {
      if index > 0 { write(",") }
      body(&self, element)
    }
    write("]")
  }

  private mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func write(string: String) {
    output.append(Byte.quote)
    for byte in string.utf8 {
      switch byte {
      case Byte.quote, Byte.backslash: output.append(contentsOf: [Byte.backslash, byte])
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        write("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
      default: output.append(byte)
      }
    }
    output.append(Byte.quote)
  }
}
