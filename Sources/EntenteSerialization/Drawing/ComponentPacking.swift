/// Sets the parts of a network that no edge connects beside each other, the largest on top and the
/// others in rows below, since forces would drive them far away.
enum ComponentPacking {
  /// Nodes that are connected, and the rectangle that they fill.
  private struct Component {
    var nodes: [Int]
    var left: Double
    var top: Double
    var width: Double
    var height: Double

    init(_ nodes: [Int], of network: Network) {
      self.nodes = nodes
      let all = nodes.map { network.nodes[$0] }
      // A small graph is read label by label; the names stand below the nodes.
      let isRead = network.nodes.count <= 400
      func half(_ node: Network.Node) -> Double {
        isRead ? max(node.size / 2, 3 * Double(min(node.label.count, 40))) : node.size / 2
      }
      left = all.map { $0.x - half($0) }.min() ?? 0
      top = all.map { $0.y - $0.size / 2 }.min() ?? 0
      width = (all.map { $0.x + half($0) }.max() ?? 0) - left
      height = (all.map { $0.y + $0.size / 2 }.max() ?? 0) - top + (isRead ? 12 : 0)
    }
  }

  private static let gap = 26.0

  /// Moves whole components; what is within them stays as it is.
  static func pack(_ network: inout Network) {
    let components = components(of: network).map { Component($0, of: network) }
      .sorted { (-$0.nodes.count, $0.nodes[0]) < (-$1.nodes.count, $1.nodes[0]) }
    guard let main = components.first else { return }
    let area = components.reduce(0) { $0 + ($1.width + gap) * ($1.height + gap) }
    let width = max(main.width, (area * 1.4).squareRoot())
    var (x, y) = (main.left, main.top + main.height + 2 * gap)
    var rowHeight = 0.0
    for component in components.dropFirst() {
      if x > main.left, x + component.width > main.left + width {
        x = main.left
        y += rowHeight + gap
        rowHeight = 0
      }
      for node in component.nodes {
        network.nodes[node].x += x - component.left
        network.nodes[node].y += y - component.top
      }
      x += component.width + gap
      rowHeight = max(rowHeight, component.height)
    }
  }

  /// The nodes of each component, in their order.
  private static func components(of network: Network) -> [[Int]] {
    var parent = Array(network.nodes.indices)
    func root(_ node: Int) -> Int {
      var node = node
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    for edge in network.edges {
      let (a, b) = (root(edge.source), root(edge.target))
      if a != b { parent[max(a, b)] = min(a, b) }
    }
    var index: [Int: Int] = [:]
    var components: [[Int]] = []
    for node in network.nodes.indices {
      let root = root(node)
      if let known = index[root] {
        components[known].append(node)
      } else {
        index[root] = components.count
        components.append([node])
      }
    }
    return components
  }
}
