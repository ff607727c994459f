import Foundation
import TestSupport
import Testing

/// Graphs that were written, and what is asked of them.
@Suite struct `A part of a written graph` {
  private static let samples = Folder.project.appending(path: "Samples").path

  /// Writes the samples in several formats; returns the folder.
  private func world(_ scratch: Scratch, _ formats: String) throws -> String {
    let run = try Tool.run("extract", Self.samples, "-o", scratch.path("world"), "-f", formats)
    try #require(run.status == 0, "\(run.messages)")
    return scratch.path("world") + "/"
  }

  /// The first line in which two outputs differ, which `==` of large data would search for hours.
  private func difference(_ a: Data, _ b: Data) -> String? {
    if a == b { return nil }
    let (a, b) = (a.split(separator: 0x0A), b.split(separator: 0x0A))
    let index = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    guard let index else { return "\(a.count) lines and \(b.count)" }
    return [a[index], b[index]].map { String(decoding: $0.prefix(600), as: UTF8.self) }
      .joined(separator: "\n")
  }

  @Test func `is what the run would have written`() throws {
    let scratch = try Scratch()
    let folder = try world(scratch, "jsonl,turtle,trig,shard")
    for words in [
      "", "--no-context", "--relation memberOf,recognizes", "--status listed",
      "--class DiplomaticMission --since 1995", "--entity Slovenia --as-of 2004-03-29",
      "--entity Slovenia --hops 2 --relation memberOf", "--until 1950 --min-confidence 0.9",
      "--view states --relation hasMissionIn",
      "--as-of 2010 --certain --relation memberOf", "--source Iceland.wiki",
    ] {
      var options = words.split(separator: " ").map(String.init)
      if options.first == "--source" {
        options = ["--source", "Foreign relations of " + options[1]]
      }
      let run = try Tool.run(
        Tool.executable.path, ["extract", Self.samples, "-o", "-", "-f", "jsonl"] + options)
      #expect(run.status == 0 && !run.output.isEmpty, "\(run.messages)")
      for name in ["graph.jsonl", "graph.ttl", "graph.shard"] {
        let part = try Tool.run(
          Tool.executable.path, ["select", folder + name, "-f", "jsonl"] + options)
        #expect(part.status == 0 && part.messages.isEmpty, "\(part.messages)")
        #expect(difference(part.output, run.output) == nil, "\(name) \(words)")
      }
      let converted = try Tool.run(
        Tool.executable.path, ["convert", folder + "graph.trig", "--to", "jsonl"] + options)
      #expect(converted.status == 0, "\(converted.messages)")
      #expect(difference(converted.output, run.output) == nil, "\(words)")
    }
  }

  @Test func `goes to standard output in the format of the graph, or where it is told to`() throws {
    let scratch = try Scratch()
    let folder = try world(scratch, "jsonl,turtle")
    let turtle = try Tool.run("select", folder + "graph.ttl")
    let file = try Data(contentsOf: URL(filePath: folder + "graph.ttl"))
    #expect(difference(turtle.output, file) == nil, "\(turtle.messages)")
    let files = try Tool.run(
      "select", folder + "graph.jsonl", "--relation", "memberOf", "-o", scratch.path("out/"),
      "-f", "csv,graphml")
    #expect(files.status == 0 && files.messages.contains("statements.csv"), "\(files.messages)")
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path("out"))
    #expect(
      Set(names) == [
        "manifest.json", "graph.graphml", "statements.csv", "entities.csv", "evidence.csv",
      ])
    let piped = try Tool.run(
      "select", "-", "--from", "jsonl", "--relation", "memberOf",
      input: Data(contentsOf: URL(filePath: folder + "graph.jsonl")))
    #expect(piped.status == 0 && !piped.output.isEmpty, "\(piped.messages)")
  }

  @Test func `of several graphs is that of their merge`() throws {
    let scratch = try Scratch()
    for (name, text) in [
      ("a", "Slovenia joined NATO in 2004."), ("b", "Iceland joined NATO in 1949."),
    ] {
      let made = try Tool.run(
        "extract", try scratch.file(name + ".txt", text + "\n"), "-o", scratch.path(name + ".jsonl")
      )
      #expect(made.status == 0, "\(made.messages)")
    }
    let files = [scratch.path("a.jsonl"), scratch.path("b.jsonl")]
    let merged = try Tool.run(Tool.executable.path, ["merge", "-o", "-", "-f", "jsonl"] + files)
    let both = try Tool.run(Tool.executable.path, ["select"] + files)
    #expect(both.status == 0 && difference(both.output, merged.output) == nil, "\(both.messages)")
    let lines = String(decoding: both.output, as: UTF8.self)
    #expect(lines.contains("1949") && lines.contains("2004"))
  }

  @Test func `is drawn, and looked at as a page`() throws {
    let scratch = try Scratch()
    let folder = try world(scratch, "jsonl,turtle,trig,html")
    let part = try Tool.run(
      "select", folder + "graph.jsonl", "--view", "states", "-o", scratch.path("part.jsonl"))
    #expect(part.status == 0, "\(part.messages)")
    let drawn = try Tool.run("draw", scratch.path("part.jsonl"))
    let same = try Tool.run("draw", folder + "graph.ttl", "--view", "states")
    #expect(
      drawn.status == 0 && difference(drawn.output, same.output) == nil,
      "\(drawn.messages)\(same.messages)")
    let dashed = try Tool.run("draw", folder + "graph.jsonl", "--entity", "Reykjavík")
    #expect(String(decoding: dashed.output, as: UTF8.self).contains("stroke-dasharray"))
    let page = try Data(contentsOf: URL(filePath: folder + "graph.html"))
    for name in ["graph.jsonl", "graph.ttl"] {
      let viewed = try Tool.run("view", folder + name, "-o", scratch.path("page.html"))
      #expect(viewed.status == 0, "\(viewed.messages)")
      #expect(viewed.messages.contains("open file://\(scratch.path("page.html")) in a browser"))
      #expect(
        difference(try Data(contentsOf: URL(filePath: scratch.path("page.html"))), page) == nil)
      let converted = try Tool.run("convert", folder + name, "--to", "html")
      #expect(
        converted.status == 0 && difference(converted.output, page) == nil, "\(converted.messages)")
    }
    let printed = try Tool.run("view", folder + "graph.trig", "-o", "-")
    #expect(printed.status == 0 && difference(printed.output, page) == nil)
  }

  @Test func `merged with tables of one's own is what one run with them gives`() throws {
    let scratch = try Scratch()
    let table = try scratch.file(
      "own.tsv",
      "id\tkind\tlabel\tcountry\ncity/port-example\tCity\tPort Example\tstate/iceland\n")
    let texts = [
      "Serbia has an embassy in Port Example.\n", "Slovenia opened an embassy in Port Example.\n",
    ]
    var inputs: [String] = []
    var shards: [String] = []
    for (number, text) in texts.enumerated() {
      inputs.append(try scratch.file("\(number).txt", text))
      shards.append(scratch.path("\(number).shard"))
      let made = try Tool.run(
        "extract", inputs[number], "--gazetteer", table, "-o", shards[number])
      #expect(made.status == 0, "\(made.messages)")
    }
    let run = try Tool.run(
      Tool.executable.path,
      ["extract", "--gazetteer", table, "-o", "-", "-f", "jsonl"] + inputs)
    let lines = String(decoding: run.output, as: UTF8.self)
    #expect(lines.contains("hostState"), "\(lines)")
    let merge = ["merge", "-o", "-", "-f", "jsonl"] + shards
    let merged = try Tool.run(Tool.executable.path, merge + ["--gazetteer", table])
    #expect(
      merged.status == 0 && difference(merged.output, run.output) == nil, "\(merged.messages)")
    let bad = try scratch.file("bad.tsv", "id\tkind\tlabel\nx\tNoSuchClass\tX\n")
    let failed = try Tool.run(
      Tool.executable.path, merge + ["--gazetteer", bad])
    #expect(failed.status == 2 && failed.output.isEmpty)
    #expect(failed.messages.contains("bad.tsv:2:"), "\(failed.messages)")
  }

  @Test func `that cannot be had is an error with its place, and writes nothing`() throws {
    let scratch = try Scratch()
    let folder = try world(scratch, "jsonl")
    let good = folder + "graph.jsonl"
    let output = scratch.path("out.jsonl")
    let broken = try scratch.file(
      "broken.jsonl",
      try Data(contentsOf: URL(filePath: good)).prefix { $0 != 0x0A } + Data("\n{\"id\": \n".utf8))
    let foreign = try scratch.file("foreign.ttl", "<http://e/s> <http://e/p> <http://e/o> .\n<x")
    for command in ["select", "convert", "view", "draw"] {
      let target = command == "draw" ? "out.svg" : command == "view" ? "out.html" : "out.jsonl"
      for (arguments, message, code) in [
        ([broken, "--relation", "memberOf"], "broken.jsonl:2:", 2),
        ([foreign, "--relation", "memberOf"], "foreign.ttl:2:3: error", 2),
        ([scratch.path("none.jsonl")], "none.jsonl: error: the file cannot be read", 2),
        ([good, "--entity", "Atlantis"], "no entity of the graph is called “Atlantis”", 2),
        ([good, "--source", "No page"], "no document of the graph is called “No page”", 2),
        ([good, "--relation", "loves"], "--relation loves is not defined", 64),
        ([good, "--class", "Planet"], "--class Planet is not defined", 64),
        ([good, "--as-of", "yesterday"], "--as-of takes a date", 64),
        ([good, "--hops", "2"], "--hops needs an --entity", 64),
        ([good, "--certain"], "--certain needs --as-of", 64),
        ([good, "--since", "2001", "--until", "1999"], "--until lies before --since", 64),
        ([good, "--status", "perhaps"], "--status perhaps is not known", 64),
      ] as [([String], String, Int32)] {
        let run = try Tool.run(
          Tool.executable.path, [command] + arguments + ["-o", scratch.path(target)])
        #expect(run.status == code, "\(command) \(arguments): \(run.messages)")
        #expect(run.messages.contains(message), "\(command) \(arguments): \(run.messages)")
        #expect(!FileManager.default.fileExists(atPath: scratch.path(target)))
      }
    }
    for (arguments, message) in [
      (["select", good, "-o", output, "-f", "shard"], "does not write “shard”"),
      (["select", good, "-f", "turtle,jsonl"], "name a folder"),
      (["select", good, "-o", good], "is read as"),
      (["view", good, "-o", scratch.path("page.ttl")], "“.ttl” is no extension of html"),
      (
        ["convert", good, "--to", "turtle", "--base", "http://e/"], "--base is for RDF of any kind"
      ),
      (["convert", good, "--to", "turtle", "--keep-going"], "--keep-going is for RDF of any kind"),
      (["convert", good, "--to", "turtle", "--every-status"], "--every-status needs"),
    ] {
      let run = try Tool.run(Tool.executable.path, arguments)
      #expect(run.status == 64 && run.output.isEmpty, "\(arguments): \(run.messages)")
      #expect(run.messages.contains(message), "\(arguments): \(run.messages)")
    }
  }
}
