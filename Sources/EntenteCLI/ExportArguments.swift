public import ArgumentParser
import EntenteRDF
public import EntenteSerialization

/// The options that say how a graph is written, shared by the commands that write one.
struct ExportArguments: ParsableArguments {
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Sets formats and options for a program: \(ConsumerProfile.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "program"))
  var consumer: ConsumerProfile?

  @Flag(help: "Refuse to write what a format cannot carry, instead of leaving it out.")
  var strict = false

  @Flag(help: "Write GraphML without the attributes that its schema does not know.")
  var graphmlStrict = false

  @Flag(
    help:
      "In tables, put an apostrophe before cells that a spreadsheet would take for a formula (=, +, -, @)."
  )
  var csvSafe = false

  @Flag(help: "Begin CSV with the byte-order mark by which Excel knows UTF-8.")
  var csvMark = false

  @Option(
    help: ArgumentHelp(
      "The years of the format dyads; those that the graph tells of if left out.",
      valueName: "first-last"))
  var years: String?

  func validate() throws { _ = try yearRange() }

  private func yearRange() throws -> ClosedRange<Int>? {
    guard let years else { return nil }
    let parts = years.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2, 1...9999 ~= parts[0], parts[0] <= parts[1], parts[1] <= 9999 else {
      throw ValidationError("--years takes two years such as 1816-2024")
    }
    return parts[0]...parts[1]
  }

  /// Refuses what would have no effect on any of the formats.
  func validate(for formats: [GraphFormat]) throws {
    if graphmlStrict, !formats.contains(.graphml) {
      throw ValidationError("--graphml-strict needs the format graphml")
    }
    if csvSafe, !formats.contains(where: \.isTable) {
      throw ValidationError("--csv-safe needs a format that is a table, such as neo4j")
    }
    if csvMark, !formats.contains(where: \.isTable) {
      throw ValidationError("--csv-mark needs a format that is a table, such as csv")
    }
    if years != nil, !formats.contains(.dyads) {
      throw ValidationError("--years needs the format dyads")
    }
  }

  /// The options of the export.
  var options: ExportOptions {
    var options = ExportOptions()
    options.isStrict = strict
    options.escapesFormulas = csvSafe
    options.hasByteOrderMark = csvMark
    options.years = (try? yearRange()) ?? nil
    consumer?.adjust(&options)
    if graphmlStrict { options.graphMLFlavour = .strict }
    return options
  }
}

/// The options that say how statements are written, which plain RDF lacks.
struct StatementArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How RDF tells time, status and evidence: \(StatementModel.allCases.map(\.rawValue).joined(separator: ", ")). What --for asks for if left out, or else reified.",
      valueName: "model"))
  var statements: StatementModel?

  @Flag(
    help:
      "Put what a document says into a graph that it names, in trig, nquads and jsonld; what two say stands in both."
  )
  var graphPerDocument = false

  @Option(
    help: ArgumentHelp(
      "What stands before the identifiers of entities and statements, ending in / or #.",
      valueName: "IRI"))
  var base: String?

  @Flag(
    help:
      "Describe an export into a folder in dataset.ttl, by VoID and DCAT: what it holds, how often, and its files."
  )
  var describe = false

  @Option(help: ArgumentHelp("The title in that description.", valueName: "text"))
  var title: String?

  @Option(
    help: ArgumentHelp(
      "The licence in that description, such as https://creativecommons.org/licenses/by/4.0/.",
      valueName: "IRI"))
  var licence: String?

  @Flag(help: "Show planned, refused, reported, listed and negated statements as edges too.")
  var everyStatus = false

  func validate() throws {
    if let base {
      guard IRISyntax.isIRI(Array(base.utf8)), base.hasSuffix("/") || base.hasSuffix("#") else {
        throw ValidationError("--base takes an absolute IRI that ends in / or #")
      }
    }
    if let licence, !IRISyntax.isIRI(Array(licence.utf8)) {
      throw ValidationError("--licence takes the IRI of a licence")
    }
    if title != nil || licence != nil, !describe {
      throw ValidationError("--title and --licence stand in a description; add --describe")
    }
  }

  /// Whether any of the options is there.
  var isGiven: Bool {
    statements != nil || graphPerDocument || everyStatus || base != nil || describe
  }

  /// Refuses what would have no effect on any of the formats.
  func validate(for formats: [GraphFormat]) throws {
    if statements != nil, !formats.contains(where: \.isRDF) {
      throw ValidationError("--statements needs a format of RDF, such as turtle")
    }
    if graphPerDocument,
      formats.contains(where: { $0.isRDF && !$0.hasNamedGraphs })
        || !formats.contains(where: \.hasNamedGraphs)
    {
      throw ValidationError("--graph-per-document needs trig, nquads or jsonld, and no other RDF")
    }
    if everyStatus, !formats.contains(where: \.isPlainGraph) {
      throw ValidationError("--every-status needs a plain graph, such as graphml")
    }
  }

  /// Sets what the user asked for.
  func adjust(_ options: inout ExportOptions) {
    if let statements { options.statementModel = statements }
    if everyStatus { options.includesEveryStatus = true }
    options.hasGraphPerDocument = graphPerDocument
    if let base { options.baseIRI = base }
    options.describesDataset = describe
    options.title = title
    options.licence = licence
  }
}

extension StatementModel: ExpressibleByArgument {
  /// Finds a model by its name, in any case.
  public init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}

extension ConsumerProfile: ExpressibleByArgument {
  /// Finds a program by its name, in any case.
  public init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}
