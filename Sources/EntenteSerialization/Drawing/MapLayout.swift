import EntenteGraph
import EntenteOntology

/// Places the nodes of a network on the map, and leaves out those whose place nobody knows.
enum MapLayout {
  /// Relations that say where something lies, the surest first.
  private static let places = ["locatedIn", "headquarters", "capital", "accreditedTo", "partOf"]

  /// What of the world a picture shows: enlarged so that what lies close comes apart.
  struct Extract {
    var scale: Double
    var frame: Frame
  }

  private static let width = 1_600.0
  /// The smallest part that is shown, of a world 1,800 wide.
  private static let least = 420.0

  /// The part of the world that the nodes of a network lie in; their places are enlarged to it.
  static func extract(of network: inout Network) -> Extract {
    let (x, y) = (network.nodes.map(\.x), network.nodes.map(\.y))
    let (left, right) = (x.min() ?? -900, x.max() ?? 900)
    let (top, bottom) = (y.min() ?? -430, y.max() ?? 430)
    let across = max(least, (right - left) * 1.16, (bottom - top) * 2.1)
    let scale = width / across
    let largest = network.nodes.map(\.size).max() ?? 1
    for index in network.nodes.indices {
      network.nodes[index].x *= scale
      network.nodes[index].y *= scale
      network.nodes[index].scale = min(1, 34 / largest)
    }
    let height = max(width / 2.2, (bottom - top) * 1.16 * scale)
    return Extract(
      scale: scale,
      frame: Frame(
        left: (left + right) / 2 * scale - width / 2, top: (top + bottom) / 2 * scale - height / 2,
        width: width, height: height))
  }

  /// - Returns: how many nodes were left out.
  static func place(_ network: inout Network, gazetteer: Gazetteer) -> Int {
    var known = network.nodes.map { point(of: $0, gazetteer) }
    // A mission lies where its city does, an office where its organization does.
    for _ in 0..<2 {
      for relation in places {
        for edge in network.edges
        where edge.relation == relation && known[edge.source] == nil {
          known[edge.source] = known[edge.target]
        }
      }
    }
    for index in network.nodes.indices {
      guard let point = known[index] else { continue }
      (network.nodes[index].x, network.nodes[index].y) = point
    }
    let placed = network.keeping { known[$0] != nil }
    defer { network = placed }
    return network.nodes.count - placed.nodes.count
  }

  /// The place of a node that the gazetteer knows: its own, or that of its seat.
  private static func point(
    of node: Network.Node, _ gazetteer: Gazetteer
  ) -> (x: Double, y: Double)? {
    let steps = node.iri.split(separator: "/").suffix(2)
    guard steps.count == 2,
      let row = gazetteer.place(of: EntityID(path: steps.joined(separator: "/")))
    else { return nil }
    let entry = gazetteer.entry(at: row)
    let seat = entry.seat.flatMap(gazetteer.place).map(gazetteer.entry(at:))
    guard let place = entry.coordinates ?? seat?.coordinates else { return nil }
    return MapProjection.place(latitude: place.latitude, longitude: place.longitude)
  }
}
