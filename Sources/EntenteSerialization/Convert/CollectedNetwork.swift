import EntenteGraph
import EntenteOntology
import EntenteRDF

/// The nodes and edges that RDF terms become.
struct CollectedNetwork {
  private let ontology: Ontology
  private let names: NetworkNames
  private var network = Network()
  private(set) var losses = LossReport()
  private var nodeIndex: [Term: Int] = [:]
  private var edgeIndex: [EdgeKey: Int] = [:]
  private var colours: [String: Palette] = [:]
  /// The edges that documents tell of.
  private var told: Set<Int> = []

  private struct EdgeKey: Hashable {
    var source: Int
    var target: Int
    var predicate: String
  }

  /// Begins a network whose classes and predicates have these names.
  init(ontology: Ontology, names: NetworkNames) {
    self.ontology = ontology
    self.names = names
  }

  /// The predicates that name things, the best first.
  private static let labels = [
    "http://www.w3.org/2004/02/skos/core#prefLabel", EntenteVocabulary.label,
    "https://schema.org/name", "http://schema.org/name", "http://xmlns.com/foaf/0.1/name",
    EntenteVocabulary.title, "http://purl.org/dc/elements/1.1/title",
  ]

  /// The predicates that name the same thing elsewhere, which is no neighbour of it.
  private static let identities: Set<String> = [
    EntenteVocabulary.sameAs, EntenteVocabulary.exactMatch, EntenteVocabulary.closeMatch,
    EntenteVocabulary.isPrimaryTopicOf,
  ]

  mutating func addNode(
    _ subject: Term, _ properties: [(predicate: String, object: Term)], without skipped: Set<Term>
  ) {
    let source = node(subject)
    let best = Self.bestLabel(of: properties)
    if let best, case .literal(let literal) = properties[best].object {
      network.nodes[source].label = literal.text
    }
    for (index, property) in properties.enumerated() where index != best {
      switch property.object {
      case .literal(let literal): append(literal, of: property.predicate, toNode: source)
      case .iri(let iri) where property.predicate == RDF.type: addKind(iri, to: source)
      case .iri(let iri) where Self.identities.contains(property.predicate):
        append(Network.Scalar(text: iri), of: property.predicate, toNode: source)
      case .iri(let iri) where property.predicate == EntenteVocabulary.ontology + "status":
        append(Network.Scalar(text: names(iri)), of: property.predicate, toNode: source)
      case .iri, .blank:
        if !skipped.contains(property.object) {
          addEdge(from: source, property.predicate, to: node(property.object))
        }
      case .triple: continue
      }
    }
  }

  /// The label that is shown: of the best predicate, in English or in no language where there is one.
  private static func bestLabel(of properties: [(predicate: String, object: Term)]) -> Int? {
    var best: (rank: Int, index: Int)?
    for (index, property) in properties.enumerated() {
      guard case .literal(let literal) = property.object, !literal.text.isEmpty,
        let rank = labels.firstIndex(of: property.predicate)
      else { continue }
      let language = literal.language?.lowercased() ?? ""
      let isForeign = !(language.isEmpty || language == "en" || language.hasPrefix("en-"))
      let total = rank * 2 + (isForeign ? 1 : 0)
      if best.map({ total < $0.rank }) ?? true { best = (total, index) }
    }
    return best?.index
  }

  /// Adds what a statement node says to the edge that it describes; `false` where there is none.
  mutating func describeEdge(by properties: [(predicate: String, object: Term)]) -> Bool {
    func value(_ predicate: String) -> Term? {
      properties.first { $0.predicate == predicate }?.object
    }
    guard let subject = value(RDF.subject), let object = value(RDF.object),
      case .iri(let predicate) = value(RDF.predicate), let source = nodeIndex[subject],
      let target = nodeIndex[object],
      let edge = edgeIndex[EdgeKey(source: source, target: target, predicate: predicate)]
    else { return false }
    if case .literal(let literal)? = value(EntenteVocabulary.ontology + "context"),
      literal.text == "true"
    {
      network.edges[edge].isBackground = !told.contains(edge)
    } else {
      told.insert(edge)
      network.edges[edge].isBackground = false
    }
    var documents = 0
    for property in properties {
      switch property.object {
      case .literal(let literal): append(literal, of: property.predicate, toEdge: edge)
      case .iri(let iri) where property.predicate == EntenteVocabulary.ontology + "status":
        append(Network.Scalar(text: names(iri)), of: property.predicate, toEdge: edge)
      case .iri where property.predicate == EntenteVocabulary.wasDerivedFrom: documents += 1
      default: continue
      }
    }
    network.edges[edge].weight = max(network.edges[edge].weight, documents)
    addSpell(of: properties, isLasting: isLasting(predicate), toEdge: edge)
    return true
  }

  /// Whether a relation of Entente's holds from its date until it is ended.
  private func isLasting(_ predicate: String) -> Bool {
    guard predicate.hasPrefix(EntenteVocabulary.ontology) else { return false }
    let name = RelationName(rawValue: String(NetworkNames.localName(of: predicate)))
    return ontology.relationNamed(name)?.isLasting ?? false
  }

  private mutating func addSpell(
    of properties: [(predicate: String, object: Term)], isLasting: Bool, toEdge edge: Int
  ) {
    func date(_ name: String) -> PartialDate? {
      for property in properties where property.predicate == EntenteVocabulary.ontology + name {
        if case .literal(let literal) = property.object { return PartialDate(literal.text) }
      }
      return nil
    }
    let interval = Interval(start: date("start"), end: date("end"), date: date("date"))
    if let spell = Network.Spell(interval, isLasting: isLasting) {
      network.edges[edge].spells.append(spell)
    } else if interval != .unknown {
      network.edges[edge].timelessCount += 1
    }
  }

  /// The network, once everything was added.
  func finish() -> Network {
    var network = network
    for index in network.nodes.indices {
      if network.nodes[index].kind.isEmpty { network.nodes[index].kind = "Resource" }
      if network.nodes[index].kinds.first != "Resource" {
        network.nodes[index].kinds.insert("Resource", at: 0)
      }
    }
    network.completeDates()
    network.countDegrees()
    return network
  }

  // MARK: Parts

  private mutating func node(_ term: Term) -> Int {
    if let index = nodeIndex[term] { return index }
    let id: String
    let iri: String
    switch term {
    case .iri(let text):
      id = text
      iri = text
    case .blank(let label):
      id = "_:" + label
      iri = ""
    case .literal, .triple:
      id = ""
      iri = ""
    }
    nodeIndex[term] = network.nodes.count
    let label = iri.isEmpty ? id : String(NetworkNames.localName(of: iri))
    network.nodes.append(
      Network.Node(id: id, iri: iri, label: label.isEmpty ? id : label, kind: ""))
    return network.nodes.count - 1
  }

  /// Adds a class; the first one gives the node its kind and colour.
  private mutating func addKind(_ iri: String, to node: Int) {
    let name = names(iri)
    network.note(name, iri: iri)
    guard !network.nodes[node].kinds.contains(name) else { return }
    network.nodes[node].kinds.append(name)
    guard network.nodes[node].kind.isEmpty else { return }
    network.nodes[node].kind = name
    let known = Palette.colour(of: ClassName(rawValue: name), in: ontology)
    if known != .other {
      network.nodes[node].colour = known
    } else {
      // Classes of other vocabularies take the colours in the order in which they come.
      let next = colours[iri] ?? Palette.ordered[colours.count % Palette.ordered.count]
      colours[iri] = next
      network.nodes[node].colour = next
    }
  }

  private mutating func addEdge(from source: Int, _ predicate: String, to target: Int) {
    let key = EdgeKey(source: source, target: target, predicate: predicate)
    guard edgeIndex[key] == nil else { return }
    edgeIndex[key] = network.edges.count
    let kind = names(predicate)
    network.note(kind, iri: predicate)
    let label = ontology.relationNamed(RelationName(rawValue: kind))?.label ?? kind
    network.edges.append(
      Network.Edge(source: source, target: target, kind: kind, label: label, weight: 1))
  }

  /// The name of an attribute: the predicate, and the language where a text has one.
  private mutating func name(of literal: Literal, _ predicate: String) -> String {
    if literal.direction != nil { losses.add(.direction) }
    guard let language = literal.language else { return names(predicate) }
    return names(predicate) + "_" + NetworkNames.word(language.lowercased())
  }

  private mutating func append(_ literal: Literal, of predicate: String, toNode node: Int) {
    guard !literal.text.isEmpty else { return losses.add(.emptyText) }
    let attribute = Network.index(
      of: name(of: literal, predicate), iri: predicate, in: &network.nodeAttributes)
    Network.append(
      scalar(literal), attribute, to: &network.nodes[node].values, in: &network.nodeAttributes)
  }

  private mutating func append(_ scalar: Network.Scalar, of predicate: String, toNode node: Int) {
    let attribute = Network.index(
      of: names(predicate), iri: predicate, in: &network.nodeAttributes)
    Network.append(
      scalar, attribute, to: &network.nodes[node].values, in: &network.nodeAttributes)
  }

  private mutating func append(_ literal: Literal, of predicate: String, toEdge edge: Int) {
    guard !literal.text.isEmpty else { return losses.add(.emptyText) }
    let attribute = Network.index(
      of: name(of: literal, predicate), iri: predicate, in: &network.edgeAttributes)
    Network.append(
      scalar(literal), attribute, to: &network.edges[edge].values, in: &network.edgeAttributes)
  }

  private mutating func append(_ scalar: Network.Scalar, of predicate: String, toEdge edge: Int) {
    let attribute = Network.index(
      of: names(predicate), iri: predicate, in: &network.edgeAttributes)
    Network.append(
      scalar, attribute, to: &network.edges[edge].values, in: &network.edgeAttributes)
  }

  /// The value of a literal; a datatype that property graphs lack is counted and becomes a text.
  private mutating func scalar(_ literal: Literal) -> Network.Scalar {
    let scalar = Network.Scalar(literal)
    let isText = [XSD.string, RDF.langString, RDF.dirLangString].contains(literal.datatype)
    if scalar.type == .string, !isText { losses.add(.datatype, example: literal.datatype) }
    return scalar
  }
}
