import EntenteBytes
import EntenteDocuments
import EntenteGraph
import EntenteRDF
import EntenteSerialization

/// Why a call of the library failed: a code for programs, a message for people, and the place where there is one.
public struct EntenteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it was.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The task was cancelled. Files that were being written are as they were before.
    case cancelled
    /// A file cannot be read, or does not hold what it should.
    case input
    /// A pattern, a table or an ontology of the caller's is wrong; ``EntenteError/diagnostics`` holds every fault.
    case knowledge
    /// A selection or a drawing asks for a relation, class, entity or document that is not there.
    case selection
    /// A format cannot carry what the options ask for, or the graph is not of a kind that it is made from.
    case unsupported
    /// No space is left, or a quota is spent.
    case outputFull
    /// The reader of a pipe went away.
    case outputClosed
    /// Writing there is not allowed.
    case outputForbidden
    /// The folder does not exist, or a part of the path is no folder.
    case outputMissing
    /// Another process writes there, or what stands there is no export of Entente's.
    case outputTaken
    /// Any other failure of the place that is written to.
    case output
    /// A temporary file failed.
    case temporaryFile
  }

  /// What kind of failure it was.
  public let code: Code
  /// What is wrong and what to do about it.
  public let message: String
  /// The file, or how a person calls the place; `nil` where the failure has none.
  public let path: String?
  /// The line, from 1.
  public let line: Int?
  /// The column, from 1.
  public let column: Int?
  /// Every fault that was found, where there can be several; the error itself tells the first.
  public let diagnostics: [Diagnostic]

  init(
    _ code: Code, _ message: String, path: String? = nil, line: Int? = nil, column: Int? = nil,
    diagnostics: [Diagnostic] = []
  ) {
    self.code = code
    self.message = message
    self.path = path
    self.line = line
    self.column = column
    self.diagnostics = diagnostics
  }

  /// `path:line:column: error: message`; what is not known is left out.
  public var description: String {
    Diagnostic(path: path ?? "entente", line: line, column: column, message: message).description
  }
}

extension EntenteError {
  /// The error that a client sees of one of a module's.
  init(_ error: any Error) {
    switch error {
    case let error as EntenteError: self = error
    case is CancellationError: self = .cancelled
    case let error as Diagnostic: self.init(.input, [error])
    case let error as ByteSinkError:
      self.init(Code(error.code), error.reason, path: error.path)
    case let error as ByteSource.Failure:
      self.init(.input, "the file cannot be read: \(error.reason)", path: error.path)
    case let error as ExportError: self.init(.unsupported, error.description)
    case let error as RDFConverter.Problem:
      self.init(
        .input, error.error.message, path: error.name, line: error.error.line,
        column: error.error.column)
    case let error as RDFSyntaxError:
      self.init(.input, error.message, line: error.line, column: error.column)
    case let error as Selection.Problem: self.init(.selection, error.description)
    case let error as GraphDrawing.Problem: self.init(.selection, error.description)
    default: self.init(.temporaryFile, "\(error)")
    }
  }

  /// The error of faults, of which the first is told.
  init(_ code: Code, _ diagnostics: [Diagnostic]) {
    let first = diagnostics.first
    self.init(
      code, first?.message ?? "", path: first?.path, line: first?.line, column: first?.column,
      diagnostics: diagnostics)
  }

  static let cancelled = EntenteError(.cancelled, "the task was cancelled")

  /// Runs something and turns what it throws into the error that a client sees.
  static func translating<Value>(
    _ body: () throws -> Value
  ) throws(EntenteError) -> Value {
    do { return try body() } catch { throw EntenteError(error) }
  }
}

extension EntenteError.Code {
  fileprivate init(_ code: ByteSinkError.Code) {
    self =
      switch code {
      case .full: .outputFull
      case .closed: .outputClosed
      case .forbidden: .outputForbidden
      case .missing: .outputMissing
      case .busy, .foreign: .outputTaken
      case .cancelled: .cancelled
      case .other: .output
      }
  }
}
