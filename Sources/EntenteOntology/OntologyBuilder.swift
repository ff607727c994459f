internal import EntenteGraph
internal import EntenteRDF

/// Makes an ontology of the triples of one or more files.
struct OntologyBuilder {
  /// What an ontology consists of.
  struct Parts {
    var classes: [Ontology.Class]
    /// Their names, each behind those of its parents.
    var classOrder: [ClassName]
    var relations: [Ontology.Relation]
    var qualifiers: [Ontology.Relation]
    /// What the ends of an event, `actor` and `recipient`, may be.
    var eventEnds: [String: [ClassName]]
  }

  /// What is said of a node.
  struct Value {
    var predicate: OntologyPredicate
    var term: Term
    var source: Int
  }

  private(set) var values: [Term: [Value]] = [:]
  private var subjects: [String] = []
  private var sources: [(bytes: [UInt8], path: String)] = []

  /// Reads a file; what it says of a name goes before what earlier files said.
  mutating func add(_ bytes: [UInt8], path: String) throws(OntologyError) {
    let source = sources.count
    sources.append((bytes, path))
    let triples: [Triple]
    do {
      triples = try TurtleReader.triples(of: bytes, base: "file:///" + path)
    } catch {
      let place = error as? RDFSyntaxError
      throw OntologyError(
        code: .syntax, message: place?.message ?? "\(error)", path: path, line: place?.line ?? 1,
        column: place?.column ?? 1)
    }
    for triple in triples {
      guard case .iri(let iri) = triple.predicate, let predicate = OntologyPredicate.named[iri]
      else { continue }
      let subject = Self.apart(triple.subject, source)
      if values[subject] == nil, case .iri(let iri) = subject { subjects.append(iri) }
      values[subject, default: []].append(
        Value(
          predicate: predicate, term: Self.apart(triple.object, source), source: source))
    }
  }

  /// The term, a blank node's label made to differ from those of other files.
  private static func apart(_ term: Term, _ source: Int) -> Term {
    if case .blank(let label) = term { return .blank("\(source) " + label) }
    return term
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
    let order = try classOrder(classes)
    try checkStandard(properties, classes)
    let sorted = properties.values.sorted { $0.name < $1.name }
    for relation in sorted {
      guard let inverse = relation.inverse, properties[inverse] == nil else { continue }
      throw fault(
        .unknownName, "\(relation.name) has an inverse that nobody defines: \(inverse)",
        naming: inverse.rawValue)
    }
    // What qualifies a statement or tells of an event's or a quotation's parts is no relation.
    let describes = { (relation: Ontology.Relation, names: [ClassName]) in
      relation.domain.contains { names.contains($0) }
    }
    return Parts(
      classes: classes.values.sorted { $0.name < $1.name }, classOrder: order,
      relations: sorted.filter {
        !describes($0, ["Statement", "Event", "Evidence"]) && !Self.background.contains($0.name)
      },
      qualifiers: sorted.filter {
        describes($0, ["Statement"]) && !Self.ownProperties.contains($0.name)
      },
      eventEnds: Dictionary(
        uniqueKeysWithValues: sorted.compactMap { end in
          guard case .entities(let names) = end.range, describes(end, ["Event"]) else {
            return nil
          }
          return (end.name.rawValue, names)
        }))
  }

  /// What entities say of themselves and no statement does.
  private static let background: Set<RelationName> = ["iso3", "cow", "digest"]

  /// What a statement's node says of itself rather than of what is stated.
  private static let ownProperties: Set<RelationName> = [
    "status", "confidence", "evidence", "context", "earliestStart", "latestStart", "earliestEnd",
    "latestEnd", "earliestDate", "latestDate",
  ]

  // MARK: Classes

  private func isClass(_ iri: String) -> Bool {
    has(iri, type: .owlClass) && has(iri, .label)
  }

  private func makeClass(_ iri: String) throws(OntologyError) -> Ontology.Class {
    var parents: [ClassName] = []
    var alignments = alignments(iri)
    for value in all(iri, .subclass) {
      guard case .iri(let parent) = value.term else { continue }
      if isClass(parent) {
        parents.append(ClassName(rawValue: localName(parent)))
      } else if has(parent, type: .owlClass) {
        alignments.append(.init(match: .subclass, iri: parent))
      } else {
        throw fault(
          .unknownName, "\(localName(iri)) stands below a class that nobody defines: \(parent)",
          naming: parent)
      }
    }
    return Ontology.Class(
      name: ClassName(rawValue: localName(iri)), iri: iri,
      label: text(iri, .label) ?? "",
      definition: text(iri, .definition) ?? "", parents: parents,
      eventKind: text(iri, .notation), alignments: alignments)
  }

  // MARK: Relations

  private func isProperty(_ iri: String) -> Bool {
    has(iri, type: .objectProperty) || has(iri, type: .datatypeProperty)
  }

  private func makeRelation(
    _ iri: String, _ classes: [ClassName: Ontology.Class]
  ) throws(OntologyError) -> Ontology.Relation {
    let name = localName(iri)
    if has(iri, type: .objectProperty) && has(iri, type: .datatypeProperty) {
      throw fault(
        .conflict, "\(name) cannot be both an object property and a datatype property",
        naming: iri)
    }
    guard let label = text(iri, .label) else {
      throw fault(.incomplete, "\(name) has no rdfs:label", naming: iri)
    }
    let range: Ontology.Relation.Range
    if has(iri, type: .datatypeProperty) {
      guard case .iri(let datatype)? = first(iri, .range)?.term else {
        throw fault(.incomplete, "\(name) has no datatype for its range", naming: iri)
      }
      range = .literal(datatype: datatype)
    } else {
      range = .entities(try classNames(iri, .range, among: classes))
    }
    return Ontology.Relation(
      name: RelationName(rawValue: name), iri: iri, label: label,
      definition: text(iri, .definition) ?? "",
      inverse: iris(iri, .inverse).first.map {
        RelationName(rawValue: localName($0))
      },
      isSymmetric: has(iri, type: .symmetricProperty),
      isSingular: text(iri, .singular) == "true",
      isLasting: text(iri, .lasting) == "true",
      domain: try classNames(iri, .domain, among: classes), range: range,
      qualifiers: iris(iri, .qualifiedBy).map(localName),
      alignments: alignments(iri))
  }

  /// The classes of a domain or range: one, or the members of an `owl:unionOf`.
  func classNames(
    _ iri: String, _ predicate: OntologyPredicate, among classes: [ClassName: Ontology.Class]
  ) throws(OntologyError) -> [ClassName] {
    guard let value = first(iri, predicate) else { return [] }
    return try classNames(value, among: classes)
  }

  /// The classes that a value means: itself, or the members of the union that it is.
  func classNames(
    _ value: Value, among classes: [ClassName: Ontology.Class]
  ) throws(OntologyError) -> [ClassName] {
    var members: [Value] = []
    if case .blank = value.term {
      var rest = all(value.term, .union).first
      // A list that bites its tail ends where it has shown more members than there are nodes.
      while let node = rest, members.count <= values.count {
        members += all(node.term, .first)
        rest = all(node.term, .rest).first
      }
    } else {
      members = [value]
    }
    var names: [ClassName] = []
    for member in members {
      guard case .iri(let iri) = member.term else { continue }
      let name = ClassName(rawValue: localName(iri))
      guard classes[name] != nil else {
        throw fault(.unknownName, "no class of the name \(name) is defined", naming: iri)
      }
      names.append(name)
    }
    return names
  }

  // MARK: Looking up

  private func all(_ node: Term, _ predicate: OntologyPredicate) -> [Value] {
    values[node]?.filter { $0.predicate == predicate } ?? []
  }

  func all(_ iri: String, _ predicate: OntologyPredicate) -> [Value] {
    all(.iri(iri), predicate)
  }

  /// The value that the latest file gives.
  func first(_ iri: String, _ predicate: OntologyPredicate) -> Value? {
    let candidates = all(iri, predicate)
    let latest = candidates.map(\.source).max()
    return candidates.first { $0.source == latest }
  }

  private func has(_ iri: String, _ predicate: OntologyPredicate) -> Bool {
    !all(iri, predicate).isEmpty
  }

  private func has(_ iri: String, type: OntologyType) -> Bool {
    all(iri, .type).contains { $0.term == .iri(type.rawValue) }
  }

  private func text(_ iri: String, _ predicate: OntologyPredicate) -> String? {
    guard case .literal(let literal)? = first(iri, predicate)?.term else { return nil }
    return literal.text
  }

  private func iris(_ iri: String, _ predicate: OntologyPredicate) -> [String] {
    all(iri, predicate).compactMap { value in
      if case .iri(let iri) = value.term { iri } else { nil }
    }
  }

  private func alignments(_ iri: String) -> [Ontology.Alignment] {
    let matches: [(OntologyPredicate, Ontology.Alignment.Match)] = [
      (.exactMatch, .exact), (.closeMatch, .close), (.broadMatch, .broad), (.narrowMatch, .narrow),
      (.relatedMatch, .related),
    ]
    return matches.flatMap { predicate, match in
      iris(iri, predicate).map { .init(match: match, iri: $0) }
    }
  }

  private func localName(_ iri: String) -> String {
    let bytes = iri.utf8
    let mark = bytes.lastIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }
    return String(iri[(mark.map(bytes.index(after:)) ?? bytes.startIndex)...])
  }

  // MARK: Faults

  private func clash(_ iri: String, _ other: String) -> OntologyError {
    fault(.conflict, "<\(iri)> and <\(other)> have the same local name", naming: iri)
  }

  /// A fault at the first place where the last file writes a name.
  ///
  /// Triples do not know where they stand; a name that is wrong or wrongly defined does.
  func fault(
    _ code: OntologyError.Code, _ message: String, naming iri: String
  ) -> OntologyError {
    let last = sources[sources.count - 1]
    let name = Array(localName(iri).utf8)
    var line = 1
    var column = 1
    for position in 0..<max(0, last.bytes.count - name.count + 1) {
      if stands(name, at: position, in: last.bytes) {
        return OntologyError(
          code: code, message: message, path: last.path, line: line, column: column)
      }
      column += 1
      if last.bytes[position] == UInt8(ascii: "\n") {
        line += 1
        column = 1
      }
    }
    return OntologyError(code: code, message: message, path: last.path, line: 1)
  }

  /// Whether a local name stands at a place, behind its prefix or IRI and before nothing more of it.
  private func stands(_ name: [UInt8], at position: Int, in bytes: [UInt8]) -> Bool {
    guard position > 0, [":", "#", "/"].contains(Unicode.Scalar(bytes[position - 1])) else {
      return false
    }
    let end = position + name.count
    guard bytes[position..<end].elementsEqual(name) else { return false }
    guard end < bytes.count else { return true }
    let next = Unicode.Scalar(bytes[end])
    return
      !(next.properties.isAlphabetic || ("0"..."9").contains(next) || next == "_" || next == "-")
  }
}
