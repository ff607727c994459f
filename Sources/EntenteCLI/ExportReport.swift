import EntenteRDF
import EntenteSerialization

/// What a person is told about the files of an export: where they stand, and what they lack.
struct ExportReport {
  var summaries: [ExportSummary]
  var plan: OutputPlan

  /// Says what was lost, and with files what was written where.
  func say(withFiles: Bool) {
    for summary in summaries where summary.path == nil {
      if withFiles, let path = plan.path(of: summary.format) {
        let counts = summary.counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
        StandardError.say("wrote \(path): \(counts)")
      }
    }
    var sentences: [String] = []
    for summary in summaries where !summary.losses.isEmpty {
      if !sentences.contains(summary.losses.sentence) { sentences.append(summary.losses.sentence) }
    }
    for sentence in sentences {
      let formats = summaries.filter { $0.losses.sentence == sentence }.map(\.format.rawValue)
      StandardError.say(
        "entente: warning: \(formats.joined(separator: ", ")) cannot carry \(sentence)")
    }
  }
}
