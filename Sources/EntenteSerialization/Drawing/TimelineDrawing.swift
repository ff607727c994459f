import EntenteBytes

/// A picture of when things began and happened: a lane for each relation, the years across.
struct TimelineDrawing: ~Copyable {
  private var writer: SVGWriter
  private let colours: RelationColours

  private static let width = 1_600.0
  private static let left = 24.0
  private static let line = 17.0
  private static let letters = 11.0
  /// How many statements a person reads in one picture.
  private static let maximumCount = 400

  /// A statement on the line.
  private struct Item {
    var edge: Int
    var start: Double
    var end: Double?
    var text: String
  }

  init(to sink: any ByteSink, colours: RelationColours) {
    writer = SVGWriter(to: sink)
    self.colours = colours
  }

  /// Writes the picture; returns how many edges have a time and were left out, and how many have none.
  mutating func write(
    _ network: Network
  ) throws(ByteSinkError) -> (leftOut: Int, timeless: Int) {
    var items = Self.items(of: network)
    let timeless = network.edges.count { $0.spells.isEmpty }
    let total = items.count
    if total > Self.maximumCount {
      // What most documents say stays.
      items.sort { a, b in
        let (x, y) = (network.edges[a.edge].weight, network.edges[b.edge].weight)
        return (-x, a.start, a.edge) < (-y, b.start, b.edge)
      }
      items.removeSubrange(Self.maximumCount...)
    }
    items.sort { ($0.start, $0.edge) < ($1.start, $1.edge) }
    let first = (items.first?.start ?? 1900).rounded(.down)
    let last = max(first + 1, (items.map { max($0.start, $0.end ?? 0) }.max() ?? 2000) + 0.5)
    let scale = (Self.width - 2 * Self.left) / (last - first)
    let place = { (year: Double) in Self.left + (year - first) * scale }
    var lanes: [(relation: Substring, label: String, rows: [[Item]])] = []
    for relation in network.relationCounts.map(\.relation) {
      let members = items.filter { network.edges[$0.edge].relation == relation }
      guard let sample = members.first else { continue }
      lanes.append(
        (Substring(relation), network.edges[sample.edge].label, Self.packed(members, place)))
    }
    let height = lanes.reduce(50) { $0 + Double($1.rows.count) * Self.line + 38 }
    writer.begin(
      viewBox: "0 0 \(Decimal.spell(Self.width)) \(Decimal.spell(height))", left: 0, top: 0,
      width: Self.width, height: height)
    writeYears(from: first, to: last, height: height, place: place)
    var y = 22.0
    for lane in lanes {
      let colour = colours.colour(of: network.edges[lane.rows[0][0].edge])
      writer.writeText(
        "\(lane.label) (\(lane.rows.reduce(0) { $0 + $1.count }))", x: Self.left, y: y, size: 14,
        fill: colour, isBold: true)
      y += 18
      for row in lane.rows {
        for item in row { write(item, y, colour, place) }
        y += Self.line
      }
      y += 20
    }
    try writer.end()
    return (total - items.count, timeless)
  }

  private static func items(of network: Network) -> [Item] {
    var items: [Item] = []
    for (index, edge) in network.edges.enumerated() {
      let text =
        SVGWriter.shorten(network.nodes[edge.source].label) + " – "
        + SVGWriter.shorten(network.nodes[edge.target].label)
      for spell in edge.spells {
        let (start, end) = (spell.start.flatMap(year), spell.end.flatMap(year))
        guard let begin = start ?? end else { continue }
        items.append(Item(edge: index, start: begin, end: start == nil ? nil : end, text: text))
      }
    }
    return items
  }

  /// A day as a year with its part.
  private static func year(of day: String) -> Double? {
    let isEarly = day.hasPrefix("-")
    let parts = day.drop { $0 == "-" }.split(separator: "-").compactMap { Double(String($0)) }
    guard let year = parts.first else { return nil }
    let month = parts.count > 1 ? parts[1] - 1 : 0
    let days = parts.count > 2 ? parts[2] - 1 : 0
    return (isEarly ? -year : year) + month / 12 + days / 372
  }

  /// Rows in which no item covers another.
  private static func packed(_ items: [Item], _ place: (Double) -> Double) -> [[Item]] {
    var rows: [[Item]] = []
    var ends: [Double] = []
    for item in items {
      let start = place(item.start)
      let words = 12 + 0.56 * letters * Double(item.text.unicodeScalars.count)
      let end = max(start + words, item.end.map(place) ?? 0) + 8
      // What would run out of the sheet is written before its mark.
      let begin = start + words > width ? start - words : start
      if let row = ends.firstIndex(where: { $0 <= begin }) {
        rows[row].append(item)
        ends[row] = end
      } else {
        rows.append([item])
        ends.append(end)
      }
    }
    return rows
  }

  private mutating func writeYears(
    from first: Double, to last: Double, height: Double, place: (Double) -> Double
  ) {
    let span = last - first
    let step = [1.0, 2, 5, 10, 20, 50, 100, 200].first { span / $0 <= 16 } ?? 500
    var year = (first / step).rounded(.up) * step
    while year <= last {
      let x = Decimal.spell(place(year))
      writer.output.append(
        text: "<path d=\"M\(x) 0V\(Decimal.spell(height - 20))\" stroke=\"#e4e4e4\"/>\n")
      writer.writeText(
        String(Int(year)), x: place(year), y: height - 6, size: 12, fill: "#666666",
        anchor: "middle")
      year += step
    }
  }

  private mutating func write(
    _ item: Item, _ y: Double, _ colour: String, _ place: (Double) -> Double
  ) {
    let x = place(item.start)
    let middle = Decimal.spell(y - 4)
    if let end = item.end, place(end) - x > 3 {
      writer.output.append(
        text:
          "<path d=\"M\(Decimal.spell(x)) \(middle)H\(Decimal.spell(place(end)))\" stroke=\"\(colour)\" stroke-width=\"3\" stroke-opacity=\"0.45\"/>\n"
      )
    }
    writer.output.append(
      text: "<circle cx=\"\(Decimal.spell(x))\" cy=\"\(middle)\" r=\"3\" fill=\"\(colour)\"/>\n")
    let words = 12 + 0.56 * Self.letters * Double(item.text.unicodeScalars.count)
    let isBefore = x + words > Self.width
    writer.writeText(
      item.text, x: isBefore ? x - 6 : x + 6, y: y, size: Self.letters, fill: "#1a1a1a",
      anchor: isBefore ? "end" : "start")
  }
}
