import Foundation
import TestSupport
import Testing

/// Dumps that break off and pages with notes, from the command line to the graph.
@Suite struct `Documents` {
  private static let states = ["Türkiye", "Canada", "Norway", "Japan"]

  private static func page(_ state: String, _ number: Int) -> String {
    """
    <page><title>\(state) and Montenegro</title><ns>\(number == 3 ? 4 : 0)</ns><id>\(number)</id><revision><id>\(number)0</id>
    <timestamp>2024-01-02T03:04:05Z</timestamp><model>wikitext</model><text xml:space="preserve">\(state) established
    diplomatic relations with Montenegro on \(number + 2) July 2006. \(String(repeating: "More words. ", count: 60))
    </text></revision></page>

    """
  }

  private static let dump =
    "<mediawiki xml:lang=\"en\"><siteinfo><base>https://wiki.example/wiki/Main</base></siteinfo>\n"
    + states.enumerated().map { page($0.element, $0.offset + 1) }.joined() + "</mediawiki>\n"

  /// The dump up to the middle of its third page, by the extension of its file.
  private func cut(_ fileExtension: String) throws -> Data {
    let whole = Data(Self.dump.utf8)
    switch fileExtension {
    case "xml": return whole.prefix(whole.count * 6 / 10)
    case "xml.gz":
      let archive = try Tool.run("/usr/bin/env", ["gzip", "-c"], input: whole).output
      return archive.prefix(archive.count * 8 / 10)
    default:
      // bzip2 keeps what it reads in blocks; each of these is a stream of its own.
      let first = try Tool.run(
        "/usr/bin/env", ["bzip2", "-c"], input: whole.prefix(whole.count / 2))
      let second = try Tool.run(
        "/usr/bin/env", ["bzip2", "-c"], input: whole.suffix(whole.count / 2))
      return first.output + second.output.prefix(second.output.count / 2)
    }
  }

  @Test(arguments: ["xml", "xml.bz2", "xml.gz"])
  func `of a dump that breaks off the pages before are in the graph, and the exit code is 1`(
    _ fileExtension: String
  ) throws {
    let scratch = try Scratch()
    let file = try scratch.file("dump." + fileExtension, try cut(fileExtension))
    let run = try Tool.run("extract", file, "--output", "-", "--format", "jsonl")
    let statements = String(decoding: run.output, as: UTF8.self)
    #expect(run.status == 1)
    #expect(statements.contains("Türkiye established diplomatic relations"), "\(run.messages)")
    #expect(!statements.contains("Japan established"))
    #expect(run.messages.contains("dump.\(fileExtension):"))
    #expect(run.messages.contains("it breaks off after the page “"), "\(run.messages)")
    let isArchive = fileExtension != "xml"
    #expect(run.messages.contains("the archive is damaged or cut off near its byte") == isArchive)
  }

  @Test func `without the program that decodes on all cores a dump is the same`() throws {
    let scratch = try Scratch()
    let archive = try Tool.run("/usr/bin/env", ["bzip2", "-c"], input: Data(Self.dump.utf8)).output
    let file = try scratch.file("dump.xml.bz2", archive)
    let program = try Tool.run("/bin/sh", ["-c", "command -v bzip2"])
    let path = String(decoding: program.output, as: UTF8.self).trimmingCharacters(
      in: .whitespacesAndNewlines)
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("bzip2"), withDestinationPath: path)
    let with = try Tool.run("read", "--json", file)
    let without = try Tool.run(
      "/usr/bin/env",
      ["PATH=" + scratch.url.path, Tool.executable.path, "read", "--json", file])
    #expect(with.status == 0 && without.status == 0)
    #expect(!with.output.isEmpty && with.output == without.output)
    let neither = try Tool.run(
      "/usr/bin/env", ["PATH=/nonexistent", Tool.executable.path, "read", file])
    #expect(neither.status == 2)
    #expect(neither.messages.contains("none of the programs that decompress it is installed"))
  }

  @Test func `titles and namespaces choose the pages of a dump`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("dump.xml", Self.dump)
    func titles(_ options: String...) throws -> [String] {
      let run = try Tool.run(Tool.executable.path, ["read", file] + options)
      return String(decoding: run.output, as: UTF8.self).split(separator: "\n")
        .filter { $0.hasPrefix("title") }.map { String($0.dropFirst(9).prefix(6)) }
    }
    #expect(try titles() == ["Türkiy", "Canada", "Japan "])
    #expect(try titles("--titles", "^(Canada|Norway)") == ["Canada"])
    #expect(try titles("--namespace", "4") == ["Norway"])
    #expect(try titles("--namespace", "0", "--namespace", "4").count == 4)
  }

  @Test func `the notes of a web page are citations of what it says`() throws {
    let scratch = try Scratch()
    let file = try scratch.file(
      "page.html",
      """
      <!DOCTYPE html><html lang="en"><head><title>Foreign relations of Montenegro - Wiki</title></head><body>
      <nav>Menu</nav><main><h1>Foreign relations of Montenegro</h1>
      <h2>Diplomatic relations</h2>
      <p>Canada established diplomatic relations with Montenegro on 5 September 2006.<sup
      class="reference"><a href="#cite_note-1">[1]</a></sup></p>
      <table class="wikitable"><tr><th>#</th><th>Country</th><th>Date</th></tr>
      <tr><td>1</td><td><a href="/wiki/Norway" title="Norway">Norway</a></td><td>21 June 2006<sup
      class="reference"><a href="#cite_note-2">[2]</a></sup></td></tr>
      <tr><td>2</td><td><a href="/wiki/Japan" title="Japan">Japan</a></td><td>24 July 2006</td></tr></table>
      <ol class="references">
      <li id="cite_note-1"><a href="#ref1">^</a> <cite><a href="https://canada.example/me">"Canada and Montenegro"</a></cite><span
      class="Z3988" title="rft.atitle=Canada+and+Montenegro&amp;rft.pub=Government&amp;rft.date=2010-05-01"></span></li>
      <li id="cite_note-2"><a href="#ref2">^</a> <a href="https://norway.example/me">List of treaties</a></li>
      </ol></main></body></html>
      """)
    let run = try Tool.run("extract", file, "--output", "-", "--format", "jsonl")
    #expect(run.status == 0, "\(run.messages)")
    let lines = String(decoding: run.output, as: UTF8.self).split(separator: "\n")
    let canada = lines.filter {
      $0.contains("diplomaticRelationsWith") && $0.contains("2006-09-05")
    }
    let norway = lines.filter {
      $0.contains("diplomaticRelationsWith") && $0.contains("2006-06-21")
    }
    let japan = lines.filter { $0.contains("diplomaticRelationsWith") && $0.contains("2006-07-24") }
    #expect(canada.count == 1 && norway.count == 1 && japan.count == 1, "\(lines)")
    #expect(canada.first?.contains("https://canada.example/me") == true)
    #expect(canada.first?.contains("2010-05-01") == true)
    #expect(norway.first?.contains("https://norway.example/me") == true)
    #expect(japan.first?.contains("example") == false)
    let turtle = try Tool.run("extract", file, "--output", "-", "--format", "turtle")
    #expect(String(decoding: turtle.output, as: UTF8.self).contains("https://norway.example/me"))
  }

  @Test(arguments: [
    ("''[[Canada]]'' and [[Japan]]", "Canada and Japan"),
    ("<!DOCTYPE html><title>x</title><p>Canada and Japan</p>", "Canada and Japan"),
    ("{\"text\": \"Canada and Japan\"}\n", "Canada and Japan"),
    ("= Title =\nCanada and Japan\n", "Canada and Japan"),
  ])
  func `standard input tells its format by its first bytes`(
    _ source: String, _ words: String
  ) throws {
    let run = try Tool.run("read", "-", input: Data(source.utf8))
    #expect(run.status == 0)
    let plain = String(decoding: run.output, as: UTF8.self).filter { $0 != "⟦" && $0 != "⟧" }
    #expect(plain.contains("¶ \(words)\n"), "\(plain)")
  }
}
