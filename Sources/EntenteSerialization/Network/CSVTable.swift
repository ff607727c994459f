import EntenteBytes
import EntenteRDF

/// A table in CSV (RFC 4180, with a line feed at the end of a line).
struct CSVTable: ~Copyable {
  private var output: ByteOutput
  private let escapesFormulas: Bool
  private(set) var losses = LossReport()

  /// Creates a table; where formulas are escaped, what a spreadsheet would compute gets an apostrophe.
  init(to sink: any ByteSink, escapingFormulas escapesFormulas: Bool) {
    output = ByteOutput(to: sink)
    self.escapesFormulas = escapesFormulas
  }

  /// Appends a row. NUL, which ends a text for many programs, becomes U+FFFD and is counted.
  mutating func append(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      let isFormula = escapesFormulas && Self.isFormula(cell)
      let needsQuotes =
        isFormula
        || cell.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x2C || $0 == 0x27 }
      guard needsQuotes else {
        output.append(text: cell)
        continue
      }
      output.append(UInt8(ascii: "\""))
      if isFormula { output.append(UInt8(ascii: "'")) }
      for byte in cell.utf8 {
        switch byte {
        case 0:
          output.append("\u{FFFD}")
          losses.add(.nul)
        case UInt8(ascii: "\""): output.append("\"\"")
        default: output.append(byte)
        }
      }
      output.append(UInt8(ascii: "\""))
    }
    output.append("\n")
  }

  mutating func check() throws(ByteSinkError) { try output.check() }

  mutating func finish() throws(ByteSinkError) { try output.finish() }

  mutating func abandon() { output.abandon() }

  /// Whether a spreadsheet would compute the cell: it begins with a sign of a formula, and is no number.
  private static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.utf8.first, "=+-@\t\r".utf8.contains(first) else { return false }
    let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    return !(isSigned && Double(cell) != nil)
  }
}
