internal import EntenteGraph

/// Builds the indexes of a gazetteer from its rows.
struct GazetteerBuilder {
  private let table: GazetteerTable
  private(set) var index: NameIndex
  private(set) var rowByID: [UInt64: Int32] = [:]
  private(set) var rowByTitle: [UInt64: Int32] = [:]
  private(set) var rowByCode: [UInt64: Int32] = [:]
  private(set) var kinds: [ClassName] = []
  private(set) var kindOfRow: [UInt16] = []
  private(set) var years: [(from: Int16, until: Int16)] = []

  init(_ table: GazetteerTable) {
    self.table = table
    index = NameIndex(capacity: table.rows.count * 4)
    rowByID.reserveCapacity(table.rows.count)
    rowByTitle.reserveCapacity(table.rows.count * 2)
    rowByCode.reserveCapacity(1024)
    kindOfRow.reserveCapacity(table.rows.count)
    years.reserveCapacity(table.rows.count)
  }

  /// Reads every row once.
  mutating func build(_ ontology: Ontology) throws(OntologyError) {
    for row in table.rows.indices {
      try readKind(row, ontology)
      let id = Digest.of(table.text[table.cell(row, .id)])
      guard rowByID.updateValue(Int32(row), forKey: id) == nil else {
        throw fault(.conflict, "the identifier \(table.string(row, .id)) is taken", row, .id)
      }
      years.append((from: try year(row, .from), until: try year(row, .until)))
      if !isLabelWeak(row) { addNames(row, .label, .label) }
      addNames(row, .names, .name)
      addNames(row, .adjectives, .adjective)
      addNames(row, .people, .people)
      addNames(row, .weak, .weak)
      forEachPart(row, .codes) { builder, part in
        let code = Digest.of(builder.table.text[part])
        builder.rowByCode[code] = builder.rowByCode[code] ?? Int32(row)
      }
      forEachPart(row, .titles) { builder, part in
        let title = Self.digest(ofTitle: builder.table.text[part])
        builder.rowByTitle[title] = builder.rowByTitle[title] ?? Int32(row)
      }
    }
  }

  /// A digest of a page's title: the first letter small, underscores as spaces, no section.
  static func digest(ofTitle title: some Sequence<UInt8>) -> UInt64 {
    var digest = Digest()
    var isFirst = true
    // Spaces are held back, so that those at the end do not count.
    var space = false
    for byte in title {
      if byte == UInt8(ascii: "#") { break }
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "_") {
        space = !isFirst
        continue
      }
      if space { digest.add(UInt8(ascii: " ")) }
      space = false
      let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      digest.add(isFirst && isCapital ? byte | 0x20 : byte)
      isFirst = false
    }
    return digest.value
  }

  private mutating func readKind(_ row: Int, _ ontology: Ontology) throws(OntologyError) {
    let cell = table.text[table.cell(row, .kind)]
    if let known = kinds.firstIndex(where: { $0.rawValue.utf8.elementsEqual(cell) }) {
      kindOfRow.append(UInt16(known))
      return
    }
    let kind = ClassName(rawValue: String(decoding: cell, as: UTF8.self))
    guard ontology.classNamed(kind) != nil else {
      throw fault(.unknownName, "no class of the name \(kind) is defined", row, .kind)
    }
    kindOfRow.append(UInt16(kinds.count))
    kinds.append(kind)
  }

  private func year(
    _ row: Int, _ column: GazetteerTable.Column
  ) throws(OntologyError) -> Int16 {
    let cell = table.cell(row, column)
    if cell.isEmpty { return 0 }
    guard let year = Int16(String(decoding: table.text[cell], as: UTF8.self)) else {
      throw fault(.syntax, "\(table.string(row, column)) is not a year", row, column)
    }
    return year
  }

  private mutating func addNames(
    _ row: Int, _ column: GazetteerTable.Column, _ use: GazetteerCandidate.Use
  ) {
    var tokens: [NameToken] = []
    forEachPart(row, column) { builder, part in
      tokens.removeAll(keepingCapacity: true)
      NameToken.split(builder.table.text.span, in: part, into: &tokens)
      let shape = NameShape(builder.table.text, part, words: tokens.count)
      builder.index.insert(
        tokens,
        NameIndex.Name(
          row: Int32(row), use: use, isExact: shape.isAcronym, isCellOnly: shape.isForCells,
          isLowercase: shape.isLowercase, start: Int32(part.lowerBound),
          count: Int32(part.count), next: -1))
    }
  }

  /// Whether the label stands among the names that need context, as towns' do that share one.
  private func isLabelWeak(_ row: Int) -> Bool {
    let weak = table.text[table.cell(row, .weak)]
    if weak.isEmpty { return false }
    let label = table.text[table.cell(row, .label)]
    return weak.split(separator: UInt8(ascii: "|")).contains { $0.elementsEqual(label) }
  }

  private mutating func forEachPart(
    _ row: Int, _ column: GazetteerTable.Column,
    _ body: (inout GazetteerBuilder, Range<Int>) -> Void
  ) {
    let cell = table.cell(row, column)
    var start = cell.lowerBound
    for position in cell where table.text[position] == UInt8(ascii: "|") {
      if position > start { body(&self, start..<position) }
      start = position + 1
    }
    if cell.upperBound > start { body(&self, start..<cell.upperBound) }
  }

  private func fault(
    _ code: OntologyError.Code, _ message: String, _ row: Int, _ column: GazetteerTable.Column
  ) -> OntologyError {
    let place = table.rows[row]
    return OntologyError(
      code: code, message: message, path: table.files[place.file].path, line: place.line,
      column: table.cell(row, column).lowerBound - place.start + 1)
  }
}

/// What the letters of a name tell of how it must be looked for.
private struct NameShape {
  /// `UN`, `U.S.`, `CoE`: written with its capitals or not meant.
  var isAcronym: Bool
  /// `Korea, South`: an order of words that running text does not use, where the same words side by
  /// side mean something else.
  var isForCells: Bool
  var isLowercase: Bool

  init(_ text: [UInt8], _ range: Range<Int>, words: Int) {
    var capitals = 0
    var small = 0
    var hasComma = false
    var hasSpace = false
    for position in range {
      switch text[position] {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): capitals += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: small += 1
      case UInt8(ascii: ","): hasComma = true
      case UInt8(ascii: " "): hasSpace = true
      default: break
      }
    }
    isAcronym = capitals >= 2 && (small == 0 || !hasSpace && small <= capitals)
    let endsInPoint = range.last.map { text[$0] == UInt8(ascii: ".") } ?? false
    // Words and the comma: `Congo, Republic of the` is five.
    isForCells = hasComma && !endsInPoint && words < 6
    isLowercase =
      range.first.map { text[$0] >= UInt8(ascii: "a") && text[$0] <= UInt8(ascii: "z") } ?? false
  }
}
