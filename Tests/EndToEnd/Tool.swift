import Foundation
import TestSupport

/// The built tool, run as a person runs it.
struct Tool {
  struct Outcome {
    var status: Int32
    var output: Data
    var messages: String
  }

  static let executable = Folder.project.appending(path: ".build/release/entente")

  /// Runs the tool and waits for it.
  static func run(_ arguments: String..., input: Data? = nil) throws -> Outcome {
    try run(executable.path, arguments, input: input)
  }

  /// Runs any program; what it prints goes through files, so that no pipe fills up.
  static func run(_ program: String, _ arguments: [String], input: Data? = nil) throws -> Outcome {
    let folder = try Scratch()
    let output = folder.url.appending(path: "output")
    let messages = folder.url.appending(path: "messages")
    let source = folder.url.appending(path: "input")
    for file in [output, messages] { try Data().write(to: file) }
    try (input ?? Data()).write(to: source)
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try Data(contentsOf: output),
      messages: String(decoding: try Data(contentsOf: messages), as: UTF8.self))
  }

  /// Runs a Python program with the readers that `make venv` installs.
  static func python(_ program: String, _ arguments: String...) throws -> Outcome {
    try run(Folder.project.appending(path: ".venv/bin/python").path, ["-c", program] + arguments)
  }
}

/// A folder that goes away with the test.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Writes a file and returns its path.
  func file(_ name: String, _ bytes: Data) throws -> String {
    let file = url.appending(path: name)
    try bytes.write(to: file)
    return file.path
  }

  func file(_ name: String, _ text: String) throws -> String {
    try file(name, Data(text.utf8))
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  deinit { try? FileManager.default.removeItem(at: url) }
}
