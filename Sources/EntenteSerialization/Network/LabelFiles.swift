import EntenteBytes
import EntenteRDF

/// The files beside those of the formats that an export writes: a table a label.
struct LabelFiles {
  /// Opens a file by its name in the folder of the export; `nil` where the export has no folder.
  let open: ((String) throws -> any ByteSink)?
  private(set) var sinks: [MeasuringSink] = []
  private var names: [(format: GraphFormat, path: String)] = []

  init(open: ((String) throws -> any ByteSink)?) { self.open = open }

  /// What the manifest says of them, once they are written.
  var summaries: [ExportSummary] {
    zip(names, sinks).map { name, sink in
      ExportSummary(
        format: name.format, counts: [], byteCount: sink.count, digest: sink.digest,
        losses: LossReport(), path: name.path)
    }
  }

  func abandon() {
    for sink in sinks { sink.abandon() }
  }

  /// Writes the tables of a network, and to `script` what loads them; returns what was lost.
  mutating func write(
    _ network: Network, _ format: GraphFormat, for store: LabelTables.Store,
    script: any ByteSink, options: ExportOptions
  ) throws -> LossReport {
    guard let open else {
      throw ExportError(format: format, message: "is a folder of files; name one with --output")
    }
    var tables = LabelTables(
      of: network, for: store, escapingFormulas: options.escapesFormulas)
    try tables.write { name in
      if name == store.script { return script }
      let sink = MeasuringSink(before: try open(name), digesting: true)
      sinks.append(sink)
      names.append((format, name))
      return sink
    }
    return tables.losses
  }
}
