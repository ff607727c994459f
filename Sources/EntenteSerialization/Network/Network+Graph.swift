import EntenteGraph
import EntenteOntology
import EntenteRDF

extension Network {
  /// The plain graph of a knowledge graph: an edge for every fact between two entities; dates and
  /// texts become attributes of nodes.
  ///
  /// Programs such as Gephi merge edges of the same ends and type, so there is one for all the
  /// statements that differ in time alone; its weight is the number of documents that say any of them.
  init(
    _ graph: KnowledgeGraph, ontology: Ontology, options: ExportOptions, losses: inout LossReport
  ) {
    var builder = NetworkBuilder(graph, ontology: ontology, options: options)
    builder.addNodes()
    builder.addStatements()
    losses.add(builder.losses)
    self = builder.network
    countDegrees()
  }
}

/// Collects the statements of an edge until all are known.
private struct NetworkBuilder {
  var network = Network()
  var losses = LossReport()
  private let graph: KnowledgeGraph
  private let ontology: Ontology
  private let options: ExportOptions
  private var nodeIndex: [EntityID: Int] = [:]
  private var edgeIndex: [EdgeKey: Int] = [:]
  private var statementsByEdge: [[Statement]] = []

  private struct EdgeKey: Hashable {
    var source: Int
    var target: Int
    var kind: String
  }

  init(_ graph: KnowledgeGraph, ontology: Ontology, options: ExportOptions) {
    self.graph = graph
    self.ontology = ontology
    self.options = options
  }

  mutating func addNodes() {
    for name in ["alternativeNames", "sameAs"] {
      let index = Network.index(of: name, .string, in: &network.nodeAttributes)
      network.nodeAttributes[index].isList = true
    }
    _ = Network.index(of: "count", .int, in: &network.nodeAttributes)
    for name in ["latitude", "longitude"] {
      _ = Network.index(of: name, .double, in: &network.nodeAttributes)
    }
    _ = Network.index(of: "iso3", .string, in: &network.nodeAttributes)
    _ = Network.index(of: "cow", .int, in: &network.nodeAttributes)
    for entity in graph.entities {
      _ = node(
        entity.id, label: entity.label, kind: entity.kind,
        values: [
          entity.alternativeLabels.joined(separator: "; "),
          entity.links.filter(\.match.isSameThing).map(\.iri).joined(separator: "; "),
          entity.count.map(String.init) ?? "",
          entity.background?.coordinates.map { Decimal.spell($0.latitude) } ?? "",
          entity.background?.coordinates.map { Decimal.spell($0.longitude) } ?? "",
          entity.background?.iso3 ?? "", entity.background?.cow.map(String.init) ?? "",
        ])
    }
  }

  private mutating func node(
    _ id: EntityID, label: String, kind: ClassName, values: [String] = []
  ) -> Int {
    if let index = nodeIndex[id] { return index }
    let name = id.path.split(separator: "/").joined(separator: ":")
    var node = Network.Node(
      id: name, iri: options.baseIRI + id.path, label: label.isEmpty ? name : label,
      kind: kind.rawValue, colour: Palette.colour(of: kind, in: ontology))
    for (index, value) in values.enumerated() where !value.isEmpty {
      node.values.append((index, value))
    }
    nodeIndex[id] = network.nodes.count
    network.nodes.append(node)
    return network.nodes.count - 1
  }

  mutating func addStatements() {
    for statement in graph.statements {
      guard statement.status.isFact || options.includesEveryStatus else {
        losses.add(.statement)
        continue
      }
      // A statement may name an entity that the graph does not describe.
      let source = node(
        statement.subject, label: String(statement.subject.slug), kind: "Thing")
      if case .entity(let id) = statement.object {
        addEdge(
          statement, from: source, to: node(id, label: String(id.slug), kind: "Thing"))
      } else if statement.object == .nobody {
        // An event without a recipient has but one end, and no edge.
        losses.add(.statement)
      } else {
        addValue(statement, to: source)
      }
    }
    addEdgeAttributes()
  }

  private mutating func addEdge(_ statement: Statement, from source: Int, to target: Int) {
    let relation = ontology.relationNamed(statement.relation)
    var kind = statement.relation.rawValue
    if !statement.status.isFact { kind += " (\(statement.status.rawValue))" }
    var key = EdgeKey(source: source, target: target, kind: kind)
    if relation?.isSymmetric == true {
      key = EdgeKey(source: min(source, target), target: max(source, target), kind: kind)
    }
    if let index = edgeIndex[key] {
      statementsByEdge[index].append(statement)
      return
    }
    edgeIndex[key] = network.edges.count
    statementsByEdge.append([statement])
    var label = relation?.label ?? kind
    if let event = statement.relation.eventKind {
      label = ontology.eventClass(ofKind: event).flatMap(ontology.classNamed)?.label ?? kind
    }
    if !statement.status.isFact { label += " (\(statement.status.rawValue))" }
    network.edges.append(
      Network.Edge(source: key.source, target: key.target, kind: kind, label: label, weight: 1))
  }

  /// A date, text or number becomes an attribute of its node; several are joined.
  private mutating func addValue(_ statement: Statement, to node: Int) {
    let attribute = Network.index(
      of: statement.relation.rawValue, .string, in: &network.nodeAttributes)
    let text = statement.object.description
    let known = network.nodes[node].values.firstIndex { $0.attribute == attribute }
    guard let known else {
      network.nodes[node].values.append((attribute, text))
      return
    }
    network.nodes[node].values[known].text += "; " + text
  }

  private mutating func addEdgeAttributes() {
    let names = ["start", "end", "date", "status", "documents", "quote", "holds", "context"]
    var attributes = names.map {
      Network.Attribute(
        name: $0, type: .string, isList: !["quote", "holds", "context"].contains($0))
    }
    attributes.append(Network.Attribute(name: "confidence", type: .double))
    network.edgeAttributes = attributes
    for (index, statements) in statementsByEdge.enumerated() {
      let evidence = statements.flatMap(\.evidence)
      let documents = Set(evidence.map(\.document)).sorted()
      network.edges[index].weight = max(1, documents.count)
      let texts = [
        join(statements.compactMap(\.interval.start)), join(statements.compactMap(\.interval.end)),
        join(statements.compactMap(\.interval.date)),
        Set(statements.map(\.status.rawValue)).sorted().joined(separator: "; "),
        documents.joined(separator: "; "), evidence.first?.quote ?? "", fit(of: statements),
        statements.allSatisfy(\.isContext) ? "true" : "",
        statements.map(\.confidence).max().map(RDFMapping.decimal) ?? "",
      ]
      for (attribute, text) in texts.enumerated() where !text.isEmpty {
        network.edges[index].values.append((attribute, text))
      }
      let isLasting = ontology.relationNamed(statements[0].relation)?.isLasting ?? false
      let spells = statements.map { Network.Spell($0.interval, isLasting: isLasting) }
      network.edges[index].spells = spells.compactMap(\.self)
      network.edges[index].timelessCount = zip(statements, spells).count {
        $0.interval != .unknown && $1 == nil
      }
    }
  }

  /// Whether it is certain that one of the statements holds at the time that was asked for.
  private func fit(of statements: [Statement]) -> String {
    let fits = statements.flatMap(\.qualifiers).filter { $0.key == Selection.fitQualifier }
      .map(\.value.description)
    return fits.min() ?? ""
  }

  private func join(_ dates: [PartialDate]) -> String {
    Set(dates).sorted().map(\.description).joined(separator: "; ")
  }
}

extension Network.Spell {
  /// The days that an interval can cover at most; `nil` where it names no year. What is lasting and
  /// began at a date goes on until it is ended, as a recognition does.
  init?(_ interval: Interval, isLasting: Bool = false) {
    let begin = interval.start ?? (isLasting ? interval.date : nil)
    if let date = interval.date, begin == nil {
      guard date.earliestDay != nil || date.latestDay != nil else { return nil }
      self.init(start: date.earliestDay?.description, end: date.latestDay?.description)
      return
    }
    // What began at a time that nobody limits is there at the latest when it must have begun.
    let first = begin?.earliestDay ?? begin?.latestDay
    let last = interval.end?.latestDay ?? interval.end?.earliestDay
    guard first != nil || last != nil else { return nil }
    self.init(start: first?.description, end: last?.description)
  }
}
