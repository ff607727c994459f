import Foundation
import TestSupport
import Testing

/// Where graphs are written: nothing of somebody else's is replaced, and what is replaced keeps what it was.
@Suite struct `An output` {
  private static let text = "Canada is a member of NATO.\n"

  private func shell(_ script: String, _ arguments: String...) throws -> Tool.Outcome {
    try Tool.run("/bin/bash", ["-c", script, Tool.executable.path] + arguments)
  }

  @Test(arguments: [
    ("page.txt --output page.txt --format ntriples", "“.txt” is no extension"),
    ("page.txt --output page.nt --contradictions page.nt", "page.nt and page.nt are one file"),
    ("page.txt --output out --contradictions out/graph.ttl", "graph.ttl and out/graph.ttl are one"),
    ("page.txt --output out --contradictions page.txt", "page.txt is read as page.txt"),
    ("page.txt --output out --contradictions link.tsv", "link.tsv is read as page.txt"),
    ("page.txt --output out --contradictions hard.tsv", "hard.tsv is read as page.txt"),
    ("page.txt --output out --gazetteer own.tsv --contradictions own.tsv", "is read as own.tsv"),
  ])
  func `that would replace an input or another output is refused before anything is read`(
    _ arguments: String, _ message: String
  ) throws {
    let scratch = try Scratch()
    _ = try scratch.file("page.txt", Self.text)
    _ = try scratch.file("own.tsv", "id\tkind\tlabel\n")
    let run = try shell(
      "cd \"$1\"; ln -s page.txt link.tsv; ln page.txt hard.tsv; exec \"$0\" extract \(arguments)",
      scratch.url.path)
    #expect(run.status == 64)
    #expect(run.messages.contains(message), "\(run.messages)")
    #expect(try String(contentsOfFile: scratch.path("page.txt"), encoding: .utf8) == Self.text)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
  }

  @Test func `of a conversion that is its input is refused`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("graph.nt", "<http://e/s> <http://e/p> \"o\" .\n")
    let run = try Tool.run("convert", file, "--output", file)
    #expect(run.status == 64)
    #expect(run.messages.contains("graph.nt is read as"), "\(run.messages)")
  }

  @Test func `keeps the mode of what it replaces, and the links to it`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("page.txt", Self.text)
    let run = try shell(
      """
      cd "$1"; mkdir out elsewhere; echo old > elsewhere/real.ttl; echo old > out/graph.rdf
      ln -s ../elsewhere/real.ttl out/graph.ttl; ln -s ../elsewhere/new.graphml out/graph.graphml
      chmod 640 out/graph.rdf; chmod 600 elsewhere/real.ttl; umask 022
      "$0" extract page.txt --output out || exit 9
      stat -c '%a %F' out/graph.rdf elsewhere/real.ttl out/graph.ttl elsewhere/new.graphml out/manifest.json
      head -c 7 elsewhere/real.ttl; ls -A out elsewhere
      """, scratch.url.path)
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      String(decoding: run.output, as: UTF8.self) == """
        640 regular file
        600 regular file
        777 symbolic link
        644 regular file
        644 regular file
        @prefixelsewhere:
        new.graphml
        real.ttl

        out:
        graph.graphml
        graph.rdf
        graph.ttl
        manifest.json

        """, "\(String(decoding: run.output, as: UTF8.self))")
    _ = file
  }

  @Test func `may be a device, a pipe or an open descriptor`() throws {
    let scratch = try Scratch()
    _ = try scratch.file("page.txt", Self.text)
    let run = try shell(
      """
      cd "$1"; set -e
      "$0" extract page.txt -q --output /dev/null
      "$0" extract page.txt -q --output /dev/stdout --format ntriples > redirected.nt
      "$0" extract page.txt -q --output /dev/stdout --format ntriples | cat > piped.nt
      echo first > appended.nt; "$0" extract page.txt -q --output /dev/fd/3 --format ntriples 3>> appended.nt
      "$0" extract page.txt -q --output - --format ntriples > right.nt
      cmp right.nt redirected.nt; cmp right.nt piped.nt; tail -n +2 appended.nt | cmp right.nt -
      ls -A /dev | grep entente || true; ls -A
      """, scratch.url.path)
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      String(decoding: run.output, as: UTF8.self)
        == "appended.nt\npage.txt\npiped.nt\nredirected.nt\nright.nt\n")
  }

  @Test func `keeps the manifest right after one format is exported again`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("page.txt", Self.text)
    let out = scratch.path("out")
    #expect(try Tool.run("extract", file, "--output", out).status == 0)
    _ = try scratch.file("page.txt", "Norway is a member of NATO.\n")
    #expect(try Tool.run("extract", file, "--output", out, "--format", "turtle,jsonl").status == 0)
    try expectManifest(out, ["graph.graphml", "graph.jsonl", "graph.rdf", "graph.ttl"])
    let rdf = scratch.path("out/graph.rdf")
    #expect(try Tool.run("extract", file, "--output", rdf).status == 0)
    try expectManifest(out, ["graph.graphml", "graph.jsonl", "graph.rdf", "graph.ttl"])
    try FileManager.default.removeItem(atPath: rdf)
    #expect(try Tool.run("extract", file, "--output", out, "--format", "jsonl").status == 0)
    try expectManifest(out, ["graph.graphml", "graph.jsonl", "graph.ttl"])
  }

  /// Expects that the manifest of a folder names some files and has their lengths and digests.
  private func expectManifest(_ folder: String, _ names: [String]) throws {
    let program = """
      import hashlib, json, os, sys
      manifest = json.load(open(sys.argv[1] + "/manifest.json"))
      for file in manifest["files"]:
        data = open(os.path.join(sys.argv[1], file["name"]), "rb").read()
        assert len(data) == file["bytes"], file
        assert hashlib.sha256(data).hexdigest() == file["sha256"], file
      print(" ".join(sorted(file["name"] for file in manifest["files"])))
      """
    let run = try Tool.run("/usr/bin/env", ["python3", "-c", program, folder])
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      String(decoding: run.output, as: UTF8.self) == names.joined(separator: " ") + "\n")
  }

  @Test func `leaves a manifest of somebody else alone`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("page.txt", Self.text)
    let foreign = "{\"name\": \"my web app\"}\n"
    try FileManager.default.createDirectory(
      atPath: scratch.path("out"), withIntermediateDirectories: false)
    _ = try scratch.file("out/manifest.json", foreign)
    let run = try Tool.run("extract", file, "--output", scratch.path("out"))
    #expect(run.status == 2)
    #expect(run.messages.contains("manifest.json: a file of that name stands there that no export"))
    #expect(
      try String(contentsOfFile: scratch.path("out/manifest.json"), encoding: .utf8) == foreign)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out/graph.ttl")))
  }

  @Test func `is held against a second writer`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("page.txt", Self.text)
    // The first one waits for its input.
    let run = try shell(
      """
      mkfifo "$2/pipe"; mkdir "$2/out"
      "$0" extract - --output "$2/out" -q < "$2/pipe" & first=$!
      exec 3> "$2/pipe"; sleep 1
      "$0" extract "$1" --output "$2/out" -q; echo "second $?"
      echo 'Norway is a member of NATO.' >&3; exec 3>&-; wait $first; echo "first $?"
      "$0" extract "$1" --output "$2/out" -q; echo "third $?"
      """, file, scratch.url.path)
    #expect(String(decoding: run.output, as: UTF8.self) == "second 2\nfirst 0\nthird 0\n")
    #expect(run.messages.contains("another run of entente is writing there"), "\(run.messages)")
  }

  @Test func `folder that was made for nothing is taken away`() throws {
    let scratch = try Scratch()
    let run = try Tool.run(
      "extract", scratch.path("missing.txt"), "--output", scratch.path("a/b/c"))
    #expect(run.status == 2)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("a")))
  }
}
