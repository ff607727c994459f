/// A message about a source, for people: what is wrong, where, and what to do about it.
public struct Diagnostic: Hashable, Sendable, Error {
  /// How much it matters.
  public enum Severity: String, Hashable, Sendable {
    /// Something could not be read or done.
    case error
    /// Something was read or done otherwise than was perhaps meant.
    case warning
    /// Something that is good to know.
    case note
  }

  /// How much it matters.
  public var severity: Severity
  /// The file, or how a person calls the source.
  public var path: String
  /// The line, from 1; `nil` where the message is about the whole source.
  public var line: Int?
  /// The column in Unicode scalars, from 1.
  public var column: Int?
  /// What is wrong and what to do about it.
  public var message: String

  /// Says something about a source.
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
