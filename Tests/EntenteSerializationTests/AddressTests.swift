import EntenteBytes
import EntenteGraph
import EntenteRDF
import EntenteSerialization
import Foundation
import TestSupport
import Testing

/// Addresses as documents cite them: whatever stood between the brackets.
@Suite struct `A cited address` {
  private static func document(_ number: Int, _ address: String) -> SourceDocument {
    SourceDocument(id: "d\(number).txt", title: "D", address: address)
  }

  private static func triples(of addresses: [String]) throws -> (bytes: [UInt8], losses: LossReport)
  {
    var graph = KnowledgeGraph()
    for (number, address) in addresses.enumerated() { graph.insert(document(number, address)) }
    let memory = MemorySink()
    let losses = try GraphExporter(graph: graph).write(.ntriples, to: memory).losses
    return (memory.bytes, losses)
  }

  private static func objects(_ addresses: [String]) throws -> [Term] {
    var objects: [Term] = []
    var reader = NTriplesReader()
    try reader.read(
      triples(of: addresses).bytes,
      into: QuadHandler { quad in
        if quad.triple.predicate == .iri("https://schema.org/url") {
          objects.append(quad.triple.object)
        }
      })
    return objects
  }

  @Test(arguments: [
    "http://example.org:port/", "http://[::1/", "http://a@b@c/", "www.example.org", "../a",
    "javascript:alert(1)", "JavaScript:alert(1)", "file:///etc/passwd", "data:text/html,x",
    "vbscript:x", "http://1.2.3.4:80x/",
  ])
  func `that is no link is a text, and counted`(address: String) throws {
    #expect(try Self.objects([address]) == [.literal(Literal(address))])
    #expect(try Self.triples(of: [address]).losses[.invalidIRI] == 1)
  }

  @Test(arguments: [
    ("https://example.org/a b", "https://example.org/a%20b"),
    ("https://example.org/[x]", "https://example.org/%5Bx%5D"),
    ("https://example.org/?a=1&b=é#f", "https://example.org/?a=1&b=é#f"),
    ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
  ])
  func `that is a link stays one`(address: String, iri: String) throws {
    #expect(try Self.objects([address]) == [.iri(iri)])
  }

  /// Addresses made of parts that are right, odd and wrong.
  private static var addresses: [String] {
    var state: UInt64 = 42
    func pick(_ choices: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return choices[Int(state >> 33) % choices.count]
    }
    return (0..<6_000).map { _ in
      pick(["http:", "https:", "ftp:", "urn:", "HTTP:", "ht tp:", "", "x-y+z.1:"])
        + pick(["//", "//", "//", "/", "", "///"])
        + pick(["", "", "user@", "u:p@", "a@b@", "%40@", "[@"])
        + pick([
          "example.org", "é.org", "[::1]", "[1::2::3]", "[v7.x]", "[::ffff:1.2.3.4]", "[::1.2.3]",
          "1.2.3.4", "a b", "", "%zz", "xn--a", "[", "]", "a%2Fb", "[fe80::1%25eth0]",
        ]) + pick(["", "", ":80", ":", ":port", ":80x", ":-1", ":99999999", ":８０"])
        + pick(["", "/", "/a/b", "/a b", "/%C3%A9", "/%C3%", "/[x]", "/é", "//x", "/\u{E000}"])
        + pick(["", "", "?a=1", "?a=[1]", "?", "?\u{E000}", "?a?b", "?%"])
        + pick(["", "", "#f", "#f#g", "#", "#[", "#é", "#\u{FFFE}"])
    }
  }

  @Test(.python) func `of any kind keeps a graph loadable for Oxigraph`() throws {
    let python = PythonOracle()
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "entente-\(ProcessInfo.processInfo.processIdentifier)-addresses")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (bytes, losses) = try Self.triples(of: Self.addresses)
    let file = folder.appending(path: "graph.nt")
    try Data(bytes).write(to: file)
    #expect(try python.run("check_loading.py", [file.path]) == "links and texts 6000\n")
    #expect(losses[.invalidIRI] > 1_000 && losses[.invalidIRI] < 5_000)
  }
}
