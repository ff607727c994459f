/// What a caller can choose about a picture.
public struct DrawingOptions: Sendable {
  /// How it is laid out.
  public var layout = DrawingLayout.force
  /// How many nodes a picture shows at most: the most connected ones.
  public var maximumNodes = 300
  /// The name or IRI of the entity whose neighbourhood alone is drawn.
  public var ego: String?

  /// The usual choices.
  public init() {}
}
