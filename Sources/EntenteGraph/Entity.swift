/// A node of the graph: a state, an organization, a person, an embassy, an event …
///
/// A copy is one reference: an entity is named by every mention, finding and place of a pattern, and changed by few.
public struct Entity: Hashable, Sendable, Identifiable {
  private var shared: Shared

  /// The minted identifier; see ``EntityID``.
  public var id: EntityID {
    get { shared.parts.id }
    set { change { $0.id = newValue } }
  }
  /// The most specific class, a name of the ontology.
  public var kind: ClassName {
    get { shared.parts.kind }
    set { change { $0.kind = newValue } }
  }
  /// The name by which it goes, in English.
  public var label: String {
    get { shared.parts.label }
    set { change { $0.label = newValue } }
  }
  /// Other names under which the documents or the gazetteer know it, sorted, without ``label``.
  public var alternativeLabels: [String] {
    get { shared.parts.alternativeLabels }
    set { change { $0.alternativeLabels = newValue } }
  }
  /// What it is called in open data sets, sorted.
  public var links: [ExternalLink] {
    get { shared.parts.links }
    set { change { $0.links = newValue } }
  }
  /// How many people a `PersonGroup` counts, where the text says so.
  public var count: Int? {
    get { shared.parts.count }
    set { change { $0.count = newValue } }
  }
  /// What the gazetteer knows of it beside its names and links; no document says so.
  public var background: Background? {
    get { shared.parts.background }
    set { change { $0.background = newValue } }
  }

  /// Creates an entity; names and links are sorted, and each is there once.
  public init(
    id: EntityID, kind: ClassName, label: String, alternativeLabels: [String] = [],
    links: [ExternalLink] = [], count: Int? = nil
  ) {
    // Most names and links come sorted, from a table or from a file that Entente wrote.
    let isSorted =
      alternativeLabels.isStrictlyAscending && !alternativeLabels.contains(label)
    shared = Shared(
      Parts(
        id: id, kind: kind, label: label,
        alternativeLabels: isSorted
          ? alternativeLabels : Array(Set(alternativeLabels).subtracting([label])).sorted(),
        links: links.isStrictlyAscending ? links : Array(Set(links)).sorted(), count: count))
  }

  private struct Parts: Hashable, Sendable {
    var id: EntityID
    var kind: ClassName
    var label: String
    var alternativeLabels: [String]
    var links: [ExternalLink]
    var count: Int?
    var background: Background?
  }

  private final class Shared: Sendable {
    let parts: Parts
    init(_ parts: Parts) { self.parts = parts }
  }

  private mutating func change(_ body: (inout Parts) -> Void) {
    var parts = shared.parts
    body(&parts)
    shared = Shared(parts)
  }

  public static func == (a: Entity, b: Entity) -> Bool {
    a.shared === b.shared || a.shared.parts == b.shared.parts
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(shared.parts) }

  /// Takes over the names and links of `other`, which must have the same ``id``.
  ///
  /// The result does not depend on the order of merging: of two labels the one that sorts first
  /// stays, the other becomes an alternative.
  public mutating func merge(_ other: Entity) {
    precondition(id == other.id, "merging two different entities")
    guard self != other else { return }
    let known = background ?? other.background
    let names = Set([label, other.label] + alternativeLabels + other.alternativeLabels)
    self = Entity(
      id: id, kind: min(kind, other.kind), label: min(label, other.label),
      alternativeLabels: Array(names), links: links + other.links,
      count: [count, other.count].compactMap(\.self).max())
    background = known
  }

  /// Facts about an entity that stand in tables of the world rather than in documents.
  public struct Background: Hashable, Sendable {
    /// Degrees north and east, on the ellipsoid of WGS 84.
    public var coordinates: Coordinates?
    /// A state's code in ISO 3166-1 of three letters.
    public var iso3: String?
    /// A state's number in the Correlates of War project's list of states.
    public var cow: Int?

    /// Puts together what is known.
    public init(coordinates: Coordinates? = nil, iso3: String? = nil, cow: Int? = nil) {
      self.coordinates = coordinates
      self.iso3 = iso3
      self.cow = cow
    }

    /// Whether nothing is known.
    public var isEmpty: Bool { coordinates == nil && iso3 == nil && cow == nil }
  }

  /// A place on the earth.
  public struct Coordinates: Hashable, Sendable {
    /// Degrees, north positive.
    public var latitude: Double
    /// Degrees, east positive.
    public var longitude: Double

    /// Names a place by its degrees.
    public init(latitude: Double, longitude: Double) {
      self.latitude = latitude
      self.longitude = longitude
    }
  }
}

/// The name of a class in the ontology, such as `State` or `Embassy`.
public struct ClassName: RawRepresentable, Hashable, Sendable, Comparable,
  ExpressibleByStringLiteral, CustomStringConvertible
{
  public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
  public var description: String { rawValue }
  public static func < (a: ClassName, b: ClassName) -> Bool { a.rawValue < b.rawValue }
}

/// An entity's name in an open data set, and how sure the match is.
public struct ExternalLink: Hashable, Sendable, Comparable {
  /// How close the two are.
  public enum Match: String, Hashable, Sendable {
    /// The same thing (`owl:sameAs`).
    case same
    /// The same concept in an authority table (`skos:exactMatch`).
    case exact
    /// Nearly the same (`skos:closeMatch`).
    case close
    /// A page about it (`foaf:isPrimaryTopicOf`).
    case page

    /// Whether the other one is the thing itself.
    public var isSameThing: Bool { self == .same || self == .exact }
  }

  /// The IRI in the other data set.
  public var iri: String
  /// How close the two are.
  public var match: Match
  /// Why the two are taken to be the same: `gazetteer`, `wikilink`, `title and party` …
  public var reason: String

  /// Links to a thing in another data set.
  public init(iri: String, match: Match = .same, reason: String) {
    self.iri = iri
    self.match = match
    self.reason = reason
  }

  public static func < (a: ExternalLink, b: ExternalLink) -> Bool {
    (a.iri, a.match.rawValue, a.reason) < (b.iri, b.match.rawValue, b.reason)
  }
}

extension Array where Element: Comparable {
  /// Whether each element is less than the next, so that there is nothing to sort and nothing twice.
  fileprivate var isStrictlyAscending: Bool {
    count < 2 || indices.dropFirst().allSatisfy { self[$0 - 1] < self[$0] }
  }
}
