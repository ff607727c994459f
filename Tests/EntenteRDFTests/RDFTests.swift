import EntenteBytes
import EntenteRDF
import Foundation
import TestSupport
import Testing

@Suite struct `The W3C suites` {
  @Test(
    .shared("suites"),
    arguments: [
      "w3c-rdf11/rdf-n-triples", "w3c-rdf11/rdf-n-quads", "w3c-rdf11/rdf-turtle",
      "w3c-rdf11/rdf-trig", "w3c-rdf12/rdf-n-triples/syntax", "w3c-rdf12/rdf-n-quads/syntax",
      "w3c-rdf12/rdf-turtle/syntax", "w3c-rdf12/rdf-turtle/eval", "w3c-rdf12/rdf-trig/syntax",
      "w3c-rdf12/rdf-trig/eval", "w3c-rdf11/rdf-xml", "w3c-rdf12/rdf-xml/eval",
    ])
  func `are read as their manifests say`(suite: String) throws {
    let folder = Folder.shared("suites/" + suite)
    let tests = try SuiteTest.read(folder.appending(path: "manifest.ttl"))
    #expect(!tests.isEmpty)
    var passed = 0
    for test in tests {
      let problem = test.problem()
      if problem == nil { passed += 1 }
      #expect(problem == nil, "\(test.name)")
    }
    print("W3C \(suite): \(passed) of \(tests.count)")
  }

  @Test(
    .shared("suites"), arguments: ["w3c-rdf12/rdf-n-triples/c14n", "w3c-rdf12/rdf-n-quads/c14n"])
  func `get the canonical bytes`(suite: String) throws {
    let folder = Folder.shared("suites/" + suite)
    let tests = try SuiteTest.read(folder.appending(path: "manifest.ttl"))
    #expect(!tests.isEmpty)
    var passed = 0
    for test in tests {
      let memory = MemorySink()
      let writer = NTriplesWriter(to: memory, writingGraphs: true)
      var reader = NTriplesReader(allowingGraphs: true)
      try reader.read([UInt8](Data(contentsOf: test.action)), into: writer)
      try writer.finish()
      let expected = try String(contentsOf: #require(test.result), encoding: .utf8)
      #expect(memory.text == expected, "\(test.name)")
      if memory.text == expected { passed += 1 }
    }
    print("W3C \(suite): \(passed) of \(tests.count)")
  }
}
