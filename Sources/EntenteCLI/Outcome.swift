import ArgumentParser

/// How a run ended, as the exit code that the help documents.
enum Outcome: Int32, Comparable {
  case complete = 0
  /// Some input could not be read; the rest was processed and written.
  case partial = 1
  /// Nothing could be read, or the output could not be written.
  case failed = 2

  static func < (a: Outcome, b: Outcome) -> Bool { a.rawValue < b.rawValue }

  /// Ends the command with this code.
  func end() throws {
    if self != .complete { throw ExitCode(rawValue) }
  }
}
