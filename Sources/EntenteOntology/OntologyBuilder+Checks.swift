internal import EntenteGraph
internal import EntenteRDF

/// What a user's ontology must not do.
extension OntologyBuilder {
  /// The names of the classes, each behind those of its parents.
  ///
  /// - Throws: a fault at a class that stands below itself.
  func classOrder(_ classes: [ClassName: Ontology.Class]) throws(OntologyError) -> [ClassName] {
    var order: [ClassName] = []
    /// `false` while the classes above it are being looked at.
    var isDone: [ClassName: Bool] = [:]
    for name in classes.keys.sorted() {
      // The depth comes from a file, so nothing calls itself here.
      var open = [name]
      while let name = open.last {
        if isDone[name] == nil {
          isDone[name] = false
          for parent in classes[name]?.parents ?? [] {
            if isDone[parent] == false {
              throw fault(
                .conflict, "the class \(parent) stands below itself, through \(name)",
                naming: name.rawValue)
            }
            if isDone[parent] == nil { open.append(parent) }
          }
        } else {
          open.removeLast()
          if isDone[name] == false {
            isDone[name] = true
            order.append(name)
          }
        }
      }
    }
    return order
  }

  /// Checks that what a user's file says of a standard relation allows all that the standard allows: tables, lists and
  /// patterns state it, and what they state would be dropped.
  func checkStandard(
    _ relations: [RelationName: Ontology.Relation], _ classes: [ClassName: Ontology.Class]
  ) throws(OntologyError) {
    for relation in relations.values.sorted(by: { $0.name < $1.name }) {
      for predicate in [OntologyPredicate.domain, .range] {
        guard let standard = all(relation.iri, predicate).first(where: { $0.source == 0 }),
          let own = first(relation.iri, predicate), own.source != 0
        else { continue }
        let end = predicate == .domain ? "domain" : "range"
        if case .literal(let datatype) = relation.range, predicate == .range {
          guard standard.term != .iri(datatype) else { continue }
          throw fault(
            .conflict, "the standard relation \(relation.name) has another datatype for its range",
            naming: relation.iri)
        }
        let allowed = Set(try classNames(own, among: classes))
        for name in try classNames(standard, among: classes) where !allowed.isEmpty {
          guard !isAny(name, of: allowed, classes) else { continue }
          throw fault(
            .conflict,
            "the \(end) of the standard relation \(relation.name) lacks \(name), of which it is stated; "
              + "name \(name) too, or define a relation of your own below it", naming: relation.iri)
        }
      }
    }
  }

  /// Whether a class is one of some, or stands below one.
  private func isAny(
    _ name: ClassName, of allowed: Set<ClassName>, _ classes: [ClassName: Ontology.Class]
  ) -> Bool {
    var seen: Set<ClassName> = [name]
    var open = [name]
    while let next = open.popLast() {
      if allowed.contains(next) { return true }
      for parent in classes[next]?.parents ?? [] where seen.insert(parent).inserted {
        open.append(parent)
      }
    }
    return false
  }
}
