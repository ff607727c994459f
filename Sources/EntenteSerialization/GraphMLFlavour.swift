/// What GraphML must have for the program that reads it, or must not have.
public enum GraphMLFlavour: Sendable {
  /// With the attributes that Gephi and APOC read.
  case usual
  /// Without attributes that the schema does not know.
  case strict
  /// With shapes, colours, places and labels in the extension of yFiles.
  case yed
  /// With classes and relations under `labelV` and `labelE`, and an edge a statement, for Gremlin.
  case tinkerpop
}
