import EntenteBytes
public import EntenteSerialization

/// Turns RDF of any kind, also such as Entente did not write, into any format. An export of Entente becomes what writing its
/// graph gives; formats that hold statements with their evidence need one.
public struct Conversion: Sendable {
  /// A file of RDF.
  public struct Input: Hashable, Sendable {
    /// The file, or `-` for standard input.
    public var path: String
    /// The syntax; told from the extension if `nil`.
    public var syntax: RDFSyntax?
    /// The IRI against which relative references are resolved; without it there may be none.
    public var base: String?

    /// Names a file.
    public init(_ path: String, syntax: RDFSyntax? = nil, base: String? = nil) {
      self.path = path
      self.syntax = syntax
      self.base = base
    }
  }

  /// What there is to choose about the output.
  public var options: ExportOptions

  /// Creates a conversion with what there is to choose about its output.
  public init(options: ExportOptions = ExportOptions()) { self.options = options }

  /// Reads files as one graph and writes it; each triple once.
  ///
  /// N-Triples and N-Quads pass in a memory that does not depend on their size. Blank nodes of different files stay
  /// apart.
  ///
  /// - Throws: ``EntenteError`` with ``EntenteError/Code/input`` at the place that is wrong,
  ///   ``EntenteError/Code/unsupported`` for a format that RDF cannot become, or a code of the output.
  @discardableResult
  public func convert(
    _ inputs: [Input], to format: GraphFormat, at destination: GraphDestination
  ) throws(EntenteError) -> ExportSummary {
    guard format != .shard else {
      throw EntenteError(.unsupported, "a shard holds what was found in documents, which RDF lacks")
    }
    return try EntenteError.translating {
      let read = try inputs.map { input in
        guard let syntax = input.syntax ?? RDFSyntax(fileName: input.path) else {
          throw EntenteError(
            .input, "what syntax it is in cannot be told from its name; say it", path: input.path)
        }
        return RDFConverter.Input(
          name: input.path, source: try ByteSource(path: input.path), syntax: syntax,
          base: input.base)
      }
      var converter = RDFConverter(options: options)
      converter.findStates = StateFinder.findStates()
      return try converter.convert(
        read, to: [(format, destination.sink())])[0]
    }
  }
}
