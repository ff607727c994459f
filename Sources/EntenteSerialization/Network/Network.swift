/// A plain graph of nodes and edges with attributes, as programs that draw or analyse networks
/// read it: GraphML, GEXF, Neo4j.
struct Network {
  /// What an attribute holds.
  enum ValueType: String {
    case string
    case int
    case double
  }

  /// An attribute that nodes or edges may have.
  struct Attribute {
    /// The name within a file, without spaces.
    var name: String
    var type: ValueType
    /// Whether a text may be several, joined by `; `.
    var isList = false
  }

  struct Node {
    /// The identifier within a file, such as `state:montenegro`.
    var id: String
    var iri: String
    var label: String
    /// The class, such as `State`.
    var kind: String
    /// Which colour of the palette the class has.
    var colour = Palette.other
    /// The values of attributes by their index, in that order.
    var values: [(attribute: Int, text: String)] = []
    var degree = 0
    var x = 0.0
    var y = 0.0

    /// How large nodes are drawn: on a map smaller, so that they do not hide what lies around.
    var scale = 1.0

    /// The diameter: it grows with the root of the degree, so that areas compare.
    var size: Double { scale * (10 + 6 * Double(degree).squareRoot()) }
  }

  struct Edge {
    var source: Int
    var target: Int
    /// The relation, such as `memberOf`.
    var kind: String
    /// The relation as people read it, such as `member of`.
    var label: String
    /// The number of distinct documents that say it, at least 1.
    var weight: Int
    var values: [(attribute: Int, text: String)] = []
    /// When it held, for formats with a timeline.
    var spells: [Spell] = []
    /// How many times without a year there are beside them.
    var timelessCount = 0

    /// The relation without what ``kind`` says of the status: `memberOf` of `memberOf (planned)`.
    var relation: Substring { kind.prefix { $0 != " " } }
  }

  /// A time from a first to a last day, as `yyyy-mm-dd`; an end that is not known is open.
  struct Spell: Equatable {
    var start: String?
    var end: String?
  }

  var nodeAttributes: [Attribute] = []
  var edgeAttributes: [Attribute] = []
  var nodes: [Node] = []
  var edges: [Edge] = []

  /// The index of an attribute, which is added where it is new.
  static func index(of name: String, _ type: ValueType, in attributes: inout [Attribute]) -> Int {
    if let index = attributes.firstIndex(where: { $0.name == name }) { return index }
    attributes.append(Attribute(name: name, type: type))
    return attributes.count - 1
  }

  /// Counts the edges of every node.
  mutating func countDegrees() {
    for edge in edges {
      nodes[edge.source].degree += 1
      if edge.target != edge.source { nodes[edge.target].degree += 1 }
    }
  }
}
