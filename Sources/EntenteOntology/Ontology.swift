package import EntenteGraph
internal import EntenteKnowledge

/// The classes and relations that Entente knows: `Ontology/entente.ttl`, or that and a user's own file.
///
/// Names are local names: what stands after the last `#` or `/` of an IRI. Every list is sorted by
/// name.
package final class Ontology: Sendable {
  /// The classes.
  package let classes: [Class]
  /// The relations between entities, and from entities to values.
  package let relations: [Relation]
  /// What a statement or an event may say beside its subject, relation and object: `start`, `by` …
  package let qualifiers: [Relation]

  private let classIndex: [ClassName: Int]
  private let relationIndex: [RelationName: Int]
  private let eventKinds: [String: ClassName]
  private let ancestors: [ClassSet]
  private let signatures: [Signature]
  private let eventSignature: Signature

  /// A class.
  package struct Class: Sendable {
    package var name: ClassName
    package var iri: String
    /// The name for people, such as `consulate-general`.
    package var label: String
    package var definition: String
    /// The classes just above it that this ontology defines.
    package var parents: [ClassName]
    /// The code of a kind of events, such as `ACCUSE`.
    package var eventKind: String?
    package var alignments: [Alignment]
  }

  /// A relation or a qualifier.
  package struct Relation: Sendable {
    package var name: RelationName
    package var iri: String
    /// The name for people, such as `member of`.
    package var label: String
    package var definition: String
    /// The relation that says the same in the other direction.
    package var inverse: RelationName?
    package var isSymmetric: Bool
    /// Whether it holds between two things at most once at a time; see
    /// ``KnowledgeGraph/consolidate(singular:)``.
    package var isSingular: Bool
    /// Whether it holds from its start or date until it is ended; what else has a date happened then.
    package var isLasting: Bool
    /// What its subject may be; empty for anything.
    package var domain: [ClassName]
    package var range: Range
    /// The names of the qualifiers that a statement with it may carry.
    package var qualifiers: [String]
    package var alignments: [Alignment]

    /// What the object of a relation may be.
    package enum Range: Hashable, Sendable {
      /// An entity of one of the classes; of any where there are none.
      case entities([ClassName])
      /// A value; the IRI of its datatype.
      case literal(datatype: String)
    }
  }

  /// A class or relation of another vocabulary, and how near it comes.
  package struct Alignment: Hashable, Sendable {
    /// A SKOS mapping relation, or the place in a hierarchy.
    package enum Match: String, Hashable, Sendable {
      case exact = "exactMatch"
      case close = "closeMatch"
      case broad = "broadMatch"
      case narrow = "narrowMatch"
      case related = "relatedMatch"
      /// Ours is a kind of the other.
      case subclass = "subClassOf"
    }

    package var match: Match
    package var iri: String
  }

  /// The ontology that is compiled in. Read when first asked for.
  package static let standard: Ontology = {
    do {
      let bytes = EmbeddedFile.named("entente.ttl")?.contents ?? []
      return try Ontology(sources: [(bytes, "entente.ttl")])
    } catch {
      preconditionFailure("the ontology that is compiled in is broken: \(error)")
    }
  }()

  /// Reads the standard ontology with a user's additions to it.
  ///
  /// A label, a domain or a range that the user's file gives takes the place of the standard one.
  ///
  /// - Throws: an ``OntologyError`` at the place in the user's file that is wrong.
  package convenience init(extendingStandardBy bytes: [UInt8], path: String) throws(OntologyError) {
    try self.init(extendingStandardBy: [(bytes, path)])
  }

  /// The same with several files, in their order.
  package convenience init(
    extendingStandardBy files: [(bytes: [UInt8], path: String)]
  ) throws(OntologyError) {
    let standard = EmbeddedFile.named("entente.ttl")?.contents ?? []
    try self.init(sources: [(standard, "entente.ttl")] + files)
  }

  /// Reads one or more Turtle documents as one ontology.
  package init(sources: [(bytes: [UInt8], path: String)]) throws(OntologyError) {
    var builder = OntologyBuilder()
    for source in sources { try builder.add(source.bytes, path: source.path) }
    let parts = try builder.build()
    classes = parts.classes
    relations = parts.relations
    qualifiers = parts.qualifiers
    classIndex = Dictionary(
      uniqueKeysWithValues: classes.enumerated().map { ($0.element.name, $0.offset) })
    relationIndex = Dictionary(
      uniqueKeysWithValues: relations.enumerated().map { ($0.element.name, $0.offset) })
    eventKinds = Dictionary(
      classes.compactMap { known in known.eventKind.map { ($0, known.name) } },
      uniquingKeysWith: { first, _ in first })

    let index = classIndex
    let set = { (names: [ClassName]) in ClassSet(names.compactMap { index[$0] }) }
    var ancestors = classes.indices.map { ClassSet([$0]) }
    // Parents come before their children, so that theirs are known.
    for position in parts.classOrder.compactMap({ index[$0] }) {
      for parent in classes[position].parents.compactMap({ index[$0] }) {
        ancestors[position].formUnion(ancestors[parent])
      }
    }
    self.ancestors = ancestors
    let signature = { (relation: Relation) in
      switch relation.range {
      case .entities(let names): Signature(domain: set(relation.domain), range: set(names))
      case .literal(let type): Signature(domain: set(relation.domain), datatype: type)
      }
    }
    signatures = relations.map(signature)
    let ends = ["actor", "recipient"].map { name in parts.eventEnds[name] ?? [] }
    eventSignature = Signature(domain: set(ends[0]), range: set(ends[1]))
  }
}

extension Ontology {
  /// The class of a name.
  package func classNamed(_ name: ClassName) -> Class? { classIndex[name].map { classes[$0] } }

  /// The relation of a name.
  package func relationNamed(_ name: RelationName) -> Relation? {
    relationIndex[name].map { relations[$0] }
  }

  /// The class of events of a kind: `Accusation` for `ACCUSE`.
  package func eventClass(ofKind kind: some StringProtocol) -> ClassName? {
    eventKinds[String(kind)]
  }

  /// Whether `name` is `ancestor` or stands below it. A class that nobody defines stands below
  /// nothing but itself.
  package func isSubclass(_ name: ClassName, of ancestor: ClassName) -> Bool {
    if name == ancestor { return true }
    guard let below = classIndex[name], let above = classIndex[ancestor] else { return false }
    return ancestors[below].contains(above)
  }

  /// Whether a statement may have a subject, a relation and an object of these kinds.
  ///
  /// `relation` may be `event:` and a kind of event.
  package func accepts(subject: ClassName, relation: RelationName, object: ClassName) -> Bool {
    guard let signature = signature(of: relation), signature.datatype == nil else { return false }
    return allows(signature.domain, subject) && allows(signature.range, object)
  }

  /// Whether a statement may have a subject of this kind, a relation and a value that is a date, or
  /// else a text or number, for its object.
  package func accepts(subject: ClassName, relation: RelationName, date: Bool) -> Bool {
    guard let signature = signature(of: relation), let datatype = signature.datatype else {
      return false
    }
    return allows(signature.domain, subject) && datatype.hasSuffix("#PartialDate") == date
  }

  /// The relations that hold from their start or date until they are ended.
  package var lastingRelations: Set<RelationName> {
    Set(relations.filter(\.isLasting).map(\.name))
  }

  /// The names of the class and of all that stand below it.
  package func subclasses(of ancestor: ClassName) -> Set<ClassName> {
    Set(classes.map(\.name).filter { isSubclass($0, of: ancestor) })
  }

  /// Whether a relation holds between two things at most once at a time.
  package func isSingular(_ relation: RelationName) -> Bool {
    relationIndex[relation].map { relations[$0].isSingular } ?? false
  }

  private func signature(of relation: RelationName) -> Signature? {
    if let kind = relation.eventKind { return eventKinds[String(kind)].map { _ in eventSignature } }
    return relationIndex[relation].map { signatures[$0] }
  }

  private func allows(_ allowed: ClassSet, _ name: ClassName) -> Bool {
    guard let position = classIndex[name] else { return false }
    return allowed.isEmpty || !allowed.isDisjoint(with: ancestors[position])
  }
}

/// What a relation may connect, as positions of classes.
private struct Signature: Sendable {
  var domain: ClassSet
  var range = ClassSet([])
  var datatype: String?
}

/// A set of classes by their positions.
private struct ClassSet: Sendable {
  private var words: [UInt64] = []

  init(_ positions: [Int]) {
    for position in positions {
      while words.count <= position / 64 { words.append(0) }
      words[position / 64] |= 1 << UInt64(position % 64)
    }
  }

  var isEmpty: Bool { words.isEmpty }

  func contains(_ position: Int) -> Bool {
    position / 64 < words.count && words[position / 64] >> UInt64(position % 64) & 1 == 1
  }

  func isDisjoint(with other: ClassSet) -> Bool {
    !zip(words, other.words).contains { $0 & $1 != 0 }
  }

  /// Adds the members of `other`.
  mutating func formUnion(_ other: ClassSet) {
    for (index, word) in other.words.enumerated() {
      if index == words.count { words.append(0) }
      words[index] |= word
    }
  }
}
