extension Statement {
  /// Takes over evidence that is sorted; what both have is there once.
  ///
  /// - Complexity: O(*n*) in the evidence of both, O(*m*) in that of the other where all of it stands behind.
  mutating func adopt(evidence others: [Evidence]) {
    guard let first = others.first else { return }
    guard let last = evidence.last, !(last < first) else {
      for other in others { Self.append(other, to: &evidence) }
      return
    }
    var merged: [Evidence] = []
    merged.reserveCapacity(evidence.count + others.count)
    var (mine, theirs) = (0, 0)
    while mine < evidence.count || theirs < others.count {
      if theirs == others.count
        || (mine < evidence.count && !(others[theirs] < evidence[mine]))
      {
        Self.append(evidence[mine], to: &merged)
        mine += 1
      } else {
        Self.append(others[theirs], to: &merged)
        theirs += 1
      }
    }
    evidence = merged
  }

  /// Appends a piece that stands before none, unless it is there: what is equal stands side by side, beside what the
  /// order does not tell apart.
  private static func append(_ next: Evidence, to list: inout [Evidence]) {
    var place = list.count
    while place > 0, !(list[place - 1] < next) {
      place -= 1
      if list[place] == next { return }
    }
    list.append(next)
  }
}
