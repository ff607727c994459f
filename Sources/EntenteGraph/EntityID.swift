/// An entity's minted identifier: a class path and a slug, such as `state/montenegro` or
/// `person/andrija-mandic`.
///
/// It is made from content, never from a counter, a random number or a clock. Writers put the base
/// IRI before it. It holds only the characters `a–z 0–9 - /`, so it stands in an IRI, in a file name
/// and, after the class path became a prefix, in a Turtle local name without an escape.
public struct EntityID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The whole identifier.
  public let path: String

  /// Takes an identifier over as it is, from a gazetteer or from an earlier export.
  public init(path: String) { self.path = path }

  /// Mints an identifier from a class and a name.
  ///
  /// `context` sets apart things of the same name that are not the same: the country of a party,
  /// the document of a person who is known by surname only. It goes into the identifier as a short
  /// digest.
  public init(minting kind: ClassName, name: String, context: String = "") {
    let slug = Slug.make(name)
    let digest =
      context.isEmpty && !slug.isEmpty ? "" : ContentDigest.short(name + "\u{1F}" + context)
    let parts = [slug, digest].filter { !$0.isEmpty }.joined(separator: "-")
    path = Slug.make(splitCamelCase: kind.rawValue) + "/" + parts
  }

  /// The class path before the slash.
  public var classPath: Substring { path.prefix { $0 != "/" } }

  /// The slug after the slash.
  public var slug: Substring { path.drop { $0 != "/" }.dropFirst() }

  public var description: String { path }

  public static func < (a: EntityID, b: EntityID) -> Bool { a.path < b.path }
}
