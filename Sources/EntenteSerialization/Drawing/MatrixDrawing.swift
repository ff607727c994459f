import EntenteBytes

/// A picture of who is a member of what: members down, organizations across.
struct MatrixDrawing: ~Copyable {
  private var writer: SVGWriter
  private let colours: RelationColours

  /// The relations that fill a cell, the strongest first.
  private static let relations = ["memberOf", "observerOf", "candidateFor", "appliedTo", "partyTo"]
  private static let cell = 15.0
  /// How many rows and columns a person takes in.
  private static let maximumRows = 120
  private static let maximumColumns = 60

  init(to sink: any ByteSink, colours: RelationColours) {
    writer = SVGWriter(to: sink)
    self.colours = colours
  }

  /// Writes the picture; returns how many rows and columns were left out.
  mutating func write(
    _ network: Network
  ) throws(ByteSinkError) -> (rows: Int, columns: Int) {
    var cells: [Cell: Int] = [:]
    var (rowCounts, columnCounts) = ([Int: Int](), [Int: Int]())
    for (index, edge) in network.edges.enumerated() {
      guard let rank = Self.rank(of: edge) else { continue }
      let cell = Cell(row: edge.source, column: edge.target)
      if let known = cells[cell], let other = Self.rank(of: network.edges[known]), other <= rank {
        continue
      }
      if cells[cell] == nil {
        rowCounts[edge.source, default: 0] += 1
        columnCounts[edge.target, default: 0] += 1
      }
      cells[cell] = index
    }
    let rows = Self.most(rowCounts, Self.maximumRows).sorted {
      (network.nodes[$0].label, $0) < (network.nodes[$1].label, $1)
    }
    let columns = Self.most(columnCounts, Self.maximumColumns)
    draw(network, rows, columns, cells)
    try writer.end()
    return (rowCounts.count - rows.count, columnCounts.count - columns.count)
  }

  private struct Cell: Hashable {
    var row: Int
    var column: Int
  }

  private static func rank(of edge: Network.Edge) -> Int? {
    relations.firstIndex { $0 == edge.relation }
  }

  /// The nodes with the most cells, the fullest first.
  private static func most(_ counts: [Int: Int], _ limit: Int) -> [Int] {
    let order = counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
    return Array(order.prefix(limit))
  }

  private mutating func draw(
    _ network: Network, _ rows: [Int], _ columns: [Int], _ cells: [Cell: Int]
  ) {
    let letters = 11.0
    func length(_ nodes: [Int]) -> Double {
      let most = nodes.map { SVGWriter.shorten(network.nodes[$0].label).unicodeScalars.count }.max()
      return 20 + 0.58 * letters * Double(most ?? 0)
    }
    let (left, top) = (length(rows), length(columns) * 0.72 + 12)
    var legend: [(label: String, colour: String)] = []
    let width = left + Double(columns.count) * Self.cell + length(columns) * 0.72 + 20
    let height = top + Double(rows.count) * Self.cell + 46
    writer.begin(
      viewBox: "0 0 \(Decimal.spell(width)) \(Decimal.spell(height))", left: 0, top: 0,
      width: width, height: height)
    for (place, column) in columns.enumerated() {
      let x = left + (Double(place) + 0.5) * Self.cell
      writer.output.append(
        text:
          "<g transform=\"translate(\(Decimal.spell(x)) \(Decimal.spell(top - 6))) rotate(-45)\">"
      )
      writer.writeText(
        SVGWriter.shorten(network.nodes[column].label), x: 0, y: 0, size: letters, fill: "#1a1a1a")
      writer.output.append("</g>\n")
    }
    for (place, row) in rows.enumerated() {
      let y = top + Double(place) * Self.cell
      if place % 2 == 0 {
        rectangle(0, y, left + Double(columns.count) * Self.cell, Self.cell, "#f3f3f3", title: nil)
      }
      writer.writeText(
        SVGWriter.shorten(network.nodes[row].label), x: left - 8, y: y + 11, size: letters,
        fill: "#1a1a1a", anchor: "end")
      for (number, column) in columns.enumerated() {
        guard let index = cells[Cell(row: row, column: column)] else { continue }
        let edge = network.edges[index]
        let colour = colours.colour(of: edge)
        if !legend.contains(where: { $0.label == edge.label }) {
          legend.append((edge.label, colour))
        }
        rectangle(
          left + Double(number) * Self.cell + 1.5, y + 1.5, Self.cell - 3, Self.cell - 3, colour,
          title:
            "\(network.nodes[row].label) – \(edge.label) – \(network.nodes[column].label)")
      }
    }
    var x = 12.0
    for (label, colour) in legend {
      rectangle(x, height - 26, 12, 12, colour, title: nil)
      writer.writeText(label, x: x + 18, y: height - 16, size: 12, fill: "#333333")
      x += 40 + 7 * Double(label.unicodeScalars.count)
    }
  }

  private mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ colour: String, title: String?
  ) {
    writer.output.append(
      text:
        "<rect x=\"\(Decimal.spell(x))\" y=\"\(Decimal.spell(y))\" width=\"\(Decimal.spell(width))\""
    )
    writer.output.append(text: " height=\"\(Decimal.spell(height))\" fill=\"\(colour)\"")
    if let title {
      writer.output.append("><title>")
      writer.text(title)
      writer.output.append("</title></rect>\n")
    } else {
      writer.output.append("/>\n")
    }
  }
}
