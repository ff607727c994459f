/// What the client found otherwise than it should be.
struct Unexpected: Error, CustomStringConvertible {
  var description: String
}

/// Fails where something is not so.
func check(_ condition: Bool, _ expectation: String) throws {
  guard condition else { throw Unexpected(description: "expected: \(expectation)") }
}

/// Fails where something does not throw an error of a kind.
func check<Failure: Error>(
  throws kind: Failure.Type, _ expectation: String, _ body: () async throws -> Void
) async throws -> Failure {
  do {
    try await body()
  } catch let failure as Failure {
    return failure
  }
  throw Unexpected(description: "expected an error: \(expectation)")
}
