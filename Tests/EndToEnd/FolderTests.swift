import Foundation
import TestSupport
import Testing

/// What a folder may hold beside good files: no document is lost without a word.
@Suite struct `A folder` {
  private static let good = "Canada is a member of NATO.\n"

  private func shell(_ script: String, _ arguments: String...) throws -> Tool.Outcome {
    try Tool.run("/bin/sh", ["-c", script, Tool.executable.path] + arguments)
  }

  /// A folder with a good file, in which a script puts something, and how `extract --quiet` reads it.
  private func extract(
    with script: String, prefix: String = ""
  ) throws -> (run: Tool.Outcome, jsonl: String) {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: "in"), withIntermediateDirectories: true)
    _ = try scratch.file("in/good.txt", Self.good)
    let made = try Tool.run("/bin/bash", ["-c", "cd \"$1\"; \(script)", "x", scratch.path("in")])
    #expect(made.status == 0, "\(made.messages)")
    let run = try shell(
      "\(prefix) exec \"$0\" extract \"$1\" --quiet --format jsonl --output -", scratch.path("in"))
    return (run, String(decoding: run.output, as: UTF8.self))
  }

  @Test(arguments: [
    ("printf 'Montr\\xe9al is in Canada.\\n' > latin.txt", "latin.txt:1:6: error: the byte 0xE9"),
    ("ln -s nowhere link.txt", "link.txt: error: the link leads nowhere"),
    ("ln -s link.txt link.txt", "link.txt: error: too many levels of symbolic links"),
    ("printf '%%PDF-1.7\\n' > a.pdf", "a.pdf: error: this is not text: it is a PDF"),
    ("printf '\\x1f\\x8b\\x08\\x00' > a.txt", "a.txt: error: this is not text: it is compressed"),
    ("printf '\\xff\\xfeA' > a.txt", "a.txt: error: the file begins as UTF-16"),
    ("ln -s /proc/self/mem mem.txt", "mem.txt: error: input/output error"),
  ])
  func `holding a file that cannot be read ends with 1, and the others are read`(
    _ script: String, _ message: String
  ) throws {
    let (run, statements) = try extract(with: script)
    #expect(run.status == 1)
    #expect(run.messages.contains(message), "\(run.messages)")
    #expect(statements.contains("memberOf"))
  }

  @Test func `holding what nobody may open ends with 1`() throws {
    let scratch = try Scratch()
    for name in ["in", "in/closed"] {
      try FileManager.default.createDirectory(
        at: scratch.url.appending(path: name), withIntermediateDirectories: true)
    }
    _ = try scratch.file("in/good.txt", Self.good)
    _ = try scratch.file("in/secret.txt", Self.good)
    let run = try shell(
      """
      chmod 755 "$1" "$1/in"; chmod 000 "$1/in/secret.txt" "$1/in/closed"
      if [ "$(id -u)" = 0 ]; then set -- "$1" setpriv --reuid=65534 --regid=65534 --clear-groups; fi
      folder=$1; shift; "$@" "$0" extract "$folder/in" --quiet --format jsonl --output -
      status=$?; chmod 755 "$folder/in/closed"; exit $status
      """, scratch.url.path)
    #expect(run.status == 1)
    #expect(run.messages.contains("in/secret.txt: error: permission denied"), "\(run.messages)")
    #expect(run.messages.contains("in/closed: error: permission denied"), "\(run.messages)")
    #expect(!run.output.isEmpty)
  }

  @Test(arguments: [
    ("mkfifo pipe.txt", "pipe.txt: warning: passed over: it is a device, a pipe or a socket"),
    ("ln -s /dev/zero zero.txt", "zero.txt: warning: passed over: it is a device"),
    ("printf '\\x89PNG\\r\\n\\x1a\\n' > a.png", "a.png: warning: passed over: it is an image"),
    ("touch empty.txt", "empty.txt: warning: passed over: the file is empty"),
    ("ln -s . again", "again: warning: passed over: the folder has been read under another name"),
  ])
  func `holding what is no document is told, and ends with 0`(
    _ script: String, _ message: String
  ) throws {
    let (quiet, statements) = try extract(with: script)
    #expect(quiet.status == 0)
    #expect(quiet.messages.isEmpty)
    let told = statements.split(separator: "\n").filter {
      $0.contains("\"relation\": \"memberOf\"")
    }
    #expect(told.count == 1)
    let scratch = try Scratch()
    _ = try scratch.file("good.txt", Self.good)
    _ = try Tool.run("/bin/bash", ["-c", "cd \"$1\"; \(script)", "x", scratch.url.path])
    let run = try Tool.run("extract", scratch.url.path, "--format", "jsonl", "--output", "-")
    #expect(run.status == 0)
    #expect(run.messages.contains(message), "\(run.messages)")
  }

  @Test func `may have names that are not UTF-8, and so may arguments`() throws {
    let name = "$'caf\\xe9 \\xf4\\x8f\\xbf\\xa9.txt'"
    let (run, statements) = try extract(
      with: "mkdir $'b\\xff'; echo 'Norway is a member of NATO.' > $'b\\xff'/\(name)")
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      statements.contains("\"document\": \"b\\\\xFF/caf\\\\xE9 \\\\xF4\\\\x8F\\\\xBF\\\\xA9.txt\""))
    let scratch = try Scratch()
    let named = try Tool.run(
      "/bin/bash",
      [
        "-c",
        """
        cd "$1"; echo 'Norway is a member of NATO.' > \(name)
        "$0" extract \(name) --output $'out\\xe9.jsonl' && cat $'out\\xe9.jsonl'; "$0" read $'missing\\xe9'
        """, Tool.executable.path, scratch.url.path,
      ])
    #expect(String(decoding: named.output, as: UTF8.self).contains("Norway is a member of NATO."))
    #expect(named.messages.contains("missing\\xE9: error: there is no such file"))
  }

  @Test func `in which the system has no more descriptors ends with 1 or 2 and a message`() throws {
    for limit in 4...20 {
      let (run, _) = try extract(
        with: "mkdir -p a/b/c; cp good.txt a/b/c/d.txt", prefix: "ulimit -n \(limit);")
      #expect(run.signal == nil && [0, 1, 2].contains(run.status), "\(limit): \(run.status)")
      #expect(run.status == 0 || run.messages.contains("error:"), "\(limit)")
      #expect(!run.messages.contains("broke off"), "\(limit)")
    }
  }

  @Test(arguments: [100, 150, 200, 300, 400, 600])
  func `in little memory is read, or it is said why not`(_ megabytes: Int) throws {
    let (run, _) = try extract(with: "true", prefix: "ulimit -v \(megabytes << 10);")
    #expect(run.signal == nil && [0, 2].contains(run.status), "\(megabytes): \(run.status)")
    #expect(run.status == 0 || run.messages.contains("error: the memory of a process is limited"))
  }

  @Test func `is not read by more tasks than there may be`() throws {
    let run = try Tool.run("extract", "x", "--jobs", "9223372036854775807")
    #expect(run.status == 64)
    #expect(run.messages.contains("--jobs takes a number from 1 to 1024"))
  }

  @Test func `that holds an export of Entente is read without it, and that is told`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("good.txt", Self.good)
    let first = try Tool.run("extract", file, "--output", scratch.url.path)
    #expect(first.status == 0, "\(first.messages)")
    let run = try Tool.run(
      "extract", scratch.url.path, "--format", "jsonl", "--output", "-")
    #expect(run.status == 0, "\(run.messages)")
    let lines = String(decoding: run.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.filter { $0.contains("\"relation\": \"memberOf\"") }.count == 1)
    #expect(
      run.messages.contains(
        "warning: passed over: the files that manifest.json lists are an export of Entente"))
    #expect(run.messages.contains("documents 1"))
  }
}
