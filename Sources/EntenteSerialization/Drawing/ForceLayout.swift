import EntenteBytes

/// Places the nodes of a network so that connected ones come close: ForceAtlas2 with the Barnes–Hut
/// approximation.
///
/// From M. Jacomy et al., “ForceAtlas2, a Continuous Graph Layout Algorithm …”, PLoS ONE 9(6), 2014.
/// The nodes start on a spiral in their order, and only additions, products, quotients and square
/// roots follow, so that the same network gets the same places everywhere.
struct ForceLayout {
  private var x: [Double]
  private var y: [Double]
  private var forceX: [Double]
  private var forceY: [Double]
  private var lastX: [Double]
  private var lastY: [Double]
  private let mass: [Double]
  private let edges: [(source: Int, target: Int, weight: Double)]
  private var speed = 1.0
  private var efficiency = 1.0
  private var tree = QuadTree()

  /// How strongly nodes push each other, and how strongly the middle pulls.
  private static let repulsion = 10.0
  private static let gravity = 1.0
  private static let tolerance = 1.0

  /// Sets the positions of all nodes of `network`.
  static func place(_ network: inout Network) {
    let linked = network.nodes.indices.filter { network.nodes[$0].degree > 0 }
    var layout = ForceLayout(network, linked)
    let rounds = linked.count > 4_000 ? 120 : linked.count > 400 ? 200 : 300
    let meter = RunMeter.current
    meter?.begin(.arranging, total: rounds)
    for _ in 0..<rounds {
      layout.step()
      meter?.advance(1, in: .arranging)
    }
    layout.separate(sizes: linked.map { network.nodes[$0].size })
    for (index, node) in linked.enumerated() {
      network.nodes[node].x = layout.x[index]
      network.nodes[node].y = layout.y[index]
    }
    ComponentPacking.pack(&network)
  }

  private init(_ network: Network, _ linked: [Int]) {
    var position = Array(repeating: -1, count: network.nodes.count)
    for (index, node) in linked.enumerated() { position[node] = index }
    mass = linked.map { Double(network.nodes[$0].degree) + 1 }
    edges = network.edges.compactMap { edge in
      guard edge.source != edge.target else { return nil }
      return (position[edge.source], position[edge.target], Double(edge.weight).squareRoot())
    }
    let zeros = Array(repeating: 0.0, count: linked.count)
    (x, y, forceX, forceY, lastX, lastY) = (zeros, zeros, zeros, zeros, zeros, zeros)
    // Points of a sunflower, turned by the golden angle each time; a rotation needs no sine.
    let (cosine, sine) = (-0.737_368_878_078_319_9, 0.675_490_294_261_523_9)
    var (u, v) = (1.0, 0.0)
    for index in linked.indices {
      let radius = 10 * Double(index + 1).squareRoot()
      x[index] = radius * u
      y[index] = radius * v
      (u, v) = (u * cosine - v * sine, u * sine + v * cosine)
    }
  }

  /// Moves every node once.
  private mutating func step() {
    tree.build(x, y, mass)
    for index in x.indices {
      let (pushX, pushY) = tree.force(on: index, x[index], y[index])
      let distance = (x[index] * x[index] + y[index] * y[index]).squareRoot()
      let pull = distance > 0 ? Self.gravity * mass[index] / distance : 0
      forceX[index] = Self.repulsion * mass[index] * pushX - pull * x[index]
      forceY[index] = Self.repulsion * mass[index] * pushY - pull * y[index]
    }
    for edge in edges {
      let pullX = (x[edge.target] - x[edge.source]) * edge.weight
      let pullY = (y[edge.target] - y[edge.source]) * edge.weight
      forceX[edge.source] += pullX
      forceY[edge.source] += pullY
      forceX[edge.target] -= pullX
      forceY[edge.target] -= pullY
    }
    move()
  }

  /// Moves the nodes by their forces: fast while they agree with those before, slow where they swing.
  private mutating func move() {
    var swinging = 0.0
    var traction = 0.0
    for index in x.indices {
      let (dx, dy) = (forceX[index] - lastX[index], forceY[index] - lastY[index])
      let (sx, sy) = (forceX[index] + lastX[index], forceY[index] + lastY[index])
      swinging += mass[index] * (dx * dx + dy * dy).squareRoot()
      traction += mass[index] * (sx * sx + sy * sy).squareRoot() / 2
    }
    let count = Double(x.count)
    let estimate = 0.05 * count.squareRoot()
    var jitter =
      Self.tolerance * max(estimate.squareRoot(), min(10, estimate * traction / (count * count)))
    if swinging > 2 * traction {
      if efficiency > 0.05 { efficiency *= 0.5 }
      jitter = max(jitter, Self.tolerance)
    }
    let target = swinging > 0 ? jitter * efficiency * traction / swinging : speed
    if swinging > jitter * traction {
      if efficiency > 0.05 { efficiency *= 0.7 }
    } else if speed < 1_000 {
      efficiency *= 1.3
    }
    speed += min(target - speed, 0.5 * speed)
    for index in x.indices {
      let (dx, dy) = (forceX[index] - lastX[index], forceY[index] - lastY[index])
      let swing = mass[index] * (dx * dx + dy * dy).squareRoot()
      let factor = speed / (1 + (speed * swing).squareRoot())
      x[index] += forceX[index] * factor
      y[index] += forceY[index] * factor
      lastX[index] = forceX[index]
      lastY[index] = forceY[index]
    }
  }

  /// Spreads the picture until nodes of these diameters have room, then parts those that still
  /// overlap.
  private mutating func separate(sizes: [Double]) {
    guard x.count > 1 else { return }
    // Outliers do not count: the area is that of the middle nine tenths.
    let (low, high) = (x.count / 20, x.count - 1 - x.count / 20)
    let (columns, rows) = (x.sorted(), y.sorted())
    let area = max(columns[high] - columns[low], 1) * max(rows[high] - rows[low], 1)
    // A small graph is read label by label and needs room for them, above all across.
    let room =
      switch x.count {
      case ...40: 90.0
      case ...150: 95.0
      case ...400: 40.0
      case ...1_000: 24.0
      default: 10.0
      }
    let needed = sizes.reduce(0) { $0 + ($1 + room) * ($1 + room) } * 2.5
    let scale = max(1, (needed / area).squareRoot())
    let across = x.count <= 400 ? 1.3 : 1
    for index in x.indices {
      x[index] *= scale * across
      y[index] *= scale
    }
    drawIn()
    for _ in 0..<12 where !pushApart(sizes) { return }
  }

  /// Brings in the few that lie far out and would make all others small: beyond the middle nine tenths, a
  /// distance counts as its root.
  private mutating func drawIn() {
    guard x.count > 150 else { return }
    let middle = (x: x.sorted()[x.count / 2], y: y.sorted()[y.count / 2])
    let distances = x.indices.map { index in
      let (dx, dy) = (x[index] - middle.x, y[index] - middle.y)
      return (dx * dx + dy * dy).squareRoot()
    }
    let reach = distances.sorted()[x.count * 9 / 10]
    for (index, distance) in distances.enumerated() where distance > reach && reach > 0 {
      let factor = (reach / distance).squareRoot()
      x[index] = middle.x + (x[index] - middle.x) * factor
      y[index] = middle.y + (y[index] - middle.y) * factor
    }
  }

  /// Pushes overlapping nodes apart once; `false` where there are none.
  private mutating func pushApart(_ sizes: [Double]) -> Bool {
    // Room for a name beside a node, where names are read.
    let gap = x.count <= 150 ? 24.0 : x.count <= 400 ? 12 : 6
    let cell = (sizes.max() ?? 1) + gap
    var order = Array(x.indices)
    let start = x
    order.sort { (start[$0], $0) < (start[$1], $1) }
    var moved = false
    for (place, first) in order.enumerated() {
      for second in order[(place + 1)...] {
        if start[second] > start[first] + cell { break }
        if abs(y[second] - y[first]) > cell { continue }
        let (dx, dy) = (x[second] - x[first], y[second] - y[first])
        let distance = (dx * dx + dy * dy).squareRoot()
        let room = (sizes[first] + sizes[second]) / 2 + gap
        guard distance < room else { continue }
        moved = true
        let push = (room - distance) / 2 + 0.01
        let (u, v) = distance > 1e-9 ? (dx / distance, dy / distance) : (1, 0)
        x[first] -= u * push
        y[first] -= v * push
        x[second] += u * push
        y[second] += v * push
      }
    }
    return moved
  }
}
