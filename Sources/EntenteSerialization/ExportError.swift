/// A reason why a graph is not written in a format.
package struct ExportError: Error, CustomStringConvertible {
  package let format: GraphFormat
  package let message: String

  package var description: String { "\(format.rawValue): \(message)" }
}
