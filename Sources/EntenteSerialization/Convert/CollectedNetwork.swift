import EntenteGraph
import EntenteOntology
import EntenteRDF

/// The nodes and edges that RDF terms become.
struct CollectedNetwork {
  private let ontology: Ontology
  private var network = Network()
  private var nodeIndex: [Term: Int] = [:]
  private var edgeIndex: [EdgeKey: Int] = [:]
  private var names = AttributeNames()
  private var colours: [String: Palette] = [:]

  private struct EdgeKey: Hashable {
    var source: Int
    var target: Int
    var predicate: String
  }

  init(ontology: Ontology) { self.ontology = ontology }

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
    var bestLabel = Self.labels.count
    for property in properties {
      switch property.object {
      case .literal(let literal):
        let rank = Self.labels.firstIndex(of: property.predicate) ?? Self.labels.count
        if rank < bestLabel, !literal.text.isEmpty {
          bestLabel = rank
          network.nodes[source].label = literal.text
        } else if rank == Self.labels.count {
          append(literal.text, of: property.predicate, toNode: source)
        }
      case .iri(let iri) where property.predicate == RDF.type:
        if network.nodes[source].kind.isEmpty { setKind(iri, of: source) }
      case .iri(let iri) where Self.identities.contains(property.predicate):
        append(iri, of: property.predicate, toNode: source)
      case .iri(let iri) where property.predicate == EntenteVocabulary.ontology + "status":
        append(String(localName(of: iri)), of: property.predicate, toNode: source)
      case .iri, .blank:
        if !skipped.contains(property.object) {
          addEdge(from: source, property.predicate, to: node(property.object))
        }
      case .triple: continue
      }
    }
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
    var documents = 0
    for property in properties {
      switch property.object {
      case .literal(let literal):
        append(literal.text, of: property.predicate, toEdge: edge)
      case .iri(let iri) where property.predicate == EntenteVocabulary.ontology + "status":
        append(String(localName(of: iri)), of: property.predicate, toEdge: edge)
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
    let name = RelationName(rawValue: String(localName(of: predicate)))
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
    for index in network.nodes.indices where network.nodes[index].kind.isEmpty {
      network.nodes[index].kind = "Resource"
    }
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
    let label = iri.isEmpty ? id : String(localName(of: iri))
    network.nodes.append(
      Network.Node(id: id, iri: iri, label: label.isEmpty ? id : label, kind: ""))
    return network.nodes.count - 1
  }

  private mutating func setKind(_ iri: String, of node: Int) {
    let name = String(localName(of: iri))
    network.nodes[node].kind = name.isEmpty ? "Resource" : name
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
    let kind = names.name(of: predicate, isEdge: true)
    let label = ontology.relationNamed(RelationName(rawValue: kind))?.label ?? kind
    network.edges.append(
      Network.Edge(source: source, target: target, kind: kind, label: label, weight: 1))
  }

  private mutating func append(_ text: String, of predicate: String, toNode node: Int) {
    let name = names.name(of: predicate, isEdge: false)
    let attribute = Network.index(of: name, .string, in: &network.nodeAttributes)
    Self.append(text, attribute, to: &network.nodes[node].values)
  }

  private mutating func append(_ text: String, of predicate: String, toEdge edge: Int) {
    let name = names.name(of: predicate, isEdge: false)
    let attribute = Network.index(of: name, .string, in: &network.edgeAttributes)
    Self.append(text, attribute, to: &network.edges[edge].values)
  }

  private static func append(
    _ text: String, _ attribute: Int, to values: inout [(attribute: Int, text: String)]
  ) {
    guard !text.isEmpty else { return }
    if let known = values.firstIndex(where: { $0.attribute == attribute }) {
      if values[known].text != text { values[known].text += "; " + text }
    } else {
      values.append((attribute, text))
    }
  }

  private func localName(of iri: String) -> Substring {
    AttributeNames.localName(of: iri)
  }
}

/// Short names for predicates: their local names, numbered where two vocabularies share one.
private struct AttributeNames {
  private var nameByPredicate: [String: String] = [:]
  private var taken: Set<String> = [
    "id", "label", "name", "kind", "iri", "r", "g", "b", "x", "y", "size", "weight", "relation",
    "interaction", "source", "target",
  ]

  mutating func name(of predicate: String, isEdge: Bool) -> String {
    if let known = nameByPredicate[predicate] { return known }
    let local = Self.localName(of: predicate)
    let base = local.isEmpty ? predicate : String(local)
    var name = base
    var number = 2
    while taken.contains(name) && !isEdge || nameByPredicate.values.contains(name) {
      name = "\(base)_\(number)"
      number += 1
    }
    taken.insert(name)
    nameByPredicate[predicate] = name
    return name
  }

  static func localName(of iri: String) -> Substring {
    let end = iri.utf8.lastIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }
    return end.map { iri[iri.utf8.index(after: $0)...] } ?? iri[...]
  }
}
