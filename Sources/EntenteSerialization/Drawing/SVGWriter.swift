import EntenteBytes
import EntenteRDF

/// A drawing of a network as SVG: the picture that Gephi shows of the GraphML and the GEXF.
struct SVGWriter: ~Copyable {
  var output: ByteOutput
  /// Where labels and nodes stand already, so that none covers another.
  var occupied = LabelGrid()
  /// Whether names that find no place cover others: on a map, crowded places would be nothing but names.
  private(set) var forcesNames = true
  /// How far each edge bends.
  private(set) var edgeBends: [Double] = []

  init(to sink: any ByteSink) { output = ByteOutput(to: sink) }

  private static let margin = 60.0

  /// Writes a network whose nodes have their places.
  ///
  /// - Parameters:
  ///   - network: nodes and edges.
  ///   - colours: those of the relations.
  ///   - map: the part of the world that stands behind it.
  ///   - namesOutward: whether names turn away from the middle, as in a ring.
  ///   - note: what the picture leaves out, said below it.
  /// - Throws: what the sink throws.
  mutating func write(
    _ network: Network, colours: RelationColours, map: MapLayout.Extract? = nil,
    namesOutward: Bool = false, note: String? = nil
  ) throws(ByteSinkError) {
    var frame = map?.frame ?? Frame(of: network, margin: Self.margin)
    if namesOutward { frame.widen(by: frame.width * 0.18) }
    let legend = Legend(of: network, colours: colours, letters: max(11, frame.width / 110))
    if map != nil {
      frame.makeRoomAtLeft(for: legend)
    } else {
      frame.makeRoom(for: legend, network)
    }
    if note != nil { frame.makeRoomBelow(legend.letters * 2.4) }
    begin(
      viewBox: frame.viewBox, left: frame.left, top: frame.top, width: frame.width,
      height: frame.height)
    if let map {
      forcesNames = false
      writeOutlines(map)
    }
    writeEdges(
      of: network, colours,
      stroke: map != nil ? 0.9 : max(network.edges.count > 400 ? 0.8 : 1.3, frame.width / 2_200))
    let order = network.nodes.indices.sorted {
      (-network.nodes[$0].degree, $0) < (-network.nodes[$1].degree, $1)
    }
    // Large nodes first, so that small ones are not covered.
    for index in order { write(network.nodes[index]) }
    try output.check()
    writeLabels(of: network, in: order, frame, outward: namesOutward)
    writeEdgeLabels(of: network)
    write(legend, frame)
    if let note {
      writeText(
        note, x: frame.left + frame.width / 2, y: frame.top + frame.height - legend.letters * 0.9,
        size: legend.letters, fill: "#555555", anchor: "middle")
    }
    try end()
  }

  /// Begins a picture on a white sheet.
  mutating func begin(viewBox: String, left: Double, top: Double, width: Double, height: Double) {
    output.append(
      text: """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="\(viewBox)" \
        font-family="Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif">
        <rect x="\(Decimal.spell(left))" y="\(Decimal.spell(top))" width="\(Decimal.spell(width))" \
        height="\(Decimal.spell(height))" fill="#ffffff"/>

        """)
  }

  /// Ends the picture.
  mutating func end() throws(ByteSinkError) {
    output.append("</svg>\n")
    try output.finish()
  }

  /// Writes a line of words.
  mutating func writeText(
    _ words: String, x: Double, y: Double, size: Double, fill: String, anchor: String = "start",
    isBold: Bool = false
  ) {
    output.append(text: "<text x=\"\(Decimal.spell(x))\" y=\"\(Decimal.spell(y))\"")
    output.append(text: " font-size=\"\(Decimal.spell(size))\" fill=\"\(fill)\"")
    if anchor != "start" { output.append(text: " text-anchor=\"\(anchor)\"") }
    if isBold { output.append(" font-weight=\"bold\"") }
    output.append(">")
    text(words)
    output.append("</text>\n")
  }

  /// The states of the world, for a picture on the map.
  private mutating func writeOutlines(_ map: MapLayout.Extract) {
    let (scale, frame) = (Decimal.spell(map.scale), map.frame)
    // What lies outside the frame is not shown beside it.
    output.append(
      text:
        "<clipPath id=\"sheet\"><rect x=\"\(Decimal.spell(frame.left))\" y=\"\(Decimal.spell(frame.top))\""
    )
    output.append(
      text:
        " width=\"\(Decimal.spell(frame.width))\" height=\"\(Decimal.spell(frame.height))\"/></clipPath>\n"
    )
    output.append(
      text:
        "<g clip-path=\"url(#sheet)\"><g fill=\"#ece8df\" stroke=\"#ffffff\" transform=\"scale(\(scale))\""
    )
    output.append(text: " stroke-width=\"\(Decimal.spell(1 / map.scale))\">\n")
    for outline in MapProjection.outlines { output.append(text: "<path d=\"\(outline)\"/>\n") }
    output.append("</g></g>\n")
  }

  mutating func abandon() { output.abandon() }

  // MARK: Edges

  private mutating func writeEdges(
    of network: Network, _ colours: RelationColours, stroke: Double
  ) {
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
      write(
        edge, network, bend: bends[bends.count - 1], stroke: stroke,
        colour: colours.colour(of: edge))
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
    _ edge: Network.Edge, _ network: Network, bend: Double, stroke: Double, colour: String
  ) {
    let (a, b) = (network.nodes[edge.source], network.nodes[edge.target])
    let width = Decimal.spell(stroke * min(1 + 0.9 * Double(edge.weight - 1).squareRoot(), 7))
    let dashes =
      edge.isBackground
      ? " stroke-dasharray=\"\(Decimal.spell(stroke * 4)) \(Decimal.spell(stroke * 3))\"" : ""
    output.append(
      text:
        "<path stroke=\"\(colour)\" stroke-width=\"\(width)\"\(dashes) d=\"M\(Decimal.spell(a.x)) "
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
    if edge.source != edge.target {
      writeHead(of: edge, network, bend: bend, length: 4 + 3 * stroke, colour: colour)
    }
  }

  /// Writes the triangle that shows which way an edge goes.
  private mutating func writeHead(
    of edge: Network.Edge, _ network: Network, bend: Double, length: Double, colour: String
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
    output.append(text: "<path stroke=\"none\" fill=\"\(colour)\" d=\"M")
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
      switch entry.sign {
      case .node:
        output.append(text: "<circle cx=\"\(Decimal.spell(x))\" cy=\"\(Decimal.spell(y))\"")
        output.append(text: " r=\"\(Decimal.spell(size * 0.45))\" fill=\"\(entry.colour)\"/>\n")
      case .edge, .dashes:
        output.append(
          text:
            "<path d=\"M\(Decimal.spell(x - size * 0.6)) \(Decimal.spell(y))h\(Decimal.spell(size * 1.2))\""
        )
        output.append(
          text: " stroke=\"\(entry.colour)\" stroke-width=\"\(Decimal.spell(size * 0.25))\"")
        if entry.sign == .dashes {
          output.append(text: " stroke-dasharray=\"\(Decimal.spell(size * 0.5))\"")
        }
        output.append("/>\n")
      }
      writeText(entry.text, x: x + size, y: y + size * 0.35, size: size, fill: "#333333")
    }
  }

  mutating func text(_ text: String) {
    let bytes = Array(text.utf8)
    _ = XMLEscaping.appendText(bytes, 0..<bytes.count, to: &output)
  }
}
