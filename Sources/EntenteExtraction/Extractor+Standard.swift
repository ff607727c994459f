extension Extractor {
  /// Creates an extractor with every reader.
  package init(knowledge: Knowledge = .standard) {
    let linker = knowledge.linker
    self.init(
      readers: [
        TableFindings(linker: linker, library: knowledge.tables),
        ListFindings(linker: linker, library: knowledge.tables),
        InfoboxFindings(linker: linker), ProseFindings(knowledge),
      ],
      linker: linker, assembler: StatementAssembler(ontology: knowledge.ontology))
  }
}
