/// Leads from a document's text to the source it was read from.
///
/// The text is a sequence of runs. A *copied* run stands in the source byte for byte; a *made* run
/// (a decoded entity, an expanded template) stands for the whole of its source range.
///
///     text     |  copied 0..<40  | made |   copied   |
///     source   |  12..<52   |gap|  60..<68  | 70..<…    |
package struct SourceMap: Hashable, Sendable {
  private struct Run: Hashable, Sendable {
    var text: Int32
    var source: Int32
    /// The length in the source of a made run; -1 for a copied one.
    var made: Int32
  }

  private var runs: [Run] = []

  package init() {}

  /// Says that the text from `text` on is copied from `source` on, until the next run begins.
  package mutating func copy(text: Int, source: Int) {
    if let last = runs.last, last.made < 0, Int(last.source) - Int(last.text) == source - text {
      return
    }
    runs.append(Run(text: Int32(text), source: Int32(source), made: -1))
  }

  /// Says that the text from `text` on stands for `source`, until the next run begins.
  package mutating func make(text: Int, source: Range<Int>) {
    runs.append(
      Run(text: Int32(text), source: Int32(source.lowerBound), made: Int32(source.count)))
  }

  /// The source of a range of the text: from where its first byte comes from to where its last one
  /// does.
  package func source(of range: Range<Int>) -> Range<Int> {
    guard !runs.isEmpty else { return range }
    let start = bounds(of: range.lowerBound).lowerBound
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, bounds(of: range.upperBound - 1).upperBound)
  }

  /// Whether every byte of a range is copied, so that the source holds the same bytes there.
  package func isCopied(_ range: Range<Int>) -> Bool {
    guard !runs.isEmpty, !range.isEmpty else { return true }
    let run = runIndex(at: range.lowerBound)
    let end = run + 1 < runs.count ? Int(runs[run + 1].text) : Int.max
    return runs[run].made < 0 && range.upperBound <= end
  }

  /// Forgets everything from `text` on.
  package mutating func truncate(text: Int) {
    while let last = runs.last, Int(last.text) >= text { runs.removeLast() }
  }

  /// How many runs it consists of.
  package var runCount: Int { runs.count }

  private func bounds(of position: Int) -> Range<Int> {
    let run = runs[runIndex(at: position)]
    if run.made >= 0 { return Int(run.source)..<Int(run.source + run.made) }
    let source = Int(run.source) + position - Int(run.text)
    return source..<source + 1
  }

  /// The index of the last run that begins at or before `position`.
  private func runIndex(at position: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if Int(runs[middle].text) <= position { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}
