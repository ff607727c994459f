import EntenteGraph
import EntenteOntology
import EntenteRDF

/// The plain graph of a knowledge graph: an edge for every fact between two entities; dates, texts and
/// numbers become attributes of nodes.
///
/// Programs such as Gephi merge edges of the same ends and type, so a network for them has one for all the
/// statements that differ in time alone, and each attribute holds their values in one order: the first
/// start belongs to the first end. A property graph has an edge for each statement, and nodes for the
/// documents.
struct NetworkBuilder {
  /// What edges stand for.
  enum Shape {
    /// All statements of the same ends, relation and status.
    case facts
    /// One statement each; documents and what they cite are nodes.
    case statements
  }

  private(set) var network = Network()
  private(set) var losses = LossReport()
  let graph: KnowledgeGraph
  let ontology: Ontology
  let options: ExportOptions
  let shape: Shape
  private var nodeIndex: [String: Int] = [:]
  private var edgeIndex: [EdgeKey: Int] = [:]
  private var statementsByEdge: [[Statement]] = []
  /// When each of them holds, by what the others of its subject tell too.
  private var livesByEdge: [[Lifespan]] = []
  private let lasting: Set<RelationName>
  /// The lives of the statements of one subject.
  private var lives: StatementLives

  private struct EdgeKey: Hashable {
    var source: Int
    var target: Int
    var kind: String
  }

  init(_ graph: KnowledgeGraph, ontology: Ontology, options: ExportOptions, shape: Shape) {
    self.graph = graph
    self.ontology = ontology
    self.options = options
    self.shape = shape
    lasting = ontology.lastingRelations
    lives = StatementLives(of: [], lasting: lasting)
  }

  /// Makes the network.
  mutating func build() {
    for name in ["alternativeNames", "sameAs", "closeMatch"] {
      _ = Network.index(of: name, iri: iri(ofAttribute: name), in: &network.nodeAttributes)
    }
    for entity in graph.entities { addNode(of: entity) }
    let statements = graph.statements
    var rest = statements[...]
    while let subject = rest.first?.subject {
      let group = rest.prefix { $0.subject == subject }
      rest = rest.dropFirst(group.count)
      lives = StatementLives(of: Array(group), lasting: lasting)
      for statement in group {
        guard statement.status.isFact || options.includesEveryStatus else {
          losses.add(.statement)
          continue
        }
        add(statement)
      }
    }
    for index in statementsByEdge.indices { describeEdge(index) }
    if shape == .statements { addDocuments() }
    network.completeDates()
    network.countDegrees()
  }

  // MARK: Nodes

  private mutating func addNode(of entity: Entity) {
    let index = node(entity.id, label: entity.label, kind: entity.kind)
    let same = entity.links.filter(\.match.isSameThing).map(\.iri)
    let close = entity.links.filter { !$0.match.isSameThing }.map(\.iri)
    for (attribute, texts) in [entity.alternativeLabels, same, close].enumerated() {
      for text in texts { addValue(Network.Scalar(text: text), attribute, toNode: index) }
    }
    if let count = entity.count { addValue(Network.Scalar(count), "count", toNode: index) }
    guard let background = entity.background else { return }
    if let place = background.coordinates {
      for (name, value) in [("latitude", place.latitude), ("longitude", place.longitude)] {
        addValue(
          Network.Scalar(text: Decimal.spell(value), type: .double), name, toNode: index)
      }
    }
    if let iso3 = background.iso3 { addValue(Network.Scalar(text: iso3), "iso3", toNode: index) }
    if let cow = background.cow { addValue(Network.Scalar(cow), "cow", toNode: index) }
  }

  /// The node of an entity, which the graph need not describe.
  private mutating func node(_ id: EntityID, label: String, kind: ClassName) -> Int {
    let path = id.path
    if let index = nodeIndex[path] { return index }
    let above = ontology.classes.filter {
      $0.name != kind && ontology.isSubclass(kind, of: $0.name)
    }
    .sorted { a, b in
      ontology.isSubclass(b.name, of: a.name) && !ontology.isSubclass(a.name, of: b.name)
    }
    let kinds = ["Entity"] + above.map(\.name.rawValue) + [kind.rawValue]
    for name in kinds.dropFirst() {
      network.note(name, iri: ontology.classNamed(ClassName(rawValue: name))?.iri ?? "")
    }
    return addNode(
      path, label: label, kinds: kinds, colour: Palette.colour(of: kind, in: ontology))
  }

  /// Adds a node at a path below the base; returns where it stands.
  mutating func addNode(
    _ path: String, label: String, kinds: [String], colour: Palette = .other
  ) -> Int {
    if let index = nodeIndex[path] { return index }
    let id = Self.identifier(path)
    nodeIndex[path] = network.nodes.count
    network.nodes.append(
      Network.Node(
        id: id, iri: options.baseIRI + path, label: label.isEmpty ? id : label,
        kind: kinds.last ?? "Entity", kinds: kinds, colour: colour))
    return network.nodes.count - 1
  }

  /// The identifier within a file: `state:montenegro` for `state/montenegro`.
  static func identifier(_ path: String) -> String {
    path.split(separator: "/").joined(separator: ":")
  }

  mutating func addValue(_ scalar: Network.Scalar, _ attribute: Int, toNode node: Int) {
    Network.append(
      scalar, attribute, to: &network.nodes[node].values, in: &network.nodeAttributes)
  }

  mutating func addValue(_ scalar: Network.Scalar, _ name: String, toNode node: Int) {
    let index = Network.index(
      of: name, iri: iri(ofAttribute: name), in: &network.nodeAttributes)
    addValue(scalar, index, toNode: node)
  }

  /// The IRI by which RDF calls what an attribute holds.
  func iri(ofAttribute name: String) -> String { Self.iri(ofAttribute: name, in: ontology) }

  private static func iri(ofAttribute name: String, in ontology: Ontology) -> String {
    switch name {
    case "alternativeNames": EntenteVocabulary.alternativeLabel
    case "sameAs": EntenteVocabulary.sameAs
    case "closeMatch": EntenteVocabulary.closeMatch
    case "identifier": EntenteVocabulary.identifier
    case "address": EntenteVocabulary.address
    case "revision": EntenteVocabulary.version
    case "publisher": EntenteVocabulary.publisher
    case "published": EntenteVocabulary.date
    case "documents": EntenteVocabulary.wasDerivedFrom
    case "latitude": EntenteVocabulary.geo + "lat"
    case "longitude": EntenteVocabulary.geo + "long"
    default:
      ontology.relationNamed(RelationName(rawValue: name))?.iri
        ?? EntenteVocabulary.ontology + name
    }
  }

  // MARK: Statements

  private mutating func add(_ statement: Statement) {
    // A statement may name an entity that the graph does not describe.
    let source = node(
      statement.subject, label: String(statement.subject.slug), kind: "Thing")
    if case .entity(let id) = statement.object {
      addEdge(statement, from: source, to: node(id, label: String(id.slug), kind: "Thing"))
    } else if statement.object == .nobody {
      addEvent(statement, of: source)
    } else {
      addAttribute(statement, to: source)
    }
  }

  /// A date, text or number becomes an attribute of its node, beside it the statement that `explain` takes.
  private mutating func addAttribute(_ statement: Statement, to node: Int) {
    let name = Self.name(of: statement)
    addValue(NetworkBuilder.scalar(statement.object), name, toNode: node)
    addValue(
      Network.Scalar(text: statement.id.path), name + "_statement", toNode: node)
    if case .date(let date) = statement.object, statement.status.isFact {
      addLife(statement.relation, date, to: node)
    }
  }

  /// What was founded lasts until it is dissolved.
  private mutating func addLife(_ relation: RelationName, _ date: PartialDate, to node: Int) {
    let isEnd = relation == "dissolved"
    guard isEnd || relation == "inception" else { return }
    var spell = network.nodes[node].spells.first ?? Network.Spell()
    if isEnd {
      spell.end = date.latestDay?.description ?? spell.end
    } else {
      spell.start = date.earliestDay?.description ?? spell.start
    }
    network.nodes[node].spells = spell.start == nil && spell.end == nil ? [] : [spell]
  }

  static func scalar(_ object: Statement.Object) -> Network.Scalar {
    switch object {
    case .entity(let id): Network.Scalar(text: identifier(id.path))
    case .date(let date): Network.Scalar(date)
    case .text(let text): Network.Scalar(text: text)
    case .number(let number): Network.Scalar(number)
    case .nobody: Network.Scalar(text: "")
    }
  }

  /// The type of an edge: the relation or the kind of the event, and the status of what is no fact. It has
  /// no colon, which Cypher and Gremlin would read as their own.
  private static func name(of statement: Statement) -> String {
    let name = statement.relation.eventKind.map(String.init) ?? statement.relation.rawValue
    let suffix = statement.status.isFact ? "" : "_" + statement.status.rawValue
    return NetworkNames.word(name + suffix)
  }

  /// An event without a recipient has but one end: a node of its own in a property graph, no edge in a plain
  /// one.
  private mutating func addEvent(_ statement: Statement, of actor: Int) {
    guard shape == .statements, let kind = statement.relation.eventKind,
      let name = ontology.eventClass(ofKind: String(kind)), let known = ontology.classNamed(name)
    else { return losses.add(.statement) }
    let event = node(
      EntityID(path: "event/" + statement.id.slug),
      label: "\(known.label): \(network.nodes[actor].label)", kind: name)
    network.note("actor", iri: EntenteVocabulary.ontology + "actor")
    statementsByEdge.append([statement])
    livesByEdge.append([lives.life(of: statement)])
    network.edges.append(
      Network.Edge(source: event, target: actor, kind: "actor", label: "actor", weight: 1))
  }

  private mutating func addEdge(_ statement: Statement, from source: Int, to target: Int) {
    let relation = ontology.relationNamed(statement.relation)
    var label = relation?.label ?? statement.relation.rawValue
    var iri = relation?.iri ?? EntenteVocabulary.ontology + statement.relation.rawValue
    if let event = statement.relation.eventKind,
      let known = ontology.eventClass(ofKind: String(event)).flatMap(ontology.classNamed)
    {
      label = known.label
      iri = known.iri
    }
    let kind = Self.name(of: statement)
    if !statement.status.isFact { label += " (\(statement.status.rawValue))" }
    network.note(kind, iri: iri)
    var key = EdgeKey(source: source, target: target, kind: kind)
    if relation?.isSymmetric == true, shape == .facts {
      key = EdgeKey(source: min(source, target), target: max(source, target), kind: kind)
    }
    if shape == .facts {
      if let index = edgeIndex[key] {
        statementsByEdge[index].append(statement)
        livesByEdge[index].append(lives.life(of: statement))
        return
      }
      edgeIndex[key] = network.edges.count
    }
    statementsByEdge.append([statement])
    livesByEdge.append([lives.life(of: statement)])
    network.edges.append(
      Network.Edge(source: key.source, target: key.target, kind: kind, label: label, weight: 1))
  }

  private mutating func describeEdge(_ index: Int) {
    let statements = statementsByEdge[index]
    let documents = Set(statements.flatMap(\.evidence).map(\.document))
    network.edges[index].weight = max(1, documents.count)
    network.edges[index].isBackground = statements.allSatisfy(\.isContext)
    let spells = livesByEdge[index].map(Network.Spell.init)
    network.edges[index].spells = spells.compactMap(\.self)
    network.edges[index].timelessCount = zip(statements, spells).count {
      $0.interval != .unknown && $1 == nil
    }
    var columns = EdgeColumns(statements, shape: shape)
    let ontology = ontology
    columns.fill(&network.edges[index].values, in: &network.edgeAttributes) { name in
      Self.iri(ofAttribute: name, in: ontology)
    }
  }

  /// Adds an edge that no statement says, such as that of a document to what it cites.
  mutating func addEdge(from source: Int, to target: Int, kind: String, label: String, iri: String)
    -> Int
  {
    network.note(kind, iri: iri)
    let key = EdgeKey(source: source, target: target, kind: kind)
    if let index = edgeIndex[key] { return index }
    edgeIndex[key] = network.edges.count
    network.edges.append(
      Network.Edge(source: source, target: target, kind: kind, label: label, weight: 1))
    return network.edges.count - 1
  }

  mutating func addValue(_ scalar: Network.Scalar, _ name: String, toEdge edge: Int) {
    let index = Network.index(
      of: name, iri: iri(ofAttribute: name), in: &network.edgeAttributes)
    Network.append(scalar, index, to: &network.edges[edge].values, in: &network.edgeAttributes)
  }
}

extension Network {
  /// The plain graph of a knowledge graph; see ``NetworkBuilder``.
  init(
    _ graph: KnowledgeGraph, ontology: Ontology, options: ExportOptions,
    shape: NetworkBuilder.Shape = .facts, losses: inout LossReport
  ) {
    var builder = NetworkBuilder(graph, ontology: ontology, options: options, shape: shape)
    builder.build()
    losses.add(builder.losses)
    self = builder.network
  }
}
