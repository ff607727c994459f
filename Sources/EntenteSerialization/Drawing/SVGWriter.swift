import EntenteBytes
import EntenteRDF

/// A drawing of a network as SVG: the picture that Gephi shows of the GraphML and the GEXF.
struct SVGWriter: ~Copyable {
  private var output: ByteOutput
  /// Where labels stand already, so that none covers another.
  private var occupied = LabelGrid()
  /// How far each edge bends.
  private var edgeBends: [Double] = []

  init(to sink: any ByteSink) { output = ByteOutput(to: sink) }

  /// How many relations can be spelled out before they hide the picture.
  private static let maximumEdgeLabels = 60
  private static let margin = 60.0
  /// How many names a large picture bears.
  private static let maximumLabels = 140

  mutating func write(_ network: Network) throws(ByteSinkError) {
    let frame = Frame(of: network, margin: Self.margin)
    output.append(
      text: """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="\(frame.viewBox)" \
        font-family="Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif">
        <rect x="\(frame.left)" y="\(frame.top)" width="\(frame.width)" height="\(frame.height)" \
        fill="#ffffff"/>

        """)
    writeEdges(of: network, stroke: max(0.8, frame.width / 2_200))
    let order = network.nodes.indices.sorted {
      (-network.nodes[$0].degree, $0) < (-network.nodes[$1].degree, $1)
    }
    // Large nodes first, so that small ones are not covered.
    for index in order { write(network.nodes[index]) }
    try output.check()
    writeLabels(of: network, in: order, frame)
    writeEdgeLabels(of: network)
    writeLegend(of: network, frame)
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

  /// Spells relations out where there is room between the names of nodes.
  private mutating func writeEdgeLabels(of network: Network) {
    guard network.edges.count <= Self.maximumEdgeLabels else { return }
    output.append(
      "<g font-size=\"8\" fill=\"#555555\" text-anchor=\"middle\" paint-order=\"stroke\" ")
    output.append("stroke=\"#ffffff\" stroke-width=\"2.5\">\n")
    for (index, edge) in network.edges.enumerated() where edge.source != edge.target {
      let (x, y) = middle(of: edge, network, bend: edgeBends[index])
      let width = 8 * 0.54 * Double(edge.label.unicodeScalars.count)
      guard occupied.take(LabelGrid.Box(left: x - width / 2, top: y - 5, width: width, height: 10))
      else { continue }
      output.append(text: "<text x=\"\(Decimal.spell(x))\" y=\"\(Decimal.spell(y + 2.5))\">")
      text(edge.label)
      output.append("</text>\n")
    }
    output.append("</g>\n")
  }

  private struct PairKey: Hashable {
    var low: Int
    var high: Int
  }

  /// The point that a curved edge passes half-way.
  private func middle(
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

  private mutating func writeLabels(of network: Network, in order: [Int], _ frame: Frame) {
    output.append(
      "<g fill=\"#1a1a1a\" text-anchor=\"middle\" paint-order=\"stroke\" stroke=\"#ffffff\" ")
    output.append("stroke-opacity=\"0.85\" stroke-linejoin=\"round\">\n")
    // A picture is looked at as a whole: letters grow with it, up to what the node bears.
    let base = max(9, frame.width / 115)
    var labelCount = 0
    for index in order where labelCount < Self.maximumLabels {
      let node = network.nodes[index]
      let size = min(base + node.size * 0.12, base * 2)
      let name = Self.shorten(node.label)
      let width = size * 0.56 * Double(name.unicodeScalars.count)
      // A large node holds its name; below a small one it hides nothing.
      let isInside = node.size > size * 2.2
      let baseline = isInside ? node.y + size * 0.35 : node.y + node.size / 2 + size * 0.95
      let box = LabelGrid.Box(
        left: node.x - width / 2, top: baseline - size * 0.85, width: width, height: size * 1.1)
      let isFree = occupied.take(box)
      guard isFree || network.nodes.count <= 40 else { continue }
      labelCount += 1
      output.append(
        text: "<text x=\"\(Decimal.spell(node.x))\" y=\"\(Decimal.spell(baseline))\"")
      output.append(text: " font-size=\"\(Decimal.spell(size))\"")
      output.append(text: " stroke-width=\"\(Decimal.spell(size * 0.22))\">")
      text(name)
      output.append("</text>\n")
    }
    output.append("</g>\n")
  }

  private static func shorten(_ label: String) -> String {
    label.count > 40 ? label.prefix(38) + "…" : label
  }

  /// The classes with their colours, the most frequent first.
  private mutating func writeLegend(of network: Network, _ frame: Frame) {
    var counts: [String: Int] = [:]
    var colours: [String: Palette] = [:]
    for node in network.nodes {
      counts[node.kind, default: 0] += 1
      colours[node.kind] = node.colour
    }
    let kinds = counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
    let size = max(11, frame.width / 90)
    for (row, kind) in kinds.prefix(12).enumerated() {
      let y = frame.top + size * 1.6 * Double(row + 1)
      let x = frame.left + size
      output.append(text: "<circle cx=\"\(Decimal.spell(x))\" cy=\"\(Decimal.spell(y))\"")
      output.append(text: " r=\"\(Decimal.spell(size * 0.45))\"")
      output.append(text: " fill=\"\((colours[kind] ?? .other).hexadecimal)\"/>\n")
      output.append(text: "<text x=\"\(Decimal.spell(x + size))\"")
      output.append(text: " y=\"\(Decimal.spell(y + size * 0.35))\"")
      output.append(text: " font-size=\"\(Decimal.spell(size))\" fill=\"#333333\">")
      text("\(kind) (\(counts[kind] ?? 0))")
      output.append("</text>\n")
    }
  }

  private mutating func text(_ text: String) {
    let bytes = Array(text.utf8)
    _ = XMLEscaping.appendText(bytes, 0..<bytes.count, to: &output)
  }
}

/// The part of the plane that a picture shows.
private struct Frame {
  var left = 0.0
  var top = 0.0
  var width = 1.0
  var height = 1.0

  init(of network: Network, margin: Double) {
    guard let first = network.nodes.first else { return }
    var (right, bottom) = (first.x, first.y)
    (left, top) = (first.x, first.y)
    for node in network.nodes {
      left = min(left, node.x - node.size)
      right = max(right, node.x + node.size)
      top = min(top, node.y - node.size)
      bottom = max(bottom, node.y + node.size)
    }
    let border = max(margin, (right - left) * 0.06)
    left -= border * 2
    top -= border
    width = right - left + border * 1.5
    height = bottom - top + border
  }

  var viewBox: String {
    [left, top, width, height].map(Decimal.spell).joined(separator: " ")
  }
}
