import ArgumentParser
import Entente
import EntenteDocuments
import EntenteGraph
import EntenteOntology

/// Graphs that Entente wrote, read again: one as it stands with its background, several merged into one.
struct WrittenGraphs {
  private let files: [GraphFile]
  private let ontology: Ontology

  /// Finds out what the files are, from their extensions where `format` does not say it.
  ///
  /// - Throws: a `Diagnostic` where neither tells.
  init(_ paths: [String], from format: String?, ontology: Ontology) throws(Diagnostic) {
    var files: [GraphFile] = []
    for path in paths { files.append(try GraphFile(path: path, from: format)) }
    self.files = files
    self.ontology = ontology
  }

  /// The part that is asked for; what the files cannot tell is said.
  ///
  /// - Throws: a `Diagnostic` with the place that is wrong in a file, and a `Selection.Problem`.
  func contents(_ request: GraphRequest) throws -> any GraphContents {
    if files.count == 1 {
      let graph = try files[0].contents(ontology: ontology) {
        StandardError.say($0.description)
      }
      // What was found in documents has no background yet.
      return try request.apply(
        to: graph, ontology: ontology, background: files[0].kind == .shard ? .made : .kept)
    }
    var options = Merging.Options()
    options.ontology = ontology
    let gathering = try Merging(options: options).gather(files) { event in
      if case .diagnostic(let diagnostic) = event { StandardError.say(diagnostic.description) }
    }
    return try request.apply(
      to: gathering.contents, ontology: ontology, background: .renewed)
  }
}

extension Outcome {
  /// Does what reads and writes graphs; whatever stands in the way is said, and ends the command.
  static func ofFailure<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let code as ExitCode {
      throw code
    } catch let diagnostic as Diagnostic {
      StandardError.say(diagnostic.description)
    } catch {
      StandardError.say("entente: error: \(error)")
    }
    throw ExitCode(Outcome.failed.rawValue)
  }
}
