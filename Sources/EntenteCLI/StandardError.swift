import EntenteBytes
import Glibc
import Synchronization

/// The stream for everything that is said to a person.
struct StandardError: TextOutputStream {
  /// Whether a person is looking: progress is drawn only then.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether the last line says how far a run is, and makes room for whatever is said.
  private static let hasLine = Mutex(false)
  private static let cleared = "\r\u{1B}[K"

  mutating func write(_ string: String) {
    Self.hasLine.withLock { hasLine in
      Self.put(hasLine ? Self.cleared + string : string)
      hasLine = false
    }
  }

  /// Draws a line over the last one that was drawn.
  static func show(line: String) {
    hasLine.withLock { hasLine in
      put(cleared + VisibleText.escaped(line).prefix(78))
      hasLine = true
    }
  }

  /// Takes away the line that was drawn.
  static func endLine() {
    hasLine.withLock { hasLine in
      if hasLine { put(cleared) }
      hasLine = false
    }
  }

  private static func put(_ string: String) {
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
