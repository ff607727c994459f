import Foundation
import TestSupport
import Testing

/// What may go wrong with the place that a graph is written to. In every case a message, the exit code, the
/// file of before, and nothing beside it.
@Suite struct `A failed export` {
  private static let good = "# the graph of yesterday\n"
  private static let triples = (0..<60_000).map {
    "<http://e/s\($0)> <http://e/p> \"object \($0)\" .\n"
  }
  .joined()

  /// A folder with a good file in it, and what must still be so at the end.
  private func expectUntouched(_ folder: URL, at location: SourceLocation = #_sourceLocation) throws
  {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names == ["graph.ttl"], sourceLocation: location)
    let text = try String(contentsOf: folder.appending(path: "graph.ttl"), encoding: .utf8)
    #expect(text == Self.good, sourceLocation: location)
  }

  private func folder(_ scratch: Scratch) throws -> URL {
    let folder = scratch.url.appending(path: "out")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.good.write(
      to: folder.appending(path: "graph.ttl"), atomically: true, encoding: .utf8)
    return folder
  }

  private func shell(_ script: String, _ arguments: String...) throws -> Tool.Outcome {
    try Tool.run("/bin/sh", ["-c", script, Tool.executable.path] + arguments)
  }

  @Test func `for a full disk`() throws {
    let scratch = try Scratch()
    let folder = try folder(scratch)
    let input = try scratch.file("graph.nt", Self.triples)
    // A limit to the size of files fails a write as a full disk does, on any machine.
    let run = try shell(
      "trap '' XFSZ; ulimit -f 100; exec \"$0\" convert \"$1\" --output \"$2\"", input,
      folder.path + "/graph.ttl")
    #expect(run.status == 2)
    #expect(run.messages.contains("error: cannot write"), "\(run.messages)")
    try expectUntouched(folder)
    let device = try shell("exec \"$0\" convert \"$1\" --to turtle >/dev/full", input)
    #expect(device.status == 2)
    #expect(device.messages.contains("standard output: No space left"))
  }

  @Test func `of several formats of which one has no room`() throws {
    let scratch = try Scratch()
    let folder = try folder(scratch)
    let input = try scratch.file("graph.nt", Self.triples)
    // The Turtle would fit, the N-Triples and the RDF/XML do not.
    let run = try shell(
      "trap '' XFSZ; ulimit -f 4200; exec \"$0\" convert \"$1\" --to turtle,ntriples,rdfxml -o \"$2\"",
      input, folder.path)
    #expect(run.status == 2, "\(run.messages)")
    try expectUntouched(folder)
  }

  @Test func `for a pipe that nobody reads`() throws {
    let scratch = try Scratch()
    let input = try scratch.file("graph.nt", Self.triples)
    let run = try shell(
      "{ \"$0\" convert \"$1\" --to turtle; echo \"exit $?\" >&2; } | head -c 10", input)
    #expect(run.messages.contains("standard output: Broken pipe"), "\(run.messages)")
    #expect(run.messages.contains("exit 2"))
  }

  @Test func `for a folder that is read-only`() throws {
    let scratch = try Scratch()
    let folder = try folder(scratch)
    let input = try scratch.file("graph.nt", Self.triples)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    }
    // The superuser may write everywhere: nobody runs the tool then.
    let run = try shell(
      """
      if [ "$(id -u)" = 0 ]; then set -- "$@" setpriv --reuid=65534 --regid=65534 --clear-groups; fi
      input=$1 output=$2; shift 2; exec "$@" "$0" convert "$input" --output "$output"
      """, input, folder.path + "/graph.ttl")
    #expect(run.status == 2)
    #expect(run.messages.contains("graph.ttl: Permission denied"), "\(run.messages)")
    try expectUntouched(folder)
  }

  @Test(arguments: ["TERM", "INT", "KILL"])
  func `that was stopped`(signal: String) throws {
    let scratch = try Scratch()
    let folder = try folder(scratch)
    let input = try scratch.file("graph.nt", Self.triples)
    // The input never ends, so that the tool is at work when the signal comes.
    let run = try shell(
      """
      mkfifo "$2/pipe"; { cat "$1"; sleep 3; } >"$2/pipe" & feeder=$!
      env --default-signal "$0" convert - --from ntriples --output "$2/out/graph.ttl" <"$2/pipe" & tool=$!
      sleep 1; ls -A "$2/out" >&2; kill -\(signal) $tool; wait $tool; echo "exit $?" >&2; kill $feeder
      """, input, scratch.url.path)
    #expect(run.messages.contains("exit 1"), "\(run.messages)")
    try expectUntouched(folder)
  }

  @Test func `into a folder that does not exist, or onto one`() throws {
    let scratch = try Scratch()
    let folder = try folder(scratch)
    let input = try scratch.file("graph.nt", Self.triples)
    let missing = try Tool.run("convert", input, "--output", scratch.path("no/graph.ttl"))
    #expect(missing.status == 2)
    #expect(missing.messages.contains("/no: No such file or directory"))
    let drawing = try Tool.run("draw", input, "--output", folder.path)
    #expect(drawing.status == 2)
    #expect(drawing.messages.contains("Is a directory"))
    try expectUntouched(folder)
  }

  @Test func `for a format that does not exist`() throws {
    let scratch = try Scratch()
    let input = try scratch.file("graph.nt", "<http://e/s> <http://e/p> \"o\" .\n")
    let run = try Tool.run("convert", input, "--to", "turtel")
    #expect(run.status == 64)
    #expect(run.messages.contains("“turtel”") && run.messages.contains("turtle"))
    let both = try Tool.run("convert", input, "--to", "turtle,rdfxml", "--output", "-")
    #expect(both.status == 64)
  }

  @Test func `for a syntax error, at its line and column`() throws {
    let scratch = try Scratch()
    let folder = try folder(scratch)
    let input = try scratch.file("bad.nt", Self.triples + "<http://e/s> <http://e/p> oops .\n")
    let run = try Tool.run("convert", input, "--output", folder.path + "/graph.ttl")
    #expect(run.status == 2)
    #expect(run.messages.contains("bad.nt:60001:27: error:"), "\(run.messages)")
    try expectUntouched(folder)
  }
}
