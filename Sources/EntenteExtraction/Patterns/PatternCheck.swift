internal import EntenteGraph
internal import EntenteOntology

/// What is wrong with a pattern as a whole: an argument without a kind, a statement that the ontology
/// does not allow.
enum PatternCheck {
  static func problems(of pattern: Pattern, ontology: Ontology) -> [String] {
    var problems: [String] = []
    if pattern.templates.isEmpty { problems.append("it has no 'clause' or 'noun'") }
    if pattern.statements.isEmpty { problems.append("it says nothing") }
    if !pattern.examples.contains(where: { !$0.isNearMiss && !$0.expected.isEmpty }) {
      problems.append("it has no example with what it states")
    }
    let arguments = Dictionary(
      pattern.arguments.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for template in pattern.templates {
      let names = template.arguments
      for name in names.needed.union(names.optional).sorted() where arguments[name] == nil {
        problems.append("no line 'where \(name) is …' says what \(name) may be")
      }
      if template.shape == .phrase, template.trigger.isEmpty {
        problems.append("a phrase begins with a DiplomaticMission or a Position")
      }
    }
    for argument in pattern.arguments {
      if let sender = argument.sender, arguments[sender] == nil {
        problems.append("\(argument.name) is sent by \(sender), which is no argument")
      }
      if case .description(let name) = argument.source, arguments[name] == nil {
        problems.append("\(argument.name) describes \(name), which is no argument")
      }
    }
    for statement in pattern.statements {
      problems += self.problems(of: statement, arguments, ontology)
    }
    return problems
  }

  private static func problems(
    of statement: PatternStatement, _ arguments: [String: PatternArgument], _ ontology: Ontology
  ) -> [String] {
    var problems: [String] = []
    for term in [statement.subject, statement.object] + statement.details.map(\.value) {
      if let name = term.argument, arguments[name] == nil {
        problems.append("\(name) is no argument")
      }
    }
    guard problems.isEmpty else { return problems }
    let subjects = classes(of: statement.subject, arguments)
    let accepted: Bool
    switch statement.object {
    case .date:
      accepted = subjects.contains {
        ontology.accepts(subject: $0, relation: statement.relation, date: true)
      }
    case .text, .reason:
      accepted = subjects.contains {
        ontology.accepts(subject: $0, relation: statement.relation, date: false)
      }
    case .argument(let name) where arguments[name]?.isText ?? false:
      accepted = subjects.contains {
        ontology.accepts(subject: $0, relation: statement.relation, date: false)
      }
    case .argument, .place, .host, .sender, .nation:
      let objects = classes(of: statement.object, arguments)
      accepted = subjects.contains { subject in
        objects.contains {
          ontology.accepts(subject: subject, relation: statement.relation, object: $0)
        }
      }
    }
    if !accepted {
      problems.append(
        "\(statement.relation) does not lead from \(list(subjects)) to what 'says' gives it")
    }
    return problems
  }

  private static func classes(
    of term: PatternStatement.Term, _ arguments: [String: PatternArgument]
  ) -> [ClassName] {
    switch term {
    case .argument(let name): arguments[name]?.classes ?? []
    case .place: ["City", "Place"]
    case .host, .sender, .nation: ["State", "InternationalOrganization"]
    case .date, .reason, .text: []
    }
  }

  private static func list(_ classes: [ClassName]) -> String {
    classes.map(\.rawValue).joined(separator: " or ")
  }
}
