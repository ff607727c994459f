/// A message about a source, for people: what is wrong, where, and what to do about it.
public struct Diagnostic: Hashable, Sendable, Error {
  public enum Severity: String, Hashable, Sendable {
    case error
    case warning
    case note
  }

  public var severity: Severity
  public var path: String
  /// The line, from 1; `nil` where the message is about the whole source.
  public var line: Int?
  /// The column in Unicode scalars, from 1.
  public var column: Int?
  public var message: String

  public init(
    _ severity: Severity = .error, path: String, line: Int? = nil, column: Int? = nil,
    message: String
  ) {
    self.severity = severity
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `path:line:column: error: message`; what is not known is left out.
  public var description: String {
    var place = path
    if let line { place += ":\(line)" }
    if let column { place += ":\(column)" }
    return "\(place): \(severity.rawValue): \(message)"
  }
}
