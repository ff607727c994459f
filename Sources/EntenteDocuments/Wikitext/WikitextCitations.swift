internal import EntenteGraph

/// The citations of a page while it is read: a name may be used before it is defined.
struct WikitextCitations {
  private struct Pending {
    var mark: CitationMark
    /// The name of the reference whose citations stand for this one.
    var name: String?
  }

  private var pending: [Pending] = []
  private var defined: [String: [Citation]] = [:]

  /// Adds a citation at its place, also to the reference of that name.
  mutating func append(_ mark: CitationMark, name: String?) {
    pending.append(Pending(mark: mark, name: nil))
    if let name { define(name, mark.citation) }
  }

  /// Adds a place where a reference is used by its name.
  mutating func use(_ name: String, at position: Int) {
    pending.append(
      Pending(mark: CitationMark(position: position, citation: Citation()), name: name))
  }

  /// Adds a citation to the reference of that name.
  mutating func define(_ name: String, _ citation: Citation) {
    guard defined[name]?.contains(citation) != true else { return }
    defined[name, default: []].append(citation)
  }

  /// How many have been added: what ``take(from:)`` counts from.
  var count: Int { pending.count }

  /// Removes the citations added since `count` was taken and returns them.
  mutating func take(from count: Int) -> [Citation] {
    guard count < pending.count else { return [] }
    let taken = pending[count...].filter { $0.name == nil }.map(\.mark.citation)
    pending.removeSubrange(count...)
    return taken
  }

  /// Gives the citations to the document. A name that is never defined is counted.
  func resolve(into builder: inout DocumentBuilder) {
    var marks: [CitationMark] = []
    marks.reserveCapacity(pending.count)
    for item in pending {
      guard let name = item.name else {
        marks.append(item.mark)
        continue
      }
      guard let citations = defined[name] else {
        builder.passOver("reference without a definition")
        continue
      }
      for citation in citations {
        marks.append(CitationMark(position: item.mark.position, citation: citation))
      }
    }
    builder.replaceCitations(marks)
  }
}
