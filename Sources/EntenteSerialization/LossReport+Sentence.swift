import EntenteRDF

extension LossReport {
  /// The losses for people: `3 characters that XML forbids, 1 names of graphs`.
  package var sentence: String {
    entries.map { "\($0.count) \($0.kind.rawValue)" }.joined(separator: ", ")
  }

  /// Whether `--strict` refuses: a plain graph leaves statements out by its nature, which is no loss
  /// of the format.
  var preventsStrict: Bool { entries.contains { $0.kind != .statement && $0.kind != .infinity } }
}
