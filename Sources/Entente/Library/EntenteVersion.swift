/// The version of the library and of the tool, by Semantic Versioning: the one place that states it.
public enum EntenteVersion {
  /// The version, such as `0.1.0`.
  public static let current = "0.1.0"
}
