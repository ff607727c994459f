import EntenteBytes
import EntenteGraph
import EntenteOntology

/// A writer of a graph as a page: one file of HTML that a browser opens from the disk and that asks
/// nobody for anything.
///
/// The data stand in it as base 64 of gzip, so nothing that a document says is ever markup; the page shows
/// labels and quotes as text, and its content security policy lets no script run but its own, by its digest.
struct PageWriter {
  private let data: PageData
  private let sink: any ByteSink

  init(
    of graph: any GraphContents, ontology: Ontology, options: ExportOptions, to sink: any ByteSink
  ) throws {
    data = try PageData(graph, ontology: ontology, baseIRI: options.baseIRI)
    self.sink = sink
  }

  /// The numbers of things and statements.
  var counts: [(name: String, count: Int)] {
    [("entities", data.entityCount), ("statements", data.statementCount)]
  }

  /// Writes the page.
  func write() throws {
    var output = ByteOutput(to: sink)
    let packed = Base64.encode(try Gzip.compress(data.json()))
    let policy =
      "default-src 'none'; script-src '\(Self.digest(of: PageFiles.script))'; "
      + "style-src '\(Self.digest(of: PageFiles.style))'; base-uri 'none'; form-action 'none'"
    let parts: [String: [UInt8]] = [
      "policy": Array(policy.utf8), "title": Self.escaped(data.title),
      "style": PageFiles.style, "script": PageFiles.script, "data": packed,
    ]
    var rest = PageFiles.shell[...]
    while let place = Self.place(in: rest) {
      output.append(Array(rest[..<place.start]))
      output.append(parts[place.name] ?? [])
      rest = rest[place.end...]
      try output.check()
    }
    output.append(Array(rest))
    try output.finish()
  }

  /// The next `{{name}}`.
  private static func place(
    in bytes: ArraySlice<UInt8>
  ) -> (start: Int, name: String, end: Int)? {
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    var index = bytes.startIndex
    while index + 3 < bytes.endIndex {
      if bytes[index] == open, bytes[index + 1] == open,
        let end = bytes[index...].firstIndex(of: close), end + 1 < bytes.endIndex
      {
        let name = String(decoding: bytes[(index + 2)..<end], as: UTF8.self)
        return (index, name, end + 2)
      }
      index += 1
    }
    return nil
  }

  /// How a content security policy names what may run.
  private static func digest(of bytes: [UInt8]) -> String {
    "sha256-" + String(decoding: Base64.encode(SHA256.hash(bytes)), as: UTF8.self)
  }

  private static func escaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(text: "&amp;")
      case UInt8(ascii: "<"): bytes.append(text: "&lt;")
      case UInt8(ascii: ">"): bytes.append(text: "&gt;")
      case UInt8(ascii: "{"): bytes.append(text: "&#123;")
      default: bytes.append(byte)
      }
    }
    return bytes
  }
}
