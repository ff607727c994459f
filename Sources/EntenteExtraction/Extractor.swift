package import EntenteDocuments
package import EntenteGraph

/// Reads what a document states: the façade of the extraction.
///
/// A value without state of its own, so that any number of tasks may share one.
package struct Extractor: Sendable {
  /// What one document yields.
  package struct Extraction: Sendable {
    package var graph = KnowledgeGraph()
    package var coverage = Coverage()

    package init() {}
  }

  private let linker: Linker
  private let contextReader: ContextReader
  private let readers: [any FindingReader]
  private let assembler: StatementAssembler

  /// Creates an extractor that asks readers in their order; what they find goes into one graph.
  package init(
    readers: [any FindingReader], linker: Linker = .standard,
    assembler: StatementAssembler = StatementAssembler()
  ) {
    self.linker = linker
    contextReader = ContextReader(linker: linker)
    self.readers = readers
    self.assembler = assembler
  }

  /// Returns the graph of one document, not yet consolidated, and what was passed over.
  package func extract(_ document: Document) -> Extraction {
    var extraction = Extraction()
    for (what, number) in document.passedOver {
      extraction.coverage.passOver(what, number)
    }
    if let language = LanguageGuess.foreignLanguage(of: document) {
      extraction.coverage.passOver(
        "document whose text seems to be \(language); Entente reads English")
    }
    let context = contextReader.context(of: document)
    var findings: [Finding] = []
    for reader in readers {
      findings += reader.read(context, coverage: &extraction.coverage)
    }
    PersonResolution(linker: linker, document: document.id).resolve(&findings)
    LinkTargets(of: document, ontology: linker.ontology).add(to: &findings)
    assembler.add(findings, of: context, to: &extraction.graph, coverage: &extraction.coverage)
    return extraction
  }

  /// Merges what the documents of a graph say of the same facts, and returns the contradictions; both
  /// statements of each stay in the graph.
  package func consolidate(_ graph: inout KnowledgeGraph) -> [KnowledgeGraph.Contradiction] {
    assembler.consolidate(&graph)
  }

  /// Whether a relation holds between two entities once at a time, so that two different dates of it
  /// contradict each other.
  package func isSingular(_ relation: RelationName) -> Bool { assembler.isSingular(relation) }
}
