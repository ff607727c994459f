/// A line and a column of a source, as messages give them.
package struct SourcePosition: Hashable, Sendable {
  /// From 1.
  package var line: Int
  /// In Unicode scalars, from 1.
  package var column: Int

  /// Finds the place of the byte at `offset`, in one pass over what stands before it.
  package init(of offset: Int, in source: [UInt8]) {
    line = 1
    var start = 0
    let end = min(offset, source.count)
    for index in 0..<end where source[index] == Byte.newline {
      line += 1
      start = index + 1
    }
    column = 1
    for index in start..<end where source[index] & 0xC0 != 0x80 { column += 1 }
  }
}

extension Diagnostic {
  /// A message about the byte at `offset` of a source.
  package init(
    _ severity: Severity = .error, path: String, offset: Int, in source: [UInt8], message: String
  ) {
    let position = SourcePosition(of: offset, in: source)
    self.init(
      severity, path: path, line: position.line, column: position.column, message: message)
  }
}
