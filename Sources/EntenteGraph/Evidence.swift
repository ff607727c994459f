/// The place in a source that says something, and the rule that found it.
public struct Evidence: Hashable, Sendable, Comparable {
  /// The identifier of the document; see ``SourceDocument``.
  public var document: String
  /// Where it stands, in Unicode scalars of the source text as it was read.
  public var range: Range<Int>
  /// What a person would read there.
  public var quote: String
  /// The rule, such as `table.membership` or `recognizes.verb`.
  public var rule: String
  /// The section that a date or a name was taken from where the words themselves leave it open.
  public var inheritedFrom: String?
  /// The sources that the document itself cites there, in its order.
  public var citations: [Citation]

  /// Names a place in a document.
  public init(
    document: String, range: Range<Int>, quote: String, rule: String,
    inheritedFrom: String? = nil, citations: [Citation] = []
  ) {
    self.document = document
    self.range = range
    self.quote = quote
    self.rule = rule
    self.inheritedFrom = inheritedFrom
    self.citations = citations
  }

  public static func < (a: Evidence, b: Evidence) -> Bool {
    if a.document != b.document { return a.document < b.document }
    if a.range.lowerBound != b.range.lowerBound { return a.range.lowerBound < b.range.lowerBound }
    if a.range.upperBound != b.range.upperBound { return a.range.upperBound < b.range.upperBound }
    if a.rule != b.rule { return a.rule < b.rule }
    return (a.quote, a.inheritedFrom ?? "") < (b.quote, b.inheritedFrom ?? "")
  }
}

/// A source that a document cites for what it says.
public struct Citation: Hashable, Sendable {
  /// Where it can be read.
  public var address: String?
  /// What it is called.
  public var title: String?
  /// Who published it.
  public var publisher: String?
  /// As the document writes it: citations are quoted, not interpreted.
  public var date: String?

  /// Puts together what the document tells of a source.
  public init(
    address: String? = nil, title: String? = nil, publisher: String? = nil, date: String? = nil
  ) {
    self.address = address
    self.title = title
    self.publisher = publisher
    self.date = date
  }
}

/// A document that statements come from.
public struct SourceDocument: Hashable, Sendable, Comparable, Identifiable {
  /// The identifier that ``Evidence`` names.
  public var id: String
  /// What it is called: its heading, its page title, or the name of its file.
  public var title: String
  /// Where it can be read, as an IRI.
  public var address: String?
  /// When it was published.
  public var date: PartialDate?
  /// The page, revision and time of a wiki page, as the dump gives them.
  public var revision: String?

  /// Describes a document.
  public init(
    id: String, title: String, address: String? = nil, date: PartialDate? = nil,
    revision: String? = nil
  ) {
    self.id = id
    self.title = title
    self.address = address
    self.date = date
    self.revision = revision
  }

  public static func < (a: SourceDocument, b: SourceDocument) -> Bool { a.id < b.id }

  /// Takes over what another account of the same document says, where that sorts first: the result
  /// does not depend on the order of merging.
  public mutating func merge(_ other: SourceDocument) {
    precondition(id == other.id, "merging two different documents")
    if other.parts.lexicographicallyPrecedes(parts) { self = other }
  }

  private var parts: [String] {
    [title, address ?? "", date?.description ?? "", revision ?? ""]
  }
}
