/// Objects that texts hold again and again, by their bytes, so that each is parsed once.
package final class JSONMemory {
  /// The members whose values are kept.
  let keys: Set<String>
  private let limit: Int
  private var known: [UInt64: (text: [UInt8], value: JSONValue)] = [:]

  /// - Parameters:
  ///   - keys: the members whose values are kept where they are objects.
  ///   - limit: how many are kept at most.
  package init(keys: Set<String>, limit: Int) {
    self.keys = keys
    self.limit = limit
  }

  /// What a text was parsed as.
  func value(_ digest: UInt64, _ text: ArraySlice<UInt8>) -> JSONValue? {
    guard let entry = known[digest], entry.text.elementsEqual(text) else { return nil }
    return entry.value
  }

  /// Keeps what a text was parsed as.
  func keep(_ value: JSONValue, _ digest: UInt64, _ text: ArraySlice<UInt8>) {
    if known.count >= limit { known.removeAll(keepingCapacity: true) }
    known[digest] = (Array(text), value)
  }
}
