package import EntenteBytes
import EntenteRDF

/// The file that stands beside the files of an export: their counts, digests and losses.
///
/// It tells of every file of the folder that an export wrote and that is still as it was written: what this export does
/// not replace keeps its line.
package struct Manifest {
  package static let fileName = "manifest.json"

  private static let beginning = "{\"producer\": \"entente\", \"files\": ["
  /// How manifests began that named no producer.
  private static let olderBeginning = "{\"files\": ["
  private static let end = "]}"

  /// A file that an earlier export wrote.
  private struct Line {
    var name: String
    var byteCount: Int?
    /// What stands in the manifest, without a comma.
    var text: String
  }

  private var lines: [Line] = []

  /// Creates the manifest of a folder that has none.
  package init() {}

  /// Reads the manifest that a folder has; returns `nil` for what no export wrote.
  package init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard [Self.beginning, Self.olderBeginning].contains(text.first.map(String.init)),
      text.last == Self.end[...]
    else { return nil }
    for line in text.dropFirst().dropLast() {
      let entry = line.drop { $0 == " " }
      guard let name = Self.part(of: entry, behind: "{\"name\": \"", before: "\"") else {
        return nil
      }
      let count = Self.part(of: entry, behind: "\"bytes\": ", before: ",").flatMap { Int($0) }
      lines.append(
        Line(
          name: name, byteCount: count,
          text: String(entry.last == "," ? entry.dropLast() : entry)))
    }
  }

  private static func part(
    of text: Substring, behind start: String, before end: Character
  ) -> String? {
    guard let place = text.firstRange(of: start) else { return nil }
    return String(text[place.upperBound...].prefix { $0 != end })
  }

  /// The names of the files that it tells of.
  package var names: [String] { lines.map(\.name) }

  /// Forgets the files that are not there any more or have changed; `size` returns the length of a file.
  package mutating func keep(_ size: (String) -> Int?) {
    lines.removeAll { line in
      guard let count = line.byteCount else { return true }
      return size(line.name) != count
    }
  }

  /// Writes the manifest with the files that were written now.
  package func write(_ files: [(name: String, summary: ExportSummary)], to sink: any ByteSink)
    throws
  {
    let written = files.map { Line(name: $0.name, text: Self.text($0.name, $0.summary)) }
    let kept = lines.filter { line in !written.contains { $0.name == line.name } }
    var output = ByteOutput(to: sink)
    output.append(text: Self.beginning)
    for (index, line) in (written + kept).enumerated() {
      output.append(text: index > 0 ? ",\n  " : "\n  ")
      output.append(text: line.text)
    }
    output.append(text: "\n" + Self.end + "\n")
    try output.finish()
  }

  private static func text(_ name: String, _ summary: ExportSummary) -> String {
    var text: [UInt8] = []
    text.append(text: "{")
    JSONText.append("name", name, to: &text)
    text.append(text: ", ")
    JSONText.append("format", summary.format.rawValue, to: &text)
    text.append(text: ", \"bytes\": \(summary.byteCount), ")
    JSONText.append("sha256", summary.digest ?? "", to: &text)
    text.append(text: ", \"counts\": {")
    append(summary.counts.map { ($0.name, $0.count) }, to: &text)
    text.append(text: "}, \"losses\": {")
    append(summary.losses.entries.map { ($0.kind.rawValue, $0.count) }, to: &text)
    text.append(text: "}}")
    return String(decoding: text, as: UTF8.self)
  }

  private static func append(_ numbers: [(String, Int)], to text: inout [UInt8]) {
    for (index, number) in numbers.enumerated() {
      if index > 0 { text.append(text: ", ") }
      JSONText.appendName(number.0, to: &text)
      text.append(text: String(number.1))
    }
  }
}
