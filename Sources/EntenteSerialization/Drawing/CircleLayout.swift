/// Places the nodes of a network in a ring: classes side by side, the most connected first in each.
enum CircleLayout {
  static func place(_ network: inout Network) {
    let order = network.nodes.indices.sorted { a, b in
      let (x, y) = (network.nodes[a], network.nodes[b])
      return (x.kind, -x.degree, a) < (y.kind, -y.degree, b)
    }
    // A node takes as much of the ring as it is wide, and never less than a line of letters.
    let widths = order.map { max(network.nodes[$0].size + 6, 15) }
    let length = widths.reduce(0, +)
    let radius = max(120, length / (2 * Turn.halfCircle))
    var along = 0.0
    for (place, node) in order.enumerated() {
      let turn = Turn(of: (along + widths[place] / 2) / length)
      network.nodes[node].x = radius * turn.sine
      network.nodes[node].y = -radius * turn.cosine
      along += widths[place]
    }
  }
}

/// A part of a full turn. Only sums, products and roots are used, so that the same graph gets the same
/// places on every machine; mathematical libraries differ in the last digits of sines.
struct Turn {
  static let halfCircle = 3.141592653589793
  private(set) var cosine = 1.0
  private(set) var sine = 0.0

  /// - Parameter part: 0 for none, 1 for a full turn.
  init(of part: Double) {
    // The angle is halved until a short series is exact, then doubled back.
    var angle = 2 * Self.halfCircle * (part - part.rounded(.down))
    angle /= 1024
    let square = angle * angle
    var (c, s) = (
      1 - square / 2 * (1 - square / 12 * (1 - square / 30)),
      angle * (1 - square / 6 * (1 - square / 20))
    )
    for _ in 0..<10 { (c, s) = (c * c - s * s, 2 * c * s) }
    (cosine, sine) = (c, s)
  }

  /// The turn of an angle in degrees.
  init(degrees: Double) { self.init(of: degrees / 360) }
}
