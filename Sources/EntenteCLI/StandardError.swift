import EntenteBytes
import Glibc

/// The stream for everything that is said to a person.
struct StandardError: TextOutputStream {
  /// Whether a person is looking: progress is drawn only then.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  mutating func write(_ string: String) {
    var text = string
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let written = unsafe Glibc.write(
          STDERR_FILENO, bytes.baseAddress?.advanced(by: start), bytes.count - start)
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else { return }
        start += written
      }
    }
  }

  /// Writes one line; what a terminal would obey in it is escaped, line breaks too.
  static func say(_ line: String) {
    var stream = StandardError()
    stream.write(VisibleText.escaped(line) + "\n")
  }

  /// Writes lines, in which a line break is one.
  static func say(lines: String) {
    var stream = StandardError()
    stream.write(VisibleText.escaped(lines, .lines) + "\n")
  }
}
