internal import EntenteGraph

/// Makes an ontology of the triples of one or more files.
struct OntologyBuilder {
  /// What an ontology consists of.
  struct Parts {
    var classes: [Ontology.Class]
    var relations: [Ontology.Relation]
    var qualifiers: [Ontology.Relation]
    /// What the ends of an event, `actor` and `recipient`, may be.
    var eventEnds: [String: [ClassName]]
  }

  private typealias Term = OntologyReader.Term

  private struct Value {
    var term: Term
    var source: Int
    var line: Int
    var column: Int
  }

  private var values: [Term: [String: [Value]]] = [:]
  private var subjects: [String] = []
  private var paths: [String] = []
  private var blanks = 0

  /// Reads a file; what it says of a name goes before what earlier files said.
  mutating func add(_ bytes: [UInt8], path: String) throws(OntologyError) {
    var reader = OntologyReader(bytes, path: path, blanks: blanks)
    blanks = try reader.read()
    paths.append(path)
    for triple in reader.triples {
      if values[triple.subject] == nil, case .iri(let iri) = triple.subject { subjects.append(iri) }
      values[triple.subject, default: [:]][triple.predicate, default: []].append(
        Value(
          term: triple.object, source: paths.count - 1, line: triple.line, column: triple.column))
    }
  }

  /// Checks what was read and returns it, sorted by name.
  func build() throws(OntologyError) -> Parts {
    var classes: [ClassName: Ontology.Class] = [:]
    var properties: [RelationName: Ontology.Relation] = [:]
    for iri in subjects where isClass(iri) {
      let made = try makeClass(iri)
      if let other = classes[made.name] { throw clash(iri, other.iri) }
      classes[made.name] = made
    }
    for iri in subjects where isProperty(iri) {
      let made = try makeRelation(iri, classes)
      if let other = properties[made.name] { throw clash(iri, other.iri) }
      properties[made.name] = made
    }
    let sorted = properties.values.sorted { $0.name < $1.name }
    for relation in sorted {
      guard let inverse = relation.inverse, properties[inverse] == nil else { continue }
      throw fault(
        .unknownName, "\(relation.name) has an inverse that nobody defines: \(inverse)",
        at: first(relation.iri, Self.owl + "inverseOf"))
    }
    // What qualifies a statement or tells of an event's or a quotation's parts is no relation.
    let describes = { (relation: Ontology.Relation, names: [ClassName]) in
      relation.domain.contains { names.contains($0) }
    }
    return Parts(
      classes: classes.values.sorted { $0.name < $1.name },
      relations: sorted.filter { !describes($0, ["Statement", "Event", "Evidence"]) },
      qualifiers: sorted.filter {
        describes($0, ["Statement"]) && !["status", "confidence", "evidence"].contains($0.name)
      },
      eventEnds: Dictionary(
        uniqueKeysWithValues: sorted.compactMap { end in
          guard case .entities(let names) = end.range, describes(end, ["Event"]) else {
            return nil
          }
          return (end.name.rawValue, names)
        }))
  }

  // MARK: Classes

  private func isClass(_ iri: String) -> Bool {
    has(iri, type: "Class") && has(iri, Self.rdfs + "label")
  }

  private func makeClass(_ iri: String) throws(OntologyError) -> Ontology.Class {
    var parents: [ClassName] = []
    var alignments = alignments(iri)
    for value in all(iri, Self.rdfs + "subClassOf") {
      guard case .iri(let parent) = value.term else { continue }
      if isClass(parent) {
        parents.append(ClassName(rawValue: localName(parent)))
      } else if has(parent, type: "Class") {
        alignments.append(.init(match: .subclass, iri: parent))
      } else {
        throw fault(
          .unknownName, "\(localName(iri)) stands below a class that nobody defines: \(parent)",
          at: value)
      }
    }
    return Ontology.Class(
      name: ClassName(rawValue: localName(iri)), iri: iri,
      label: text(iri, Self.rdfs + "label") ?? "",
      definition: text(iri, Self.skos + "definition") ?? "", parents: parents,
      eventKind: text(iri, Self.skos + "notation"), alignments: alignments)
  }

  // MARK: Relations

  private func isProperty(_ iri: String) -> Bool {
    has(iri, type: "ObjectProperty") || has(iri, type: "DatatypeProperty")
  }

  private func makeRelation(
    _ iri: String, _ classes: [ClassName: Ontology.Class]
  ) throws(OntologyError) -> Ontology.Relation {
    let name = localName(iri)
    if has(iri, type: "ObjectProperty") && has(iri, type: "DatatypeProperty") {
      throw fault(
        .conflict, "\(name) cannot be both an object property and a datatype property",
        at: all(iri, Self.type).last)
    }
    guard let label = text(iri, Self.rdfs + "label") else {
      throw fault(.incomplete, "\(name) has no rdfs:label", at: first(iri, Self.type))
    }
    let range: Ontology.Relation.Range
    if has(iri, type: "DatatypeProperty") {
      guard case .iri(let datatype)? = first(iri, Self.rdfs + "range")?.term else {
        throw fault(.incomplete, "\(name) has no datatype for its range", at: first(iri, Self.type))
      }
      range = .literal(datatype: datatype)
    } else {
      range = .entities(try classNames(iri, Self.rdfs + "range", among: classes))
    }
    return Ontology.Relation(
      name: RelationName(rawValue: name), iri: iri, label: label,
      definition: text(iri, Self.skos + "definition") ?? "",
      inverse: iris(iri, Self.owl + "inverseOf").first.map {
        RelationName(rawValue: localName($0))
      },
      isSymmetric: has(iri, type: "SymmetricProperty"),
      isSingular: text(iri, Self.entente + "singular") == "true",
      domain: try classNames(iri, Self.rdfs + "domain", among: classes), range: range,
      qualifiers: iris(iri, Self.entente + "qualifiedBy").map(localName),
      alignments: alignments(iri))
  }

  /// The classes of a domain or range: one, or the members of an `owl:unionOf`.
  private func classNames(
    _ iri: String, _ predicate: String, among classes: [ClassName: Ontology.Class]
  ) throws(OntologyError) -> [ClassName] {
    guard let value = first(iri, predicate) else { return [] }
    var members: [Value] = []
    if case .blank = value.term {
      var rest = values[value.term]?[Self.owl + "unionOf"]?.first
      // A list that bites its tail ends where it has shown more members than there are nodes.
      while let node = rest, members.count <= blanks, let cell = values[node.term] {
        members += cell[OntologyReader.rdf + "first"] ?? []
        rest = cell[OntologyReader.rdf + "rest"]?.first
      }
    } else {
      members = [value]
    }
    var names: [ClassName] = []
    for member in members {
      guard case .iri(let iri) = member.term else { continue }
      let name = ClassName(rawValue: localName(iri))
      guard classes[name] != nil else {
        throw fault(.unknownName, "no class of the name \(name) is defined", at: member)
      }
      names.append(name)
    }
    return names
  }

  // MARK: Looking up

  static let entente = "https://w3id.org/entente/ontology#"
  private static let owl = "http://www.w3.org/2002/07/owl#"
  private static let rdfs = "http://www.w3.org/2000/01/rdf-schema#"
  private static let skos = "http://www.w3.org/2004/02/skos/core#"
  private static let type = OntologyReader.rdf + "type"

  private func all(_ iri: String, _ predicate: String) -> [Value] {
    values[.iri(iri)]?[predicate] ?? []
  }

  /// The value that the latest file gives.
  private func first(_ iri: String, _ predicate: String) -> Value? {
    let candidates = all(iri, predicate)
    let latest = candidates.map(\.source).max()
    return candidates.first { $0.source == latest }
  }

  private func has(_ iri: String, _ predicate: String) -> Bool { !all(iri, predicate).isEmpty }

  private func has(_ iri: String, type: String) -> Bool {
    all(iri, Self.type).contains { $0.term == .iri(Self.owl + type) }
  }

  private func text(_ iri: String, _ predicate: String) -> String? {
    guard case .literal(let text)? = first(iri, predicate)?.term else { return nil }
    return text
  }

  private func iris(_ iri: String, _ predicate: String) -> [String] {
    all(iri, predicate).compactMap { value in
      if case .iri(let iri) = value.term { iri } else { nil }
    }
  }

  private func alignments(_ iri: String) -> [Ontology.Alignment] {
    let matches: [Ontology.Alignment.Match] = [.exact, .close, .broad, .narrow, .related]
    return matches.flatMap { match in
      iris(iri, Self.skos + match.rawValue).map { .init(match: match, iri: $0) }
    }
  }

  private func localName(_ iri: String) -> String {
    String(
      iri[(iri.lastIndex { $0 == "#" || $0 == "/" }.map(iri.index(after:)) ?? iri.startIndex)...])
  }

  // MARK: Faults

  private func clash(_ iri: String, _ other: String) -> OntologyError {
    fault(
      .conflict, "<\(iri)> and <\(other)> have the same local name", at: first(iri, Self.type))
  }

  private func fault(
    _ code: OntologyError.Code, _ message: String, at value: Value?
  ) -> OntologyError {
    OntologyError(
      code: code, message: message, path: paths[value?.source ?? paths.count - 1],
      line: value?.line ?? 1, column: value?.column ?? 1)
  }
}
