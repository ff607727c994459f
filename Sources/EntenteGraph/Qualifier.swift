/// What a text says of a statement beside its interval: when it was applied for, by whom, how many.
public struct Qualifier: Hashable, Sendable, Comparable {
  /// A value of a qualifier.
  public enum Value: Hashable, Sendable {
    /// A thing of the graph.
    case entity(EntityID)
    /// A date.
    case date(PartialDate)
    /// A number.
    case number(Int)
    /// A text.
    case text(String)
  }

  /// The name in the ontology: `applied`, `of`, `count`, `by`, `reason`, `signed`, `for` …
  public var key: String
  /// What is said.
  public var value: Value

  /// Says something of a statement.
  public init(key: String, value: Value) {
    self.key = key
    self.value = value
  }

  public static func < (a: Qualifier, b: Qualifier) -> Bool {
    a.key != b.key ? a.key < b.key : a.value < b.value
  }

  /// Of two values for one key the finer date, or else the one that sorts first.
  static func better(_ a: Value, _ b: Value) -> Value {
    if case .date(let x) = a, case .date(let y) = b {
      if x.contains(y) { return b }
      if y.contains(x) { return a }
    }
    return min(a, b)
  }
}

extension Qualifier.Value: Comparable, CustomStringConvertible {
  public var description: String { object.description }

  public static func < (a: Qualifier.Value, b: Qualifier.Value) -> Bool { a.object < b.object }

  /// The same value as what a statement may be about, for writers that treat both alike.
  public var object: Statement.Object {
    switch self {
    case .entity(let id): .entity(id)
    case .date(let date): .date(date)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    }
  }
}

extension Qualifier.Value {
  /// What a statement would say as its object, as the value of a qualifier.
  package init(_ object: Statement.Object) {
    self =
      switch object {
      case .entity(let id): .entity(id)
      case .date(let date): .date(date)
      case .text(let text): .text(text)
      case .number(let number): .number(number)
      case .nobody: .text("")
      }
  }
}
