import Foundation
import TestSupport

/// The scripts that read with parsers which share no code with the project. Tests of them have the trait `.python`.
struct PythonOracle {
  private let interpreter = Folder.project.appending(path: ".venv/bin/python")

  /// Runs a script of `Tests/Oracles`; returns what it prints, which is empty if all is well.
  func run(_ script: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = interpreter
    process.arguments =
      [Folder.project.appending(path: "Tests/Oracles/" + script).path] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    return process.terminationStatus == 0 ? text : text + "exit \(process.terminationStatus)"
  }
}
