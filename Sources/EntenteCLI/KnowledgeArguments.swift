import ArgumentParser
import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import EntenteOntology

/// The options that bring a user's own knowledge, shared by the commands that read documents.
struct KnowledgeArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Patterns and rules of your own: a folder of *.pattern and *.rules files, or one such file. Every pattern and rule needs an example that holds. May be repeated.",
      valueName: "path"))
  var patterns: [String] = []

  @Option(
    help: ArgumentHelp(
      "Classes and relations of your own, in Turtle, beside those of entente.ttl. May be repeated.",
      valueName: "file"))
  var ontology: [String] = []

  @Option(
    help: ArgumentHelp(
      "Entities of your own: a table with the columns of Ontology/gazetteer. May be repeated.",
      valueName: "file"))
  var gazetteer: [String] = []

  /// A digest of this executable and of the files: what an extraction depends on beside its documents.
  func digest() throws -> [UInt8] {
    var hash = SHA256()
    for list in [["/proc/self/exe"], ontology, gazetteer] {
      for path in list { hash.update(try KnowledgeFile.read(path).contents) }
      hash.update([0])
    }
    for path in patterns {
      for file in try KnowledgeFile.patterns(at: path) { hash.update(file.contents) }
    }
    return hash.finish()
  }

  /// Reads the files and returns what is known with them.
  ///
  /// - Throws: the exit code of a failed run, after saying what is wrong in them and where.
  func load() throws -> Knowledge {
    var files = Knowledge.Files()
    var unread: [Diagnostic] = []
    func read(_ paths: [String], into list: inout [Knowledge.Files.File]) {
      for path in paths {
        do { list.append(try KnowledgeFile.read(path)) } catch { unread.append(error) }
      }
    }
    read(ontology, into: &files.ontologies)
    read(gazetteer, into: &files.gazetteers)
    for path in patterns {
      do {
        files.patterns += try KnowledgeFile.patterns(at: path)
      } catch {
        unread.append(error)
      }
    }
    let (knowledge, diagnostics) =
      unread.isEmpty ? Knowledge.extendingStandard(by: files) : (nil, unread)
    for diagnostic in diagnostics { StandardError.say(diagnostic.description) }
    guard let knowledge else { throw ExitCode(Outcome.failed.rawValue) }
    return knowledge
  }
}

/// The option that brings a user's own classes and relations, for commands that read no documents.
struct OntologyArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Classes and relations of your own, as the extraction had them. May be repeated.",
      valueName: "file"))
  var ontology: [String] = []

  /// Reads the files and returns the ontology with them.
  ///
  /// - Throws: the exit code of a failed run, after saying what is wrong in them and where.
  func load() throws -> Ontology { try load(gazetteers: []).ontology }

  /// Reads the files and tables of entities beside them.
  fileprivate func load(
    gazetteers: [String]
  ) throws -> (ontology: Ontology, gazetteer: Gazetteer) {
    guard !ontology.isEmpty || !gazetteers.isEmpty else { return (.standard, .standard) }
    var arguments = KnowledgeArguments()
    arguments.ontology = ontology
    arguments.patterns = []
    arguments.gazetteer = gazetteers
    let knowledge = try arguments.load()
    return (knowledge.ontology, knowledge.linker.gazetteer)
  }
}

/// The options that bring a user's own knowledge, for commands that make the background of a graph anew.
struct BackgroundArguments: ParsableArguments {
  @OptionGroup var own: OntologyArguments

  @Option(
    help: ArgumentHelp(
      "Entities of your own, as the extraction had them: a table with the columns of Ontology/gazetteer. May be repeated.",
      valueName: "file"))
  var gazetteer: [String] = []

  /// The files that are read.
  var paths: [String] { own.ontology + gazetteer }

  /// Reads the files and returns what is known with them.
  ///
  /// - Throws: the exit code of a failed run, after saying what is wrong in them and where.
  func load() throws -> (ontology: Ontology, gazetteer: Gazetteer) {
    try own.load(gazetteers: gazetteer)
  }
}
