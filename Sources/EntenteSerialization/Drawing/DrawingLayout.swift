/// How a graph is laid out in a picture.
public enum DrawingLayout: String, CaseIterable, Sendable {
  /// What is connected comes close.
  case force
  /// All in a ring, by class.
  case circle
  /// On a map, where places are known.
  case map
  /// A lane for each relation, along the years.
  case time
  /// Members by the organizations they are members of.
  case matrix
}
