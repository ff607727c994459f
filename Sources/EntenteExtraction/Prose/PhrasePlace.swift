internal import EntenteGraph
internal import EntenteOntology

/// The sentence whose phrases are read, and where it stands: what every ``PhraseReader`` of it shares.
final class PhrasePlace {
  let clauses: ClauseReader
  let linker: Linker
  let ontology: Ontology
  let text: [UInt8]
  let document: String
  let subject: Entity?
  let counterpart: Entity?
  var known: KnownPhrases

  init(
    clauses: ClauseReader, linker: Linker, ontology: Ontology, text: [UInt8], document: String,
    subject: Entity?, counterpart: Entity?
  ) {
    self.clauses = clauses
    self.linker = linker
    self.ontology = ontology
    self.text = text
    self.document = document
    self.subject = subject
    self.counterpart = counterpart
    known = KnownPhrases(count: clauses.nodes.count)
  }
}
