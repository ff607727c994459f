/// A message about a source, for people: what is wrong, where, and what to do about it.
package struct Diagnostic: Hashable, Sendable, Error {
  package enum Severity: String, Hashable, Sendable {
    case error
    case warning
    case note
  }

  package var severity: Severity
  package var path: String
  /// The line, from 1; `nil` where the message is about the whole source.
  package var line: Int?
  /// The column in Unicode scalars, from 1.
  package var column: Int?
  package var message: String

  package init(
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
  package var description: String {
    var place = path
    if let line { place += ":\(line)" }
    if let column { place += ":\(column)" }
    return "\(place): \(severity.rawValue): \(message)"
  }
}
