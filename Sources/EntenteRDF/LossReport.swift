/// What a format could not carry, counted by kind.
package struct LossReport: Sendable, Equatable {
  /// A kind of loss.
  package enum Kind: String, Sendable, CaseIterable {
    /// A character that XML 1.0 forbids was replaced by U+FFFD.
    case forbiddenCharacter = "characters that XML forbids"
    /// A predicate that cannot be split into a qualified name; its triples were left out.
    case unsplittablePredicate = "predicates that have no qualified name"
    /// A triple term in a format without any; its triples were left out.
    case tripleTerm = "triple terms"
    /// The direction of a string in a format that has none.
    case direction = "directions of strings"
    /// A named graph in a format without any; its triples went into the default graph.
    case namedGraph = "names of graphs"
    /// A date before the year 1, which has no place on a timeline.
    case earlyDate = "dates before the year 1"
    /// An IRI with characters that no IRI may hold; they were percent-encoded.
    case escapedIRI = "IRIs with forbidden characters"
    /// An address that RFC 3987 does not allow, or that runs a program; it was written as a text.
    case invalidIRI = "addresses that are no links"
    /// A triple whose parts the format does not allow there; it was left out.
    case ungrammaticalTriple = "triples that the syntax does not allow"
    /// A statement that the plain graph leaves out.
    case statement = "statements that are no plain edge"
    /// A text with `INF`, which Gephi shows as “Infinity”.
    case infinity = "texts with “INF”, which Gephi shows as “Infinity”"
    /// A date without a year in a format that has none.
    case unknownYear = "dates without a year"
    /// NUL in a table, which no program reads; it was replaced by U+FFFD.
    case nul = "NUL characters"
    /// A datatype that property graphs lack; its values became texts.
    case datatype = "datatypes that become texts"
    /// An empty text, which has no place in a cell.
    case emptyText = "empty texts"
    /// A name of JSON-LD that its context gives no meaning; what it says was left out.
    case ignoredName = "names that their context gives no meaning"
    /// A node without an edge in a table of edges.
    case unconnectedNode = "nodes without edges"
    /// A triple of an export that belongs to no entity, statement or document as Entente writes them.
    case foreignTriple = "triples that others added"
    /// An edge beyond those that a program draws unless it is told otherwise.
    case undrawnEdge = "edges beyond the 500 that Mermaid draws"
  }

  /// How many things of a kind are named.
  private static let exampleLimit = 5

  private var counts = [Int](repeating: 0, count: Kind.allCases.count)
  /// The first few things of a kind that are worth naming, each once.
  private var examples: [[String]] = Array(repeating: [], count: Kind.allCases.count)

  package init() {}

  /// Counts one more loss, which a message may name by `example`.
  package mutating func add(_ kind: Kind, _ count: Int = 1, example: String? = nil) {
    guard let index = Kind.allCases.firstIndex(of: kind) else { return }
    counts[index] += count
    guard let example, examples[index].count < Self.exampleLimit,
      !examples[index].contains(example)
    else { return }
    examples[index].append(example)
  }

  /// How often a kind of loss came to pass.
  package subscript(_ kind: Kind) -> Int {
    Kind.allCases.firstIndex(of: kind).map { counts[$0] } ?? 0
  }

  /// The kinds that came to pass with their counts, in the order of their declaration.
  package var entries: [(kind: Kind, count: Int)] {
    zip(Kind.allCases, counts).filter { $0.1 > 0 }.map { (kind: $0.0, count: $0.1) }
  }

  /// The first few things that were lost of a kind, as far as they have names.
  package func examples(of kind: Kind) -> [String] {
    Kind.allCases.firstIndex(of: kind).map { examples[$0] } ?? []
  }

  package var isEmpty: Bool { counts.allSatisfy { $0 == 0 } }

  /// Adds the losses of another report.
  package mutating func add(_ other: LossReport) {
    for entry in other.entries {
      add(entry.kind, entry.count)
      for example in other.examples(of: entry.kind) { add(entry.kind, 0, example: example) }
    }
  }
}
