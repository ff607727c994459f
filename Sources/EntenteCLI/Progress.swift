import Entente
import EntenteBytes

/// A line on the terminal that says how far a run is; nothing where nobody looks.
struct Progress {
  let isShown: Bool
  private var hasLine = false

  init(isShown: Bool) { self.isShown = isShown }

  /// Replaces the line.
  mutating func show(_ text: String) {
    guard isShown else { return }
    var stream = StandardError()
    stream.write("\r\u{1B}[K" + VisibleText.escaped(text).prefix(78))
    hasLine = true
  }

  /// Removes the line.
  mutating func clear() {
    guard hasLine else { return }
    var stream = StandardError()
    stream.write("\r\u{1B}[K")
    hasLine = false
  }

  /// Says a message above the line; a quiet run says errors only.
  mutating func say(_ diagnostic: Diagnostic, quiet: Bool) {
    guard !quiet || diagnostic.severity == .error else { return }
    clear()
    StandardError.say(diagnostic.description)
  }
}
