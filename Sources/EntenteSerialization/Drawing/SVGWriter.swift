import EntenteBytes
import EntenteRDF

/// A drawing of a network as SVG: the picture that Gephi shows of the GraphML and the GEXF.
struct SVGWriter: ~Copyable {
  var output: ByteOutput
  /// Where labels and nodes stand already, so that none covers another.
  var occupied = LabelGrid()
  /// How far each edge bends.
  private(set) var edgeBends: [Double] = []

  init(to sink: any ByteSink) { output = ByteOutput(to: sink) }

  private static let margin = 60.0
  /// How many edges can have heads before these hide the picture.
  private static let maximumHeads = 400

  mutating func write(_ network: Network) throws(ByteSinkError) {
    var frame = Frame(of: network, margin: Self.margin)
    let legend = Legend(of: network, letters: max(11, frame.width / 90))
    frame.makeRoom(for: legend, network)
    output.append(
      text: """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="\(frame.viewBox)" \
        font-family="Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif">
        <rect x="\(frame.left)" y="\(frame.top)" width="\(frame.width)" height="\(frame.height)" \
        fill="#ffffff"/>

        """)
    writeEdges(
      of: network, stroke: max(network.edges.count > 400 ? 0.8 : 1.3, frame.width / 2_200))
    let order = network.nodes.indices.sorted {
      (-network.nodes[$0].degree, $0) < (-network.nodes[$1].degree, $1)
    }
    // Large nodes first, so that small ones are not covered.
    for index in order { write(network.nodes[index]) }
    try output.check()
    writeLabels(of: network, in: order, frame)
    writeEdgeLabels(of: network)
    write(legend, frame)
    output.append("</svg>\n")
    try output.finish()
  }

  mutating func abandon() { output.abandon() }

  // MARK: Edges

  private mutating func writeEdges(of network: Network, stroke: Double) {
    let opacity = network.edges.count > 3_000 ? 0.25 : network.edges.count > 300 ? 0.4 : 0.55
    output.append(text: "<g fill=\"none\" stroke-opacity=\"\(opacity)\">\n")
    var seen: [PairKey: Int] = [:]
    var bends: [Double] = []
    for edge in network.edges {
      let key = PairKey(low: min(edge.source, edge.target), high: max(edge.source, edge.target))
      let number = seen[key, default: 0]
      seen[key] = number + 1
      // Edges between the same two nodes fan out: 0, 1, -1, 2 …
      let fan = Double((number + 1) / 2) * (number % 2 == 1 ? 1 : -1)
      bends.append(edge.source < edge.target ? fan : -fan)
      write(edge, network, bend: bends[bends.count - 1], stroke: stroke)
    }
    output.append("</g>\n")
    edgeBends = bends
  }

  private struct PairKey: Hashable {
    var low: Int
    var high: Int
  }

  /// The point that a curved edge passes half-way.
  func middle(
    of edge: Network.Edge, _ network: Network, bend: Double
  ) -> (x: Double, y: Double) {
    let (a, b) = (network.nodes[edge.source], network.nodes[edge.target])
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = max((dx * dx + dy * dy).squareRoot(), 1)
    let offset = bend * 12
    return ((a.x + b.x) / 2 - dy / length * offset, (a.y + b.y) / 2 + dx / length * offset)
  }

  private mutating func write(
    _ edge: Network.Edge, _ network: Network, bend: Double, stroke: Double
  ) {
    let (a, b) = (network.nodes[edge.source], network.nodes[edge.target])
    let width = Decimal.spell(stroke * min(1 + 0.9 * Double(edge.weight - 1).squareRoot(), 7))
    output.append(
      text:
        "<path stroke=\"\(a.colour.hexadecimal)\" stroke-width=\"\(width)\" d=\"M\(Decimal.spell(a.x)) "
    )
    if edge.source == edge.target {
      let r = Decimal.spell(a.size * 0.6)
      output.append(text: "\(Decimal.spell(a.y - a.size * 0.6))a\(r) \(r) 0 1 1 0.1 0")
    } else if bend == 0 {
      output.append(text: "\(Decimal.spell(a.y))L\(Decimal.spell(b.x)) \(Decimal.spell(b.y))")
    } else {
      let (x, y) = middle(of: edge, network, bend: bend)
      // A quadratic curve passes half-way between its chord and its control point.
      let (cx, cy) = (2 * x - (a.x + b.x) / 2, 2 * y - (a.y + b.y) / 2)
      output.append(text: "\(Decimal.spell(a.y))Q\(Decimal.spell(cx)) \(Decimal.spell(cy)) ")
      output.append(text: "\(Decimal.spell(b.x)) \(Decimal.spell(b.y))")
    }
    output.append("\"><title>")
    text("\(a.label) – \(edge.label) – \(b.label)")
    output.append("</title></path>\n")
    if network.edges.count <= Self.maximumHeads, edge.source != edge.target {
      writeHead(of: edge, network, bend: bend, length: 5 + 2.5 * stroke)
    }
  }

  /// Writes the triangle that shows which way an edge goes.
  private mutating func writeHead(
    of edge: Network.Edge, _ network: Network, bend: Double, length: Double
  ) {
    let (a, b) = (network.nodes[edge.source], network.nodes[edge.target])
    let (x, y) = middle(of: edge, network, bend: bend)
    // A curve comes in from its control point, a line from its other end.
    let (fromX, fromY) = (2 * x - (a.x + b.x) / 2, 2 * y - (a.y + b.y) / 2)
    let (dx, dy) = (b.x - fromX, b.y - fromY)
    let distance = (dx * dx + dy * dy).squareRoot()
    guard distance > b.size / 2 + length else { return }
    let (u, v) = (dx / distance, dy / distance)
    let (tipX, tipY) = (b.x - u * (b.size / 2 + 1), b.y - v * (b.size / 2 + 1))
    let (footX, footY) = (tipX - u * length, tipY - v * length)
    let half = length * 0.36
    output.append(text: "<path stroke=\"none\" fill=\"\(a.colour.hexadecimal)\" d=\"M")
    point(tipX, tipY)
    output.append("L")
    point(footX - v * half, footY + u * half)
    output.append(" ")
    point(footX + v * half, footY - u * half)
    output.append("z\"/>\n")
  }

  private mutating func point(_ x: Double, _ y: Double) {
    output.append(text: "\(Decimal.spell(x)) \(Decimal.spell(y))")
  }

  // MARK: Nodes

  private mutating func write(_ node: Network.Node) {
    output.append(text: "<circle cx=\"\(Decimal.spell(node.x))\" cy=\"\(Decimal.spell(node.y))\"")
    output.append(
      text: " r=\"\(Decimal.spell(node.size / 2))\" fill=\"\(node.colour.hexadecimal)\"")
    output.append(" stroke=\"#ffffff\" stroke-width=\"1.2\"><title>")
    text("\(node.label) (\(node.kind))")
    output.append("</title></circle>\n")
  }

  private mutating func write(_ legend: Legend, _ frame: Frame) {
    let size = legend.letters
    for (row, entry) in legend.entries.enumerated() {
      let y = frame.top + size * 1.6 * Double(row + 1)
      let x = frame.left + size
      output.append(text: "<circle cx=\"\(Decimal.spell(x))\" cy=\"\(Decimal.spell(y))\"")
      output.append(text: " r=\"\(Decimal.spell(size * 0.45))\"")
      output.append(text: " fill=\"\(entry.colour.hexadecimal)\"/>\n")
      output.append(text: "<text x=\"\(Decimal.spell(x + size))\"")
      output.append(text: " y=\"\(Decimal.spell(y + size * 0.35))\"")
      output.append(text: " font-size=\"\(Decimal.spell(size))\" fill=\"#333333\">")
      text(entry.text)
      output.append("</text>\n")
    }
  }

  mutating func text(_ text: String) {
    let bytes = Array(text.utf8)
    _ = XMLEscaping.appendText(bytes, 0..<bytes.count, to: &output)
  }
}
