import EntenteBytes
import EntenteGraph
import EntenteOntology
import EntenteRDF

/// A writer of QuickStatements, version 1: commands that add statements to Wikidata, each with its sources.
///
/// Only what Wikidata can take stands there: facts whose relation is exactly one of its properties, whose ends are items of
/// it, and for which a document cites a source, or is one itself; Wikipedia is none. Source:
/// https://www.wikidata.org/wiki/Help:QuickStatements.
struct QuickStatementsWriter: ~Copyable {
  private var output: ByteOutput
  private let graph: any GraphContents
  private let properties: WikidataProperties
  private(set) var count = 0

  init(of graph: any GraphContents, ontology: Ontology, to sink: any ByteSink) {
    output = ByteOutput(to: sink)
    self.graph = graph
    properties = WikidataProperties(ontology)
  }

  mutating func write() throws {
    let statements = try graph.readStatements()
    while let statement = try statements() {
      guard let command = try command(for: statement) else { continue }
      output.append(text: command.joined(separator: "\t"))
      output.append("\n")
      count += 1
      try output.check()
    }
    try output.finish()
  }

  private func command(for statement: Statement) throws -> [String]? {
    guard statement.status.isFact, !statement.isContext,
      let property = properties.number(of: statement.relation.rawValue),
      let subject = try item(statement.subject)
    else { return nil }
    let value: String?
    switch statement.object {
    case .entity(let id): value = try item(id)
    case .date(let date): value = Self.time(date)
    case .number(let number): value = String(number)
    case .text, .nobody: value = nil
    }
    let sources = try sources(of: statement)
    guard let value, !sources.isEmpty else { return nil }
    var command = [subject, property, value]
    for (name, date) in [
      ("start", statement.interval.start), ("end", statement.interval.end),
      ("date", statement.interval.date),
    ] {
      guard let date, let number = properties.number(of: name), let time = Self.time(date) else {
        continue
      }
      command += [number, time]
    }
    for (index, source) in sources.enumerated() {
      // An exclamation mark begins another reference.
      command += [index == 0 ? "S854" : "!S854", "\"\(source)\""]
    }
    return command
  }

  private func item(_ id: EntityID) throws -> String? {
    guard let links = try graph.entity(id)?.links else { return nil }
    let items = links.filter {
      $0.match.isSameThing && $0.iri.hasPrefix(WikidataProperties.entity + "Q")
    }
    return items.first.map { String($0.iri.dropFirst(WikidataProperties.entity.count)) }
  }

  /// The addresses of the sources, each once and sorted.
  private func sources(of statement: Statement) throws -> [String] {
    var addresses: Set<String> = []
    for evidence in statement.evidence {
      addresses.formUnion(evidence.citations.compactMap(\.address))
      if let address = try graph.document(evidence.document)?.address,
        !address.contains("wikipedia.org/")
      {
        addresses.insert(address)
      }
    }
    return addresses.filter { address in
      let bytes = Array(address.utf8)
      return address.hasPrefix("http") && IRISyntax.isIRI(bytes) && IRISyntax.isLink(bytes)
    }.sorted()
  }

  /// A date as Wikidata has it: 11 stands for a day, 10 for a month, 9 for a year. One that is vaguer has no place there.
  private static func time(_ date: PartialDate) -> String? {
    guard date.isPlain, !date.isRange, let year = date.first.year, year > 0 else { return nil }
    func digits(_ number: Int?, _ width: Int) -> String {
      let text = String(number ?? 0)
      return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
    let precision = date.first.day != nil ? 11 : date.first.month != nil ? 10 : 9
    return "+\(digits(year, 4))-\(digits(date.first.month, 2))-\(digits(date.first.day, 2))"
      + "T00:00:00Z/\(precision)"
  }
}
