import Foundation
import TestSupport
import Testing

@Suite struct `Bad input` {
  private let good = "Canada is a member of NATO.\n"

  @Test func `a missing file is named and the others go through`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("good.txt", good)
    let run = try Tool.run(
      "extract", scratch.path("missing.txt"), file, "--output", scratch.path("out"))
    #expect(run.status == 1)
    #expect(run.messages.contains("missing.txt: error: there is no such file or folder"))
    #expect(FileManager.default.fileExists(atPath: scratch.path("out/graph.ttl")))
  }

  @Test func `nothing to read ends with 2 and leaves what was there`() throws {
    let scratch = try Scratch()
    let folder = scratch.url.appending(path: "out")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = try scratch.file("out/graph.ttl", "# the graph of yesterday\n")
    let run = try Tool.run("extract", scratch.path("missing.txt"), "--output", folder.path)
    #expect(run.status == 2)
    let kept = try String(contentsOf: folder.appending(path: "graph.ttl"), encoding: .utf8)
    #expect(kept == "# the graph of yesterday\n")
  }

  @Test func `a folder with nothing readable says so`() throws {
    let scratch = try Scratch()
    let run = try Tool.run("extract", scratch.url.path, "--output", scratch.path("out"))
    #expect(run.status == 2)
    #expect(run.messages.contains("the folder holds nothing that Entente reads"))
  }

  @Test(arguments: [
    ("empty.txt", Data(), "empty"),
    (
      "latin.txt", Data("Montr\u{E9}al is in Canada.\n".unicodeScalars.map { UInt8($0.value) }),
      ":1:6: error:"
    ),
    (
      "picture.txt", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]), "an image"
    ),
  ])
  func `a file that is no text is refused with its place`(
    name: String, bytes: Data, message: String
  ) throws {
    let scratch = try Scratch()
    let bad = try scratch.file(name, bytes)
    let file = try scratch.file("good.txt", good)
    let run = try Tool.run("extract", bad, file, "--output", scratch.path("out"))
    #expect(run.status == 1)
    #expect(run.messages.contains(name) && run.messages.contains(message), "\(run.messages)")
    #expect(FileManager.default.fileExists(atPath: scratch.path("out/graph.ttl")))
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func `text in UTF-16 with a byte-order mark is read`(encoding: String.Encoding) throws {
    let scratch = try Scratch()
    let text = "\u{FEFF}Türkiye established diplomatic relations with Montenegro on 3 July 2006.\n"
    let file = try scratch.file("page.txt", try #require(text.data(using: encoding)))
    let run = try Tool.run("extract", file, "--output", "-", "--format", "jsonl")
    #expect(run.status == 0)
    #expect(String(decoding: run.output, as: UTF8.self).contains("diplomaticRelationsWith"))
  }

  @Test func `a single line of 100 MB goes through where the limit allows it`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("line.txt", Data(repeating: UInt8(ascii: "x"), count: 100_000_000))
    let refused = try Tool.run("extract", file, "--output", "-", "--format", "ntriples")
    #expect(refused.status == 2)
    #expect(refused.messages.contains("line.txt: error: the file is larger than 64 MB"))
    let run = try Tool.run(
      "extract", file, "--output", "-", "--format", "ntriples", "--max-document", "128")
    #expect(run.status == 0)
    #expect(!run.messages.contains("Fatal"))
  }

  @Test func `a record larger than the limit is one located error, and the next one is read`()
    throws
  {
    let scratch = try Scratch()
    var records = Data("{\"id\": \"a\", \"text\": \"".utf8)
    records.append(Data(repeating: UInt8(ascii: "x"), count: 200_000_000))
    records.append(Data("\"}\n{\"id\": \"b\", \"text\": \"Canada is a member of NATO.\"}\n".utf8))
    let file = try scratch.file("records.jsonl", records)
    let run = try Tool.run("extract", file, "--output", "-", "--format", "jsonl", "--quiet")
    #expect(run.status == 1)
    #expect(
      run.messages.hasSuffix(
        "records.jsonl:1: error: the line is longer than 64 MB, the limit of --max-document; it is passed over\n"
      ),
      "\(run.messages)")
    #expect(String(decoding: run.output, as: UTF8.self).contains("\"document\": \"b\""))
  }

  @Test func `a folder that cannot be written ends with 2`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("good.txt", good)
    let run = try Tool.run("extract", file, "--output", "/proc/entente")
    #expect(run.status == 2)
    #expect(run.messages.contains("error: cannot write /proc/entente"))
  }

  @Test func `a full disk ends with 2`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("good.txt", good)
    let run = try Tool.run(
      "/bin/sh",
      [
        "-c", "exec \"$0\" extract \"$1\" --output - --format turtle >/dev/full",
        Tool.executable.path, file,
      ])
    #expect(run.status == 2)
    #expect(run.messages.contains("No space left"))
  }

  @Test func `an unknown format is named with those that exist`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("good.txt", good)
    let run = try Tool.run("extract", file, "--format", "turtel")
    #expect(run.status == 64)
    #expect(run.messages.contains("“turtel”") && run.messages.contains("turtle"))
  }
}
