import EntenteRDF

extension LossReport {
  /// The losses for people, some of them by name: `3 characters that XML forbids, 1 predicates that have
  /// no qualified name (http://example.org/1)`.
  package var sentence: String {
    entries.map { entry in
      let examples = examples(of: entry.kind).joined(separator: ", ")
      return "\(entry.count) \(entry.kind.rawValue)" + (examples.isEmpty ? "" : " (\(examples))")
    }.joined(separator: ", ")
  }

  /// How many triples are not in a file of RDF.
  var leftOutTriples: Int {
    self[.unsplittablePredicate] + self[.tripleTerm] + self[.ungrammaticalTriple]
  }

  /// Whether `--strict` refuses: a plain graph leaves statements out by its nature, which is no loss
  /// of the format; an address that is no link stands there as the text that it is.
  var preventsStrict: Bool {
    entries.contains { ![.statement, .infinity, .invalidIRI, .undrawnEdge].contains($0.kind) }
  }
}
