import EntenteRDF
import Foundation

/// One test of a W3C manifest.
struct SuiteTest {
  var name: String
  var kind: String
  var action: URL
  var result: URL?
  /// The IRI that the document has on the web, the base of its relative references.
  var base: String

  /// Reads a manifest with the project's own reader of Turtle.
  static func read(_ manifest: URL) throws -> [SuiteTest] {
    let text = try [UInt8](Data(contentsOf: manifest))
    let triples = try TurtleReader.triples(of: text, base: "manifest:/manifest.ttl")
    let mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
    var properties: [Term: [String: Term]] = [:]
    var assumed: String?
    var order: [Term] = []
    for triple in triples {
      guard case .iri(let predicate) = triple.predicate else { continue }
      if predicate == mf + "assumedTestBase", case .iri(let iri) = triple.object { assumed = iri }
      if properties[triple.subject] == nil { order.append(triple.subject) }
      if predicate == RDF.type, case .iri(let kind) = triple.object, !kind.contains("rdftest#Test"),
        !kind.contains("rdf-tests")
      {
        if properties[triple.subject]?[RDF.type] != nil { continue }
      }
      properties[triple.subject, default: [:]][predicate] = triple.object
    }
    let folder = manifest.deletingLastPathComponent()
    func file(_ term: Term?) -> (URL, String)? {
      guard case .iri(let iri) = term, iri.hasPrefix("manifest:/") else { return nil }
      let path = String(iri.dropFirst("manifest:/".count))
      return (folder.appending(path: path), path)
    }
    return order.compactMap { subject in
      guard let values = properties[subject], let action = file(values[mf + "action"]),
        case .iri(let kind) = values[RDF.type]
      else { return nil }
      return SuiteTest(
        name: action.1, kind: String(kind.drop { $0 != "#" }.dropFirst()), action: action.0,
        result: file(values[mf + "result"])?.0,
        base: (assumed ?? Self.base(of: folder)) + action.1)
    }
  }

  private static func base(of folder: URL) -> String {
    switch folder.lastPathComponent {
    case "rdf-turtle": "http://www.w3.org/2013/TurtleTests/"
    case "rdf-trig": "http://www.w3.org/2013/TriGTests/"
    case "rdf-xml": "http://www.w3.org/2013/RDFXMLTests/"
    default: "http://example.org/base/"
    }
  }

  /// Reads a file by its extension.
  static func quads(_ file: URL, base: String) throws -> [Quad] {
    var quads: [Quad] = []
    let bytes = try [UInt8](Data(contentsOf: file))
    let sink = QuadHandler { quads.append($0) }
    switch file.pathExtension {
    case "nt", "nq":
      var reader = NTriplesReader(allowingGraphs: file.pathExtension == "nq")
      try reader.read(bytes, into: sink)
    case "ttl", "trig":
      var reader = TurtleReader(allowingGraphs: file.pathExtension == "trig", base: base)
      try reader.read(bytes, into: sink)
    case "rdf":
      try RDFXMLReader.read(bytes, base: base, into: sink)
    default:
      struct UnknownExtension: Error {}
      throw UnknownExtension()
    }
    return quads
  }

  /// What is wrong, `nil` where the test passes.
  func problem() -> String? {
    let isNegative = kind.contains("Negative")
    do {
      let quads = try Self.quads(action, base: base)
      if isNegative { return "\(name): accepted" }
      guard let result, kind.contains("Eval") else { return nil }
      let expected = try Self.quads(result, base: base)
      return Isomorphism.isomorphic(quads, expected) ? nil : "\(name): other triples"
    } catch {
      return isNegative && error is RDFSyntaxError ? nil : "\(name): \(error)"
    }
  }
}
