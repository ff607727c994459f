/// What a caller can choose about an export.
public struct ExportOptions: Sendable {
  /// What stands before the identifier of an entity.
  public var baseIRI = "https://w3id.org/entente/id/"
  /// Whether an export into a folder describes itself in `dataset.ttl`, by VoID and DCAT, with counts.
  public var describesDataset = false
  /// The title of that description.
  public var title: String?
  /// The IRI of the licence under which the graph is published, for that description.
  public var licence: String?
  /// How RDF tells time, status and evidence.
  public var statementModel = StatementModel.reified
  /// Whether what a document says stands in a graph named by it, in formats that name graphs.
  public var hasGraphPerDocument = false
  /// What GraphML must have for the program that reads it.
  public var graphMLFlavour = GraphMLFlavour.usual
  /// Whether cells of tables that a spreadsheet would take for a formula get an apostrophe before them.
  public var escapesFormulas = false
  /// Whether the plain graphs also show what is planned, refused, reported, listed or negated.
  public var includesEveryStatus = false
  /// Whether a format that cannot carry everything refuses instead of leaving out and counting.
  public var isStrict = false
  /// Whether tables begin with the byte-order mark by which Excel knows UTF-8.
  public var hasByteOrderMark = false
  /// The years of the table of pairs of states; those that the graph tells of if `nil`.
  public var years: ClosedRange<Int>?
  /// The name and version of the tool, for the provenance; without it none is written.
  public var tool: (name: String, version: String)?

  /// The usual choices.
  public init() {}
}
