import ArgumentParser
import EntenteDocuments

/// The documents of the inputs of a command that looks at them one by one, and how the reading went.
final class DocumentReading {
  private let stream: DocumentStream
  private var count = 0
  private var hasErrors = false

  init(of inputs: [String], _ options: DocumentStream.Options = .init()) {
    stream = DocumentStream(inputs: inputs, options: options)
  }

  /// Returns the next document, after saying what is wrong with it and with what could not be read before it.
  func next() -> Document? {
    while let element = stream.next() {
      switch element {
      case .diagnostic(let diagnostic): say(diagnostic)
      case .document(let unread):
        count += 1
        let document = unread.read()
        document.diagnostics.forEach(say)
        return document
      }
    }
    return nil
  }

  /// How the command ends, now that all is read.
  var outcome: Outcome {
    if count == 0 { return .failed }
    return hasErrors ? .partial : .complete
  }

  private func say(_ diagnostic: Diagnostic) {
    hasErrors = hasErrors || diagnostic.severity == .error
    StandardError.say(diagnostic.description)
  }
}
