/// A place in a document where its syntax is broken.
package struct RDFSyntaxError: Error, Equatable, CustomStringConvertible {
  /// The line, from 1.
  package let line: Int
  /// The column, from 1, in bytes.
  package let column: Int
  /// What is wrong, for people.
  package let message: String

  package init(line: Int, column: Int, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  /// `line:column: error: message`, to be put after the file's name and a colon.
  package var description: String { "\(line):\(column): error: \(message)" }
}
