import ArgumentParser
import EntenteDocuments
import EntenteExtraction

/// The options that bring a user's own knowledge, shared by the commands that read documents.
struct KnowledgeArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Pattern files of your own: a folder of *.pattern files, or one such file. Every pattern needs an example that holds. May be repeated.",
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
