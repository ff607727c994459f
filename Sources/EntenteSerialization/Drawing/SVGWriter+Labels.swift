import EntenteBytes

extension SVGWriter {
  /// How many relations can be spelled out before they hide the picture.
  private static let maximumEdgeLabels = 90

  /// Writes the names of the nodes, the most connected first, each where nothing else stands; those
  /// that find no place are left to the tooltip.
  mutating func writeLabels(
    of network: Network, in order: [Int], _ frame: Frame, outward: Bool
  ) {
    output.append(
      "<g fill=\"#1a1a1a\" text-anchor=\"middle\" paint-order=\"stroke\" stroke=\"#ffffff\" ")
    output.append("stroke-opacity=\"0.85\" stroke-linejoin=\"round\">\n")
    // A picture is looked at as a whole: letters grow with it, up to what the node bears.
    let base = max(9, frame.width / 115)
    let count = network.nodes.count
    if count <= 600 {
      for node in network.nodes {
        let side = node.size * 0.8
        occupied.add(
          LabelGrid.Box(left: node.x - side / 2, top: node.y - side / 2, width: side, height: side))
      }
    }
    // A large picture bears no more names than a person reads.
    let limit = count > 1_000 ? 80 : 160
    var written = 0
    for index in order where written < limit {
      let node = network.nodes[index]
      let size = min(base + node.size * 0.12, base * 2)
      let name = Self.shorten(node.label)
      let width = size * 0.56 * Double(name.unicodeScalars.count)
      // The names of the hubs matter more than the small nodes beside them.
      let mayCover = forcesNames && (count <= 80 || written < 12)
      let taken = place(
        for: node, width, size, within: frame, mayCover: mayCover, outward: outward)
      guard let place = taken else { continue }
      written += 1
      if place.isFar {
        output.append(
          text:
            "<path d=\"M\(Decimal.spell(node.x)) \(Decimal.spell(node.y))L\(Decimal.spell(place.x))"
        )
        output.append(
          text:
            " \(Decimal.spell(place.baseline - size * 0.35))\" stroke=\"#999999\" stroke-width=\"0.6\"/>\n"
        )
      }
      output.append(text: "<text x=\"\(Decimal.spell(place.x))\"")
      output.append(text: " y=\"\(Decimal.spell(place.baseline))\"")
      if place.anchor != .middle { output.append(text: " text-anchor=\"\(place.anchor)\"") }
      output.append(text: " font-size=\"\(Decimal.spell(size))\"")
      output.append(text: " stroke-width=\"\(Decimal.spell(size * 0.22))\">")
      text(name)
      output.append("</text>\n")
    }
    output.append("</g>\n")
  }

  /// Where a name stands: its middle, start or end, as SVG calls them, and its baseline.
  private struct LabelPlace {
    enum Anchor: String {
      case start
      case middle
      case end
    }

    var x: Double
    var baseline: Double
    var anchor = Anchor.middle
    /// Whether a line leads there from the node.
    var isFar = false

    func box(_ width: Double, _ size: Double) -> LabelGrid.Box {
      let left =
        switch anchor {
        case .start: x
        case .middle: x - width / 2
        case .end: x - width
        }
      return LabelGrid.Box(left: left, top: baseline - size * 0.8, width: width, height: size)
    }
  }

  /// Takes the first free place below, above, right or left of a node.
  private mutating func place(
    for node: Network.Node, _ width: Double, _ size: Double, within frame: Frame, mayCover: Bool,
    outward: Bool
  ) -> LabelPlace? {
    let radius = node.size / 2
    let below = LabelPlace(x: node.x, baseline: node.y + radius + size * 0.95)
    var places = [
      below, LabelPlace(x: node.x, baseline: node.y - radius - size * 0.3),
      LabelPlace(x: node.x + radius + size * 0.3, baseline: node.y + size * 0.35, anchor: .start),
      LabelPlace(x: node.x - radius - size * 0.3, baseline: node.y + size * 0.35, anchor: .end),
    ]
    if outward {
      places = node.x < 0 ? [places[3], places[1], below] : [places[2], below, places[1]]
    }
    // A picture that is read has all its names: farther away, with a line that leads there.
    let farther = [2.2, 3.6, 5.2].flatMap { distance in
      Self.directions.map { across, down in
        LabelPlace(
          x: node.x + across * (radius + size * distance),
          baseline: node.y + down * (radius + size * distance) + size * 0.35,
          anchor: across > 0.5 ? .start : across < -0.5 ? .end : .middle, isFar: true)
      }
    }
    for place in mayCover ? places + farther : places {
      let box = place.box(width, size)
      let isInside = box.left > frame.left && box.left + width < frame.left + frame.width
      if isInside, occupied.take(box) { return place }
    }
    guard mayCover else { return nil }
    occupied.add(below.box(width, size))
    return below
  }

  private static let directions: [(across: Double, down: Double)] = [
    (0.71, 0.71), (0.71, -0.71), (-0.71, 0.71), (-0.71, -0.71), (0, 1), (0, -1), (1, 0), (-1, 0),
  ]

  static func shorten(_ label: String) -> String {
    label.count > 40 ? label.prefix(38) + "…" : label
  }

  /// Spells relations out where there is room between the names of nodes.
  mutating func writeEdgeLabels(of network: Network) {
    guard network.edges.count <= Self.maximumEdgeLabels else { return }
    output.append(
      "<g font-size=\"9\" fill=\"#555555\" text-anchor=\"middle\" paint-order=\"stroke\" ")
    output.append("stroke=\"#ffffff\" stroke-width=\"2.5\">\n")
    for (index, edge) in network.edges.enumerated() where edge.source != edge.target {
      let (x, y) = middle(of: edge, network, bend: edgeBends[index])
      let width = 9 * 0.54 * Double(edge.label.unicodeScalars.count)
      guard occupied.take(LabelGrid.Box(left: x - width / 2, top: y - 5, width: width, height: 10))
      else { continue }
      output.append(text: "<text x=\"\(Decimal.spell(x))\" y=\"\(Decimal.spell(y + 2.5))\">")
      text(edge.label)
      output.append("</text>\n")
    }
    output.append("</g>\n")
  }
}
