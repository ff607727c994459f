import Foundation
import TestSupport
import Testing

/// What is published beside a graph, checked by rdflib, pyshacl, jsonschema and pyld.
@Suite struct `What is published` {
  private static let samples = Folder.project.appending(path: "Samples").path

  @Test(.python) func `holds by readers that share no code`() throws {
    let scratch = try Scratch()
    let folder = scratch.url.path
    func run(_ arguments: String..., into name: String? = nil) throws {
      let made = try Tool.run(Tool.executable.path, arguments)
      try #require(made.status == 0, "\(arguments): \(made.messages)")
      if let name { _ = try scratch.file(name, made.output) }
    }
    let base = "https://example.org/id/"
    try run(
      "extract", Self.samples, "--output", folder, "--format",
      "turtle,jsonld,jsonl,quickstatements", "--base", base, "--describe", "--title",
      "Samples of Entente", "--licence", "https://creativecommons.org/licenses/by/4.0/")
    try run(
      "extract", Self.samples, "--output", scratch.path("documents"), "--format", "nquads",
      "--base", base, "--graph-per-document")
    try run(
      "extract", Self.samples + "/briefs.jsonl", "--output", scratch.path("small.ttl"), "--base",
      base)
    for (part, name) in [
      ("ontology", "ontology.ttl"), ("shapes", "shapes.ttl"), ("context", "context.json"),
      ("schema", "schema.json"),
    ] {
      try run("ontology", part, into: name)
    }
    let script = Folder.project.appending(path: "Tests/Oracles/check_publishing.py").path
    let checked = try Tool.run(
      Folder.project.appending(path: ".venv/bin/python").path, [script, folder])
    #expect(checked.status == 0 && checked.output.isEmpty)
    #expect("\(String(decoding: checked.output, as: UTF8.self))\(checked.messages)" == "")
  }

  @Test(arguments: ["jsonl", "turtle", "trig"])
  func `with a base of one's own is read back`(format: String) throws {
    let scratch = try Scratch()
    let first = scratch.path("first.\(format == "turtle" ? "ttl" : format)")
    let written = try Tool.run(
      Tool.executable.path,
      [
        "extract", Self.samples, "--no-context", "--base", "https://example.org/a#", "--output",
        first,
      ])
    try #require(written.status == 0, "\(written.messages)")
    let merged = try Tool.run("merge", first, "--no-context", "--output", scratch.path("b.jsonl"))
    try #require(merged.status == 0, "\(merged.messages)")
    let direct = try Tool.run(
      "extract", Self.samples, "--no-context", "--output", scratch.path("c.jsonl"))
    try #require(direct.status == 0, "\(direct.messages)")
    func statements(_ name: String) throws -> [String] {
      try String(contentsOfFile: scratch.path(name), encoding: .utf8).split(separator: "\n")
        .map { String($0.prefix(90)) }
    }
    #expect(try statements("b.jsonl") == statements("c.jsonl"))
  }

  @Test(arguments: [
    (["--base", "example"], "--base takes an absolute IRI"),
    (["--base", "https://example.org"], "--base takes an absolute IRI"),
    (["--licence", "https://example.org/l"], "add --describe"),
    (["--describe", "--output", "-"], "--describe needs a folder"),
    (["--describe", "--licence", "free", "--output", "/tmp/x"], "--licence takes the IRI"),
  ])
  func `is refused where it would say nothing`(options: [String], message: String) throws {
    let run = try Tool.run(Tool.executable.path, ["extract", Self.samples] + options)
    #expect(run.status == 64)
    #expect(run.messages.contains(message), "\(run.messages)")
  }
}
