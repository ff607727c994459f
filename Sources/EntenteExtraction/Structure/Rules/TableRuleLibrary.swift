package import EntenteDocuments
internal import EntenteGraph
internal import EntenteKnowledge
package import EntenteOntology

/// The rules that tables and lists are read by, with the words of headers and titles that they need.
package struct TableRuleLibrary: Sendable {
  /// The rules of `Ontology/tables/*.rules`.
  package static let standard: TableRuleLibrary = {
    let files = EmbeddedFile.all.filter {
      $0.path.hasPrefix("tables/") && $0.path.hasSuffix(".rules")
    }
    let read = TableRuleLibrary.read(
      files.map { ($0.contents, $0.path) }, ontology: .standard)
    precondition(read.diagnostics.isEmpty, "\(read.diagnostics.map(\.description))")
    return read.library
  }()

  /// The rules in the order in which they are asked.
  package private(set) var rules: [TableRule] = []
  private(set) var subjects: [(classes: [ClassName], title: TitlePattern)] = []
  private(set) var vocabulary = StructureVocabulary.standard

  private init() {}

  /// Reads files of rules into a library; what is wrong in them comes beside it.
  package static func read(
    _ files: [(contents: [UInt8], path: String)], ontology: Ontology
  ) -> (library: TableRuleLibrary, diagnostics: [Diagnostic]) {
    var library = TableRuleLibrary()
    let diagnostics = library.add(files, ontology: ontology)
    return (library, diagnostics)
  }

  /// Reads a user's rules beside those that are compiled in; one of the name of a standard rule takes
  /// its place.
  package static func extendingStandard(
    by files: [(contents: [UInt8], path: String)], ontology: Ontology
  ) -> (library: TableRuleLibrary, diagnostics: [Diagnostic]) {
    var library = standard
    let diagnostics = library.add(files, ontology: ontology)
    return (library, diagnostics)
  }

  private mutating func add(
    _ files: [(contents: [UInt8], path: String)], ontology: Ontology
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for file in files {
      let read = TableRuleReader.read(file.contents, path: file.path, ontology: ontology)
      diagnostics += read.diagnostics
      let names = Set(read.file.rules.map(\.name))
      rules = read.file.rules + rules.filter { !names.contains($0.name) }
      subjects += read.file.subjects
      for header in read.file.headers {
        vocabulary.addHeader(header.phrase, header.role, isWhole: header.isWhole)
      }
    }
    // Of one rank, those of a user come first, and then as the files have them.
    rules = rules.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element)
    return diagnostics
  }
}
