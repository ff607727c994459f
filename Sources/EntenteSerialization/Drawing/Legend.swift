/// The classes of a picture with their colours, the most frequent first.
struct Legend {
  private(set) var entries: [(text: String, colour: Palette)] = []
  /// The size of the letters.
  let letters: Double

  private static let maximumCount = 12

  init(of network: Network, letters: Double) {
    self.letters = letters
    var counts: [String: Int] = [:]
    var colours: [String: Palette] = [:]
    for node in network.nodes {
      counts[node.kind, default: 0] += 1
      colours[node.kind] = node.colour
    }
    let kinds = counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
    for kind in kinds.prefix(Self.maximumCount) {
      entries.append(("\(kind) (\(counts[kind] ?? 0))", colours[kind] ?? .other))
    }
  }

  var height: Double { letters * 1.6 * (Double(entries.count) + 1) }

  var width: Double {
    letters * (2.5 + 0.6 * Double(entries.map { $0.text.unicodeScalars.count }.max() ?? 0))
  }
}
