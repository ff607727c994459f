package import EntenteRDF

/// What an export wrote into one file.
package struct ExportSummary: Sendable {
  package var format: GraphFormat
  /// The number of triples, or of nodes and edges, or of lines.
  package var counts: [(name: String, count: Int)]
  package var byteCount: Int
  /// The SHA-256 of the bytes, in hexadecimal, where there are several files.
  package var digest: String?
  package var losses: LossReport
  /// Where the file stands below the folder of the export, if not under the usual name of its format.
  package var path: String?
}
