import Foundation
import TestSupport
import Testing

/// Pages that the tool wrote, in a real browser.
@Suite struct `What a reader of a page can do` {
  private func run(_ script: String, _ arguments: String...) throws -> Tool.Outcome {
    try Tool.run(
      Folder.project.appending(path: ".venv/bin/python").path,
      [Folder.project.appending(path: "Tests/Page/" + script).path] + arguments)
  }

  @Test(.shared("corpus/wiki"), .chromium)
  func `the tasks of a reader, by keys and pointer, on pages of states`() throws {
    let names = ["Afghanistan", "Iceland", "Kosovo", "Montenegro", "Serbia", "Slovenia"]
    let pages = names.map { Folder.shared("corpus/wiki/Foreign relations of \($0).wiki").path }
    let scratch = try Scratch()
    let page = scratch.path("graph.html")
    let made = try Tool.run(Tool.executable.path, ["extract", "--output", page] + pages)
    try #require(made.status == 0, "\(made.messages)")
    let done = try run("tasks.py", page)
    #expect(done.status == 0, "\(String(decoding: done.output, as: UTF8.self))\(done.messages)")
  }

  @Test func `a page holds what the lines of the same run hold`() throws {
    let scratch = try Scratch()
    let made = try Tool.run(
      "extract", Folder.project.appending(path: "Samples").path, "--output", scratch.url.path,
      "--format", "html,jsonl")
    try #require(made.status == 0, "\(made.messages)")
    let compared = try run("contents.py", scratch.path("graph.html"), scratch.path("graph.jsonl"))
    #expect(compared.status == 0, "\(compared.messages)")
  }
}
