import EntenteGraph
import EntenteOntology

/// A graph folded into edges between states: missions, envoys, people, bodies and places stand for the
/// state that they belong to.
///
/// A mission becomes an edge from its sender to its host (`hasMissionIn`, with the rank of the highest),
/// an accreditation `hasEnvoyTo`, a meeting `peopleMet`, an expulsion `peopleExpelledFrom`; what a
/// minister or a parliament did, its state did. Edges keep the time, the status and the evidence of what
/// they are folded from.
struct StatesView {
  private let ontology: Ontology
  private let states: FoldedStates
  private var view = KnowledgeGraph()
  private var missions: [Statement.Key: Statement] = [:]

  /// Folds a graph with its background.
  static func fold(
    _ graph: any GraphContents, gazetteer: Gazetteer, ontology: Ontology
  ) throws -> KnowledgeGraph {
    var fold = StatesView(
      ontology: ontology,
      states: try FoldedStates(of: graph, gazetteer: gazetteer, ontology: ontology))
    var subjects = try SubjectReading(graph)
    while let subject = try subjects.next() { fold.add(subject) }
    for edge in fold.missions.values { fold.view.insert(edge) }
    try fold.addNodes(of: graph)
    return fold.view
  }

  private init(ontology: Ontology, states: FoldedStates) {
    self.ontology = ontology
    self.states = states
  }

  /// Adds the states at the ends of edges, and the documents that tell of them.
  private mutating func addNodes(of graph: any GraphContents) throws {
    var ends: Set<EntityID> = []
    var cited: Set<String> = []
    for edge in view.statements {
      ends.insert(edge.subject)
      if case .entity(let id) = edge.object { ends.insert(id) }
      for evidence in edge.evidence { cited.insert(evidence.document) }
    }
    let entities = try graph.readEntities()
    while let entity = try entities() {
      if ends.contains(entity.id) { view.insert(entity) }
    }
    let documents = try graph.readDocuments()
    while let document = try documents() {
      if cited.contains(document.id) { view.insert(document) }
    }
  }

  private mutating func add(_ subject: SubjectReading.Subject) {
    let isMission =
      subject.entity.map { ontology.isSubclass($0.kind, of: "DiplomaticMission") } ?? false
    if isMission, let kind = subject.entity?.kind { addMission(subject, kind: kind) }
    for statement in subject.statements where !statement.isContext {
      guard case .entity(let object) = statement.object else { continue }
      switch statement.relation {
      case "accreditedTo":
        let level = isMission ? subject.entity?.kind : nil
        addEdge(statement, "hasEnvoyTo", states.of(subject.id), states.of(object), level: level)
      case "metWith":
        addEdge(statement, "peopleMet", states.of(subject.id), states.of(object))
      case "expelledFrom":
        addEdge(statement, "peopleExpelledFrom", states.of(subject.id), states.of(object))
      case let relation
      where ontology.accepts(subject: "State", relation: relation, object: "State"):
        // What a person or a place stands for in a deed, it does not in a relation that lasts.
        let isLasting = ontology.relationNamed(relation)?.isLasting ?? false
        addEdge(
          statement, relation, states.of(subject.id, asBodyOnly: isLasting),
          states.of(object, asBodyOnly: isLasting))
      default: continue
      }
    }
  }

  /// Adds an edge for each state in which a mission stands.
  private mutating func addMission(_ subject: SubjectReading.Subject, kind: ClassName) {
    let sent = subject.statements.filter { $0.relation == "sentBy" }
    for statement in sent {
      guard case .entity(let sender) = statement.object else { continue }
      for host in subject.statements
      where host.relation == "hostState" && host.status == statement.status {
        guard case .entity(let state) = host.object else { continue }
        var edge = statement
        edge.interval = time(of: host, statement, in: subject)
        let places = subject.statements.filter {
          $0.relation == "locatedIn" && $0.interval == host.interval && $0.status == host.status
        }
        edge.evidence = Array(Set(edge.evidence + places.flatMap(\.evidence))).sorted()
        addEdge(edge, "hasMissionIn", states.of(sender), state, level: kind)
      }
    }
  }

  /// When a mission stood in a state: as told of the place or of the sender, or else from its opening to
  /// its closing.
  private func time(
    of host: Statement, _ sent: Statement, in subject: SubjectReading.Subject
  ) -> Interval {
    if !host.interval.isUnknown { return host.interval }
    if !sent.interval.isUnknown { return sent.interval }
    func only(_ relation: RelationName) -> PartialDate? {
      let dates = subject.statements.filter { $0.relation == relation && $0.status.isFact }
        .compactMap { if case .date(let date) = $0.object { date } else { nil } }
      return Set(dates).count == 1 ? dates.first : nil
    }
    return Interval(start: only("inception"), end: only("dissolved"))
  }

  private mutating func addEdge(
    _ statement: Statement, _ relation: RelationName, _ subject: EntityID?, _ object: EntityID?,
    level: ClassName? = nil
  ) {
    guard let subject, let object, subject != object else { return }
    var edge = statement
    edge.relation = relation
    let isSwapped =
      ontology.relationNamed(relation)?.isSymmetric == true && object < subject
    edge.subject = isSwapped ? object : subject
    edge.object = .entity(isSwapped ? subject : object)
    edge.isContext = false
    // Bodies and offices that are no nodes of the view tell nothing in it.
    edge.qualifiers.removeAll { if case .entity = $0.value { true } else { false } }
    guard let level else { return view.insert(edge) }
    edge.qualifiers.append(Qualifier(key: "level", value: .text(level.rawValue)))
    edge.qualifiers.sort()
    guard let other = missions[edge.key] else {
      missions[edge.key] = edge
      return
    }
    let best = MissionRank.higher(level, MissionRank.level(of: other) ?? level)
    edge.merge(other)
    edge.qualifiers.removeAll { $0.key == "level" }
    edge.qualifiers.append(Qualifier(key: "level", value: .text(best.rawValue)))
    edge.qualifiers.sort()
    missions[edge.key] = edge
  }
}

/// The ranks of missions, by which the edge of several names the highest.
enum MissionRank {
  private static let order: [ClassName] = [
    "Embassy", "HighCommission", "Legation", "PermanentMission", "DiplomaticMission",
    "LiaisonOffice", "InterestsSection", "ConsulateGeneral", "Consulate", "HonoraryConsulate",
  ]

  /// The higher of two kinds of missions.
  static func higher(_ a: ClassName, _ b: ClassName) -> ClassName {
    let rank = { (kind: ClassName) in order.firstIndex(of: kind) ?? order.count }
    return (rank(a), a.rawValue) <= (rank(b), b.rawValue) ? a : b
  }

  /// The kind that an edge names.
  static func level(of edge: Statement) -> ClassName? {
    edge.qualifiers.first { $0.key == "level" }.map { ClassName(rawValue: $0.value.description) }
  }
}
