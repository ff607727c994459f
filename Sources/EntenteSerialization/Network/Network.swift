/// A plain graph as network programs and property-graph stores take it: nodes and edges with labels,
/// classes, typed attributes and times.
struct Network {
  struct Node {
    /// The identifier within a file, such as `state:montenegro`.
    var id: String
    var iri: String
    var label: String
    /// The most specific class, such as `Embassy`.
    var kind: String
    /// All classes, the most general first: `Entity`, `DiplomaticMission`, `Embassy`.
    var kinds: [String] = []
    /// Which colour of the palette the class has.
    var colour = Palette.other
    /// The values of attributes.
    var values: [Value] = []
    /// When it existed, for formats with a timeline.
    var spells: [Spell] = []
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
    var values: [Value] = []
    /// When it held, for formats with a timeline.
    var spells: [Spell] = []
    /// How many times without a year there are beside them.
    var timelessCount = 0
    /// Whether no document says it: it is what the gazetteer adds.
    var isBackground = false

    /// The relation without what ``kind`` says of the status: `memberOf` of `memberOf_planned`.
    var relation: Substring {
      for status in ["negated", "planned", "refused", "reported", "listed"]
      where kind.hasSuffix("_" + status) { return kind.dropLast(status.count + 1) }
      return kind[...]
    }
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
  /// The IRIs of classes and relations by the names that they have here, in the order of their coming.
  private(set) var vocabulary: [(name: String, iri: String)] = []
  private var knownNames: Set<String> = []

  /// Notes which IRI a class or a relation stands for.
  mutating func note(_ name: String, iri: String) {
    if !iri.isEmpty, knownNames.insert(name).inserted { vocabulary.append((name, iri)) }
  }

  /// The index of an attribute, which is added where it is new.
  static func index(
    of name: String, iri: String = "", in attributes: inout [Attribute]
  ) -> Int {
    if let index = attributes.firstIndex(where: { $0.name == name }) { return index }
    attributes.append(Attribute(name: name, iri: iri))
    return attributes.count - 1
  }

  /// Adds a value to those that a node or an edge has of an attribute.
  static func append(
    _ scalar: Scalar, _ attribute: Int, to values: inout [Value], in attributes: inout [Attribute]
  ) {
    attributes[attribute].note(scalar)
    guard let known = values.firstIndex(where: { $0.attribute == attribute }) else {
      values.append(Value(attribute: attribute, texts: [scalar.text]))
      return
    }
    values[known].texts.append(scalar.text)
    attributes[attribute].isList = true
  }

  /// Counts the edges of every node.
  mutating func countDegrees() {
    for edge in edges {
      nodes[edge.source].degree += 1
      if edge.target != edge.source { nodes[edge.target].degree += 1 }
    }
  }

  /// Puts beside each attribute with dates that are not known to the day the first and the last day that
  /// they can mean, once all values are there.
  mutating func completeDates() {
    for index in nodeAttributes.indices where nodeAttributes[index].type == .partialDate {
      Self.completeDates(index, &nodeAttributes, nodes.indices, &nodes) {
        $0.values
      } set: {
        $0.values.append($1)
      }
    }
    for index in edgeAttributes.indices where edgeAttributes[index].type == .partialDate {
      Self.completeDates(index, &edgeAttributes, edges.indices, &edges) {
        $0.values
      } set: {
        $0.values.append($1)
      }
    }
  }

  private static func completeDates<Element>(
    _ index: Int, _ attributes: inout [Attribute], _ range: Range<Int>,
    _ elements: inout [Element], values: (Element) -> [Value],
    set: (inout Element, Value) -> Void
  ) {
    let name = attributes[index].name
    let bounds = ["earliest", "latest"].map { bound in
      Self.index(of: name + "_" + bound, in: &attributes)
    }
    for position in range {
      guard let value = values(elements[position]).first(where: { $0.attribute == index })
      else { continue }
      for (bound, attribute) in bounds.enumerated() {
        let days = value.texts.map { Spell.day(of: $0, isLast: bound == 1) ?? "" }
        guard days.contains(where: { !$0.isEmpty }) else { continue }
        for day in days {
          attributes[attribute].note(Scalar(text: day, type: day.isEmpty ? .string : .date))
        }
        if days.count > 1 { attributes[attribute].isList = true }
        set(&elements[position], Value(attribute: attribute, texts: days))
      }
    }
  }
}
