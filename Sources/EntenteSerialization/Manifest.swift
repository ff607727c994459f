package import EntenteBytes
import EntenteRDF

/// The file that stands beside the files of an export: their counts, digests and losses.
package enum Manifest {
  package static let fileName = "manifest.json"

  /// Writes the manifest of files that were written.
  package static func write(_ summaries: [ExportSummary], to sink: any ByteSink) throws {
    var output = ByteOutput(to: sink)
    var text: [UInt8] = []
    text.append(text: "{\"files\": [")
    for (index, summary) in summaries.enumerated() {
      text.append(text: index > 0 ? ",\n  {" : "\n  {")
      JSONText.append("name", summary.format.fileName, to: &text)
      text.append(text: ", ")
      JSONText.append("format", summary.format.rawValue, to: &text)
      text.append(text: ", \"bytes\": \(summary.byteCount), ")
      JSONText.append("sha256", summary.digest ?? "", to: &text)
      text.append(text: ", \"counts\": {")
      append(summary.counts.map { ($0.name, $0.count) }, to: &text)
      text.append(text: "}, \"losses\": {")
      append(summary.losses.entries.map { ($0.kind.rawValue, $0.count) }, to: &text)
      text.append(text: "}}")
    }
    text.append(text: "\n]}\n")
    output.append(text)
    try output.finish()
  }

  private static func append(_ numbers: [(String, Int)], to text: inout [UInt8]) {
    for (index, number) in numbers.enumerated() {
      if index > 0 { text.append(text: ", ") }
      JSONText.appendName(number.0, to: &text)
      text.append(text: String(number.1))
    }
  }
}
