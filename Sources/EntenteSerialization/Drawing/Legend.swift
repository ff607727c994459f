/// What the colours of a picture mean: the classes and the relations, the most frequent first.
struct Legend {
  /// What stands before the words of a row.
  enum Sign {
    case node
    case edge
    case dashes
  }

  private(set) var entries: [(text: String, colour: String, sign: Sign)] = []
  /// The size of the letters.
  let letters: Double

  private static let maximumCount = 12

  init(of network: Network, colours: RelationColours, letters: Double) {
    self.letters = letters
    var kinds = Census()
    for node in network.nodes { kinds.add(node.kind, node.colour.hexadecimal) }
    var relations = Census()
    for edge in network.edges { relations.add(edge.label, colours.colour(of: edge)) }
    for (text, colour) in kinds.rows(Self.maximumCount, "classes") {
      entries.append((text, colour, .node))
    }
    for (text, colour) in relations.rows(Self.maximumCount, "relations") {
      entries.append((text, colour, .edge))
    }
    if network.edges.contains(where: \.isBackground) {
      entries.append(("known beside the documents", Palette.other.hexadecimal, .dashes))
    }
  }

  var height: Double { letters * 1.6 * (Double(entries.count) + 1) }

  var width: Double {
    letters * (3 + 0.6 * Double(entries.map { $0.text.unicodeScalars.count }.max() ?? 0))
  }

  /// How often each name comes, and its colour.
  private struct Census {
    private var counts: [String: Int] = [:]
    private var colours: [String: String] = [:]

    mutating func add(_ name: String, _ colour: String) {
      counts[name, default: 0] += 1
      colours[name] = colour
    }

    /// The most frequent names with their numbers, and how many others there are.
    func rows(_ limit: Int, _ noun: String) -> [(text: String, colour: String)] {
      let names = counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
      var rows = names.prefix(limit).map { name in
        ("\(name) (\(counts[name] ?? 0))", colours[name] ?? Palette.other.hexadecimal)
      }
      if names.count > limit {
        rows.append(("and \(names.count - limit) more \(noun)", "none"))
      }
      return rows
    }
  }
}
