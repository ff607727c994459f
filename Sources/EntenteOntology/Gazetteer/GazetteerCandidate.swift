/// An entity that a name may mean.
package struct GazetteerCandidate: Hashable, Sendable {
  /// The entity's place in the gazetteer; see ``Gazetteer/entry(at:)``.
  package var entry: Int
  package var use: Use

  /// How a name belongs to its entity, the surest first.
  package enum Use: UInt8, Hashable, Sendable, Comparable {
    /// The name by which it goes.
    case label
    /// Another name.
    case name
    /// A code such as `DZA`.
    case code
    /// An adjective: `Montenegrin`.
    case adjective
    /// A noun for its people: `Montenegrins`.
    case people
    /// A name that needs context: `Washington` for a government.
    case weak

    package static func < (a: Use, b: Use) -> Bool { a.rawValue < b.rawValue }

    /// Whether the name means the entity without help from its context.
    package var isStrong: Bool { self == .label || self == .name || self == .code }
  }
}

/// A stretch of a text that reads like names of the gazetteer.
package struct GazetteerMatch: Hashable, Sendable {
  /// Where it stands, in bytes.
  package var range: Range<Int>
  /// What it may mean, the surest use first, then in the gazetteer's order. Never empty.
  package var candidates: [GazetteerCandidate]
}
