package import EntenteDocuments
internal import EntenteGraph
package import EntenteOntology

/// What a run knows: the ontology, the names and the patterns that are compiled in, or a user's own
/// beside them.
public struct Knowledge: Sendable {
  /// What is compiled in.
  public static let standard = Knowledge(
    ontology: .standard, linker: .standard, library: .standard)

  package var ontology: Ontology
  package var linker: Linker
  package var library: PatternLibrary
  /// The rules that tables and lists are read by.
  package var tables = TableRuleLibrary.standard

  /// A user's files, as they were read.
  package struct Files: Sendable {
    package typealias File = (contents: [UInt8], path: String)

    /// Turtle, read after `entente.ttl` in this order.
    package var ontologies: [File] = []
    /// Tables with the columns of `gazetteer/*.tsv`.
    package var gazetteers: [File] = []
    /// Pattern files, and files of table rules that end in `.rules`; one of the name of a standard one
    /// takes its place.
    package var patterns: [File] = []

    package init() {}

    package var isEmpty: Bool { ontologies.isEmpty && gazetteers.isEmpty && patterns.isEmpty }
  }

  /// Reads a user's files and checks them: that they are written as they should be, name only what
  /// exists, state only what the ontology allows, and that of every pattern an example holds.
  ///
  /// - Returns: the knowledge, `nil` where anything is wrong, and what is wrong.
  package static func extendingStandard(
    by files: Files
  ) -> (knowledge: Knowledge?, diagnostics: [Diagnostic]) {
    guard !files.isEmpty else { return (.standard, []) }
    let unreadable = (files.ontologies + files.gazetteers + files.patterns).compactMap(Self.fault)
    guard unreadable.isEmpty else { return (nil, unreadable) }
    do throws(OntologyError) {
      var knowledge = Knowledge.standard
      if !files.ontologies.isEmpty {
        knowledge.ontology = try Ontology(
          extendingStandardBy: files.ontologies.map { ($0.contents, $0.path) })
      }
      if !files.ontologies.isEmpty || !files.gazetteers.isEmpty {
        let gazetteer =
          files.gazetteers.isEmpty
          ? Gazetteer.standard
          : try Gazetteer(
            extendingStandardBy: files.gazetteers.map { ($0.contents, $0.path) },
            ontology: knowledge.ontology)
        knowledge.linker = Linker(gazetteer: gazetteer, ontology: knowledge.ontology)
      }
      let rules = files.patterns.filter { $0.path.hasSuffix(".rules") }
      let patterns = files.patterns.filter { !$0.path.hasSuffix(".rules") }
      let (library, diagnostics) = PatternLibrary.extendingStandard(
        by: patterns, ontology: knowledge.ontology)
      let (tables, wrong) = TableRuleLibrary.extendingStandard(
        by: rules, ontology: knowledge.ontology)
      guard diagnostics.isEmpty, wrong.isEmpty else { return (nil, diagnostics + wrong) }
      knowledge.library = library
      knowledge.tables = tables
      let problems =
        knowledge.problems(inPatternsOf: Set(patterns.map(\.path)))
        + TableRuleExamples(knowledge).problems(ofFiles: Set(rules.map(\.path)))
      return problems.isEmpty ? (knowledge, []) : (nil, problems)
    } catch {
      return (nil, [Diagnostic(error)])
    }
  }

  /// What is wrong with the bytes of a file, wherever they stand in it.
  private static func fault(in file: Files.File) -> Diagnostic? {
    do throws(Diagnostic) {
      try TextDecoder(path: file.path).checkUTF8(file.contents)
      return nil
    } catch {
      return error
    }
  }

  /// The patterns of some files none of whose examples is read as it says.
  private func problems(inPatternsOf paths: Set<String>) -> [Diagnostic] {
    let own = library.patterns.filter { paths.contains($0.path) }
    guard !own.isEmpty else { return [] }
    return PatternExamples(
      library: PatternLibrary(patterns: own), linker: linker, ontology: ontology
    ).problems(strictly: false)
  }
}

extension Diagnostic {
  fileprivate init(_ error: OntologyError) {
    self.init(path: error.path, line: error.line, column: error.column, message: error.message)
  }
}
