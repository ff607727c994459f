import Foundation
import TestSupport
import Testing

/// What commands print for people: all of it, or a message; and nothing that a terminal would obey.
@Suite struct `What is printed` {
  private static let text = "Canada joined NATO in 1949. Norway recognised Kosovo in 2008.\n"

  private static let commands = [
    ["read"], ["read", "--json"], ["mentions"], ["explain", "--in"], ["parse"],
    ["explain", "--find", "Canada", "--in"],
  ]

  private func shell(_ script: String, _ arguments: [String]) throws -> Tool.Outcome {
    try Tool.run("/bin/sh", ["-c", script, Tool.executable.path] + arguments)
  }

  @Test(arguments: commands)
  func `to a full disk is a message and ends with 2`(_ command: [String]) throws {
    let scratch = try Scratch()
    let file = try scratch.file("page.txt", Self.text)
    let run = try shell("exec \"$0\" \"$@\" >/dev/full", command + [file])
    #expect(run.status == 2)
    #expect(run.messages.contains("entente: error: cannot write standard output: No space left"))
  }

  @Test(arguments: commands)
  func `to a pipe that nobody reads is a message and ends with 2`(_ command: [String]) throws {
    let scratch = try Scratch()
    let file = try scratch.file(
      "page.txt", String(repeating: Self.text + "\n", count: command == ["parse"] ? 20 : 400))
    let run = try shell(
      "{ sleep 1; \"$0\" \"$@\"; echo \"exit $?\" >&2; } | true", command + [file])
    #expect(run.messages.contains("standard output: Broken pipe"), "\(run.messages)")
    #expect(run.messages.contains("exit 2"))
  }

  @Test(arguments: [["read"], ["explain", "Canada joined NATO."], ["--help"]])
  func `to an output that is closed ends with 2`(_ command: [String]) throws {
    let scratch = try Scratch()
    let file = try scratch.file("page.txt", Self.text)
    let run = try shell(
      "exec \"$0\" \"$@\" >&-", command == ["read"] ? command + [file] : command)
    #expect(run.status == 2)
    #expect(run.messages.contains("standard output: Bad file descriptor"), "\(run.messages)")
  }

  /// ESC, BEL, a C1 control, a mark that turns the direction of writing, a line break.
  private static let hostile = "\u{1B}[2J\u{07}\u{9B}31m\u{202E}\nforged"

  private func expectTame(
    _ bytes: Data, allowingSentences: Bool = false, at location: SourceLocation = #_sourceLocation
  ) {
    let obeyed: Set<Unicode.Scalar> = ["\u{1B}", "\u{07}", "\u{9B}", "\u{202E}"]
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.unicodeScalars.contains { obeyed.contains($0) }, sourceLocation: location)
    let forged = text.split(separator: "\n").contains { $0.hasPrefix("forged") }
    #expect(!forged || allowingSentences, sourceLocation: location)
  }

  @Test(arguments: [["read"], ["mentions"], ["explain", "--in"]])
  func `of hostile names and texts is shown escaped`(_ command: [String]) throws {
    let scratch = try Scratch()
    let record = try JSONSerialization.data(withJSONObject: [
      "id": "id" + Self.hostile, "title": "title" + Self.hostile,
      "html": "<p>Canada\(Self.hostile) joined NATO\(Self.hostile) in 1949.</p>",
    ])
    let file = try scratch.file("page.jsonl", record)
    let run = try Tool.run(Tool.executable.path, command + [file])
    #expect(run.status == 0)
    #expect(!run.output.isEmpty)
    // Behind a line break a sentence may begin, which `explain` shows on a line of its own.
    expectTame(run.output, allowingSentences: command[0] == "explain")
    expectTame(Data(run.messages.utf8))
  }

  @Test(arguments: [
    ["read"], ["extract"], ["mentions"], ["parse"], ["convert"], ["draw"], ["explain", "--in"],
    ["explain", "x", "--patterns"], ["explain", "x", "--gazetteer"], ["extract", "x", "--format"],
  ])
  func `of a hostile file's name in a message is shown escaped`(_ command: [String]) throws {
    let run = try Tool.run(Tool.executable.path, command + ["missing" + Self.hostile])
    #expect(run.status != 0)
    #expect(run.messages.contains("missing\\u{1B}[2J"), "\(run.messages)")
    expectTame(Data(run.messages.utf8))
  }

  @Test func `on a terminal is escaped even where it is a graph`() throws {
    let scratch = try Scratch()
    let file = try scratch.file(
      "graph.nt", "<http://e/s> <http://e/p> \"rtl \u{202E} and \u{9B}31m\" .\n")
    // `script` runs the tool on a terminal of its own.
    let command = "'\(Tool.executable.path)' convert '\(file)' --to ntriples"
    let run = try Tool.run("/usr/bin/env", ["script", "-qec", command, "/dev/null"])
    #expect(run.status == 0)
    #expect(String(decoding: run.output, as: UTF8.self).contains("rtl \\u{202E}"))
    expectTame(run.output)
    let piped = try Tool.run("convert", file, "--to", "ntriples")
    #expect(String(decoding: piped.output, as: UTF8.self).contains("\u{202E}"))
  }
}
