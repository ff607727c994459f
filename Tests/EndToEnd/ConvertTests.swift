import Foundation
import TestSupport
import Testing

@Suite struct `A conversion` {
  private static let good = (0..<50).map { "<http://e/s\($0)> <http://e/p> \"\($0)\" .\n" }

  /// Lines of which three are wrong: no IRI, no UTF-8, no end.
  private static var broken: Data {
    var data = Data()
    for (number, line) in good.enumerated() {
      if number == 10 { data += Data("<http://e/ x> <http://e/p> \"y\" .\n".utf8) }
      if number == 20 { data += Data([0x3C, 0xFF, 0x3E, 0x0A]) }
      if number == 30 { data += Data("<http://e/a> <http://e/p> \"open .\n".utf8) }
      data += Data(line.utf8)
    }
    return data
  }

  @Test func `goes on behind wrong lines where it is asked to, and counts them`() throws {
    let scratch = try Scratch()
    let input = try scratch.file("graph.nt", Self.broken)
    let strict = try Tool.run("convert", input, "--to", "ntriples")
    #expect(strict.status == 2 && strict.messages.contains("graph.nt:"))
    let run = try Tool.run("convert", input, "--to", "ntriples", "--keep-going")
    #expect(run.status == 1)
    #expect(String(decoding: run.output, as: UTF8.self) == Self.good.joined())
    #expect(run.messages.contains("3 errors were passed over"))
    for place in ["graph.nt:11:", "graph.nt:22:2", "graph.nt:33:"] {
      #expect(run.messages.contains(place), "\(run.messages)")
    }
  }

  @Test func `lists no more errors than a person reads`() throws {
    let scratch = try Scratch()
    let input = try scratch.file(
      "graph.nt", String(repeating: "wrong\n", count: 100) + Self.good[0])
    let run = try Tool.run("convert", input, "--to", "ntriples", "--keep-going")
    #expect(run.status == 1)
    #expect(run.messages.split(separator: "\n").count == 22)
    #expect(run.messages.contains("… and 80 more errors") && run.messages.contains("100 errors"))
    let turtle = try Tool.run(
      "convert", scratch.file("graph.ttl", ""), "--to", "ntriples", "--keep-going")
    #expect(turtle.status == 64)
  }

  @Test(arguments: ["gzip", "bzip2"])
  func `reads archives and a byte-order mark`(program: String) throws {
    let scratch = try Scratch()
    let text = Data([0xEF, 0xBB, 0xBF]) + Data(Self.good.joined().utf8)
    let plain = try Tool.run("convert", scratch.file("graph.nt", text), "--to", "ntriples")
    #expect(plain.status == 0)
    #expect(String(decoding: plain.output, as: UTF8.self) == Self.good.joined())
    let archive = try Tool.run("/usr/bin/env", [program, "-c"], input: text).output
    let name = "graph.nt." + (program == "gzip" ? "gz" : "bz2")
    let run = try Tool.run("convert", scratch.file(name, archive), "--to", "ntriples")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output == plain.output)
    let cut = try Tool.run(
      "convert", scratch.file(name, archive.prefix(archive.count / 2)), "--to", "ntriples")
    #expect(cut.status == 2 && cut.messages.contains("damaged or cut off"), "\(cut.messages)")
  }

  @Test func `of several files is one graph whose blank nodes stay apart`() throws {
    let scratch = try Scratch()
    let first = try scratch.file(
      "a.nt", "_:x <http://e/p> \"1\" .\n<http://e/s> <http://e/p> \"2\" .\n")
    let second = try scratch.file(
      "b.ttl", "@prefix e: <http://e/> . _:x e:p \"1\" . e:s e:p \"2\", \"3\" .")
    let run = try Tool.run("convert", first, second, "--to", "ntriples")
    #expect(run.status == 0)
    #expect(
      String(decoding: run.output, as: UTF8.self) == """
        _:d1_x <http://e/p> "1" .
        <http://e/s> <http://e/p> "2" .
        _:d2_x <http://e/p> "1" .
        <http://e/s> <http://e/p> "3" .

        """)
  }

  @Test func `writes every triple once, and its manifest counts what a store counts`() throws {
    let scratch = try Scratch()
    let lines = Self.good + Self.good.reversed() + ["<http://e/s> <http://e/1> \"x\" .\n"]
    let input = try scratch.file("graph.nt", lines.joined())
    let run = try Tool.run(
      "convert", input, "--to", "ntriples,turtle,rdfxml,jsonld", "--output", scratch.path("out"))
    #expect(run.status == 0)
    let check = try Tool.python(
      """
      import json, sys, rdflib, collections
      folder = sys.argv[1]
      for entry in json.load(open(f"{folder}/manifest.json"))["files"]:
          count = len(rdflib.Graph().parse(f"{folder}/{entry['name']}"))
          assert entry["counts"] == {"triples": count, "duplicates left out": 50}, (entry, count)
          assert count == (50 if entry["format"] == "rdfxml" else 51)
      lines = open(f"{folder}/graph.nt").read().splitlines()
      assert len(lines) == len(set(lines)) == 51
      """, scratch.path("out"))
    #expect(check.status == 0, "\(check.messages)")
  }

  @Test func `declares the namespaces that it uses, and no others`() throws {
    let scratch = try Scratch()
    let input = try scratch.file(
      "graph.ttl",
      """
      @prefix e: <http://e/> . @prefix unused: <http://unused/> . @prefix o: <http://objects/> .
      @prefix foaf: <http://xmlns.com/foaf/0.1/> .
      e:a a foaf:Person ; e:p o:x ; e:q 1 .
      """)
    func declared(_ format: String, _ mark: String) throws -> [String] {
      let run = try Tool.run("convert", input, "--to", format)
      return String(decoding: run.output, as: UTF8.self).split(separator: "\n")
        .filter { $0.contains(mark) }.map { String($0) }
    }
    let xml = try declared("rdfxml", "xmlns:")
    #expect(xml.count == 3)
    for name in ["xmlns:rdf=", "xmlns:e=", "xmlns:foaf="] {
      #expect(xml.contains { $0.contains(name) }, "\(xml)")
    }
    #expect(try declared("turtle", "@prefix").count == 3)
  }

  @Test func `warns of an rdf:ID that comes twice, where it is asked to go on`() throws {
    let scratch = try Scratch()
    let input = try scratch.file(
      "graph.rdf",
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/" xml:base="http://b/">
      <e:C rdf:ID="x"/><e:D rdf:ID="x"/></rdf:RDF>
      """)
    #expect(try Tool.run("convert", input, "--to", "ntriples").status == 2)
    let run = try Tool.run("convert", input, "--to", "ntriples", "--keep-going")
    #expect(run.status == 1 && run.messages.contains("rdf:ID is used twice: “x”"))
    let lines = String(decoding: run.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("<http://b/#x> ") })
  }
}
