import EntenteGraph

extension Statement {
  /// The evidence that carries the date, if one does, or else the first.
  var tellingEvidence: Evidence? {
    let dates = [interval.start, interval.date, interval.end]
    let year = dates.compactMap { $0?.first.year }.first
    return evidence.first { evidence in
      year.map { evidence.quote.contains(String($0)) } ?? false
    } ?? evidence.first
  }
}
