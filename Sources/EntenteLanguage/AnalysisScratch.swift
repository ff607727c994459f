internal import Synchronization

/// What the analysis of one batch of sentences after the other works with.
final class AnalysisScratch {
  var batch = NetworkBatch()
  var forms: [WordForm] = []
  var lemmas = RecentLemmas()

  /// Takes the words of a sentence.
  func fillForms(_ sentence: Sentence, _ text: [UInt8], _ clusters: Clusters?) {
    forms.removeAll(keepingCapacity: true)
    for index in sentence.tokens.indices {
      let form = WordForm(text, sentence.tokens[index].range)
      clusters?.prefetch(form)
      forms.append(form)
    }
    guard let clusters else { return }
    for index in forms.indices { clusters.fill(&forms[index]) }
  }
}

/// Scratch that waits for the next text, so that what was learned of words is not lost with each paragraph.
///
/// What is kept changes no result: it is what the models would say again.
final class ScratchPool: Sendable {
  // What waits is known to nobody else, so handing it from one task to another is safe.
  private struct Waiting: @unchecked Sendable {
    var scratch: [AnalysisScratch] = []
  }

  private let waiting = Mutex(Waiting())

  /// Calls `body` with scratch that nobody else uses meanwhile.
  func with<Result: ~Copyable, E: Error>(
    _ body: (AnalysisScratch) throws(E) -> Result
  ) throws(E) -> Result {
    let scratch = waiting.withLock { $0.scratch.popLast() } ?? AnalysisScratch()
    defer { waiting.withLock { $0.scratch.append(scratch) } }
    return try body(scratch)
  }
}
