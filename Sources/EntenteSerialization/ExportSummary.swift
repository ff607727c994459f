package import EntenteRDF

/// What an export wrote into one file.
public struct ExportSummary: Sendable {
  /// The format of the file.
  public package(set) var format: GraphFormat
  /// The number of triples, or of nodes and edges, or of lines, each with its name.
  public package(set) var counts: [(name: String, count: Int)]
  /// The size in bytes.
  public package(set) var byteCount: Int
  /// The SHA-256 of the bytes, in hexadecimal, where there are several files.
  public package(set) var digest: String?
  package var losses: LossReport
  /// Where the file stands below the folder of the export, if not under the usual name of its format.
  public package(set) var path: String?

  /// What the format could not carry, in words and how often; empty where it carries everything.
  public var lossCounts: [(name: String, count: Int)] {
    losses.entries.map { ($0.kind.rawValue, $0.count) }
  }
}
