import EntenteBytes
import EntenteGraph
import EntenteOntology

/// The statements of a page as columns of numbers: many small equal things pack better than objects, and
/// browsers read them faster.
struct PageStatements {
  private var relations = Numbering<RelationName>()
  private var intervals = Numbering<Interval>()
  private var confidences = Numbering<String>()
  private var rules = Numbering<String>()
  private var (subject, relation, object) = (JSONColumn(), JSONColumn(), JSONColumn())
  private var (interval, status, confidence) = (JSONColumn(), JSONColumn(), JSONColumn())
  private var (evidenceCount, rule) = (JSONColumn(), JSONColumn())
  private var (values, qualifiers, inherited) = (JSONMembers(), JSONMembers(), JSONMembers())
  /// The passages of all evidence, by the order of coming; they are written when all are known.
  private var passages: [Int] = []
  /// The statements that no document makes.
  private var context = JSONColumn()
  private var qualifierNames: Set<String> = []
  private(set) var count = 0

  private static let statuses = Statement.Status.allCases

  /// Takes the next statement in graph order.
  mutating func add(
    _ statement: Statement, entities: inout PageEntities, passages known: inout PagePassages
  ) {
    let number = String(count)
    if statement.isContext { context.append(count) }
    count += 1
    subject.append(entities.place(of: statement.subject))
    relation.append(relations.place(of: statement.relation))
    if case .entity(let id) = statement.object {
      object.append(entities.place(of: id))
    } else {
      object.append(-1)
      values.append(number, Self.value(of: statement.object))
    }
    interval.append(intervals.place(of: statement.interval))
    status.append(Self.statuses.firstIndex(of: statement.status) ?? 0)
    confidence.append(confidences.place(of: RDFMapping.decimal(statement.confidence)))
    if !statement.qualifiers.isEmpty {
      var column = JSONColumn()
      for qualifier in statement.qualifiers {
        qualifierNames.insert(qualifier.key)
        var text = qualifier.value.description
        if case .entity(let id) = qualifier.value {
          text = entities.label(of: entities.place(of: id))
        }
        column.append([qualifier.key, text])
      }
      qualifiers.append(number, column)
    }
    evidenceCount.append(statement.evidence.count)
    for evidence in statement.evidence {
      if let section = evidence.inheritedFrom { inherited.append(String(passages.count), section) }
      passages.append(known.add(evidence))
      rule.append(rules.place(of: evidence.rule))
    }
  }

  private static func value(of object: Statement.Object) -> JSONColumn {
    let type =
      switch object {
      case .entity: "entity"
      case .date: "date"
      case .text: "string"
      case .number: "integer"
      case .nobody: "nobody"
      }
    var column = JSONColumn()
    column.append(object == .nobody ? "" : object.description)
    column.append(type)
    return column
  }

  /// Writes the columns and the tables that they point into; `passages` must be sorted.
  func write(into data: inout JSONMembers, ontology: Ontology, passages known: PagePassages) {
    writeRelations(into: &data, ontology)
    var labels = JSONMembers()
    for name in qualifierNames.sorted() {
      if let known = ontology.qualifiers.first(where: { $0.name.rawValue == name }) {
        labels.append(name, known.label)
      }
    }
    data.append("qualifiers", json: labels.closed)
    var (statuses, names) = (JSONColumn(), JSONColumn())
    for status in Self.statuses { statuses.append(status.rawValue) }
    for name in rules.elements { names.append(name) }
    data.append("statuses", statuses)
    data.append("rules", names)
    var (levels, times) = (JSONColumn(), JSONColumn())
    for level in confidences.elements { levels.append(json: Array(level.utf8)) }
    for time in intervals.elements {
      times.append([time.start, time.end, time.date].map { $0?.description ?? "" })
    }
    data.append("confidences", levels)
    data.append("intervals", times)
    var steps = JSONColumn()
    var last = 0
    for passage in passages {
      let rank = known.rank(passage)
      steps.append(rank - last)
      last = rank
    }
    var members = JSONMembers()
    for (name, column) in [
      ("s", subject), ("r", relation), ("o", object), ("i", interval), ("t", status),
      ("c", confidence), ("n", evidenceCount), ("p", steps), ("u", rule), ("x", context),
    ] { members.append(name, column) }
    for (name, parts) in [("v", values), ("q", qualifiers), ("h", inherited)] {
      members.append(name, json: parts.closed)
    }
    data.append("statements", json: members.closed)
  }

  /// Writes a row for each relation: name, label, label of its inverse, definition, flags, family, colour,
  /// beginnings of words.
  private func writeRelations(into data: inout JSONMembers, _ ontology: Ontology) {
    var table = JSONColumn()
    for name in relations.elements {
      let known = ontology.relationNamed(name)
      let event = name.eventKind.flatMap(ontology.eventClass(ofKind:)).flatMap(ontology.classNamed)
      let inverse =
        known?.inverse.flatMap(ontology.relationNamed)
        ?? ontology.relations.first { $0.inverse == name }
      let style = RelationStyle.of(name.rawValue)
      var row = JSONColumn()
      row.append(name.rawValue)
      row.append(known?.label ?? event?.label ?? name.rawValue)
      row.append(inverse?.label ?? "")
      row.append(known?.definition ?? event?.definition ?? "")
      row.append(
        (known?.isSymmetric == true ? 1 : 0) + (known?.isSingular == true ? 2 : 0)
          + (known?.isLasting == true ? 4 : 0))
      row.append(style.family)
      row.append(style.colour)
      row.append(style.words)
      table.append(json: row.closed)
    }
    data.append("relations", table)
  }
}
