/// A place where the bytes of a graph go: a file, a descriptor, memory.
///
/// Writers do not call it: they append to a ``ByteOutput``, which hands over full buffers.
package protocol ByteSink: AnyObject {
  /// Takes the next bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(ByteSinkError)
  /// Makes what was written final: a file takes its name only now.
  func commit() throws(ByteSinkError)
  /// Leaves everything as it was before, as far as the place allows it.
  func abandon()
}

/// A failure of the place that bytes were written to.
package struct ByteSinkError: Error, Equatable, CustomStringConvertible {
  /// What kind of failure it was, for callers that treat them differently.
  package enum Code: Equatable, Sendable {
    /// No space is left, or a quota is spent.
    case full
    /// The reader of a pipe went away.
    case closed
    /// Writing there is not allowed.
    case forbidden
    /// The folder does not exist, or a part of the path is no folder.
    case missing
    /// Another process writes there.
    case busy
    /// What stands there is somebody else's.
    case foreign
    /// The task that writes was cancelled.
    case cancelled
    /// Any other failure, with the system's number for it.
    case other(Int32)
  }

  package let code: Code
  /// The file, or how a person calls the place.
  package let path: String
  /// The system's words for the failure.
  package let reason: String

  package init(code: Code, path: String, reason: String) {
    self.code = code
    self.path = path
    self.reason = reason
  }

  package var description: String { "cannot write \(path): \(reason)" }
}
