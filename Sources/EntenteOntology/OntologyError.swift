/// What is wrong with an ontology or a gazetteer, and where.
package struct OntologyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of fault.
  package enum Code: String, Hashable, Sendable {
    /// The file is not written as its format asks.
    case syntax
    /// It names a class or relation that nobody defines.
    case unknownName
    /// It defines one thing twice, or in two ways that exclude each other.
    case conflict
    /// A definition lacks what it needs.
    case incomplete
  }

  package var code: Code
  /// What a person should read.
  package var message: String
  /// The file, as the caller named it.
  package var path: String
  /// Counted from 1.
  package var line: Int
  /// Counted from 1, in bytes.
  package var column: Int

  package init(code: Code, message: String, path: String, line: Int, column: Int = 1) {
    self.code = code
    self.message = message
    self.path = path
    self.line = line
    self.column = column
  }

  package var description: String { "\(path):\(line):\(column): error: \(message)" }
}
