package import EntenteGraph
package import EntenteOntology

extension Selection {
  /// The selection in terms of an ontology: classes with all below them, relations in the direction in which statements
  /// are made, and the relations that last.
  ///
  /// - Throws: a `Problem` that names a relation or class that the ontology lacks.
  package func resolved(with ontology: Ontology) throws(Problem) -> Selection {
    var resolved = self
    resolved.relations = []
    for relation in relations.sorted() {
      resolved.relations.insert(try Self.stated(relation, in: ontology))
    }
    resolved.classes = []
    for name in classes.sorted() {
      guard ontology.classNamed(name) != nil else {
        throw Problem(description: "class \(name) is not defined by the ontology")
      }
      resolved.classes.formUnion(ontology.subclasses(of: name))
    }
    resolved.lastingRelations.formUnion(ontology.lastingRelations)
    return resolved
  }

  private static func stated(
    _ relation: RelationName, in ontology: Ontology
  ) throws(Problem) -> RelationName {
    if let kind = relation.eventKind {
      if ontology.eventClass(ofKind: kind) != nil { return relation }
    } else if relation == "event" {
      return relation
    } else if let known = ontology.relationNamed(relation) {
      // Statements are made in one direction only.
      let isOtherDirection = known.inverse.map { ontology.relationNamed($0) != nil } ?? false
      return isOtherDirection ? known.inverse ?? relation : relation
    }
    throw Problem(
      description:
        "relation \(relation) is not defined by the ontology; an event is written as event:ACCUSE")
  }
}
