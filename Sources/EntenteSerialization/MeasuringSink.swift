package import EntenteBytes
import EntenteGraph

/// A sink before another one that counts what passes, digests it where a manifest wants that, and
/// holds back the commit until all files of an export are written. It ends where the task is cancelled.
package final class MeasuringSink: ByteSink {
  private let sink: any ByteSink
  private var hash: SHA256?
  package private(set) var count = 0
  private let meter = RunMeter.current

  package init(before sink: any ByteSink, digesting: Bool) {
    self.sink = sink
    hash = digesting ? SHA256() : nil
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(ByteSinkError) {
    try Self.checkCancellation()
    count += bytes.count
    meter?.advance(bytes.count, in: .writing)
    if hash != nil { unsafe hash?.update(Array(bytes)) }
    unsafe try sink.write(bytes)
  }

  /// Ends what a task writes that was cancelled.
  static func checkCancellation() throws(ByteSinkError) {
    guard Task.isCancelled else { return }
    throw ByteSinkError(code: .cancelled, path: "the graph", reason: "the task was cancelled")
  }

  /// Does nothing yet; see ``commitForGood()``.
  package func commit() throws(ByteSinkError) {}

  package func commitForGood() throws(ByteSinkError) { try sink.commit() }

  package func abandon() { sink.abandon() }

  /// The SHA-256 of what passed, in hexadecimal.
  package var digest: String? {
    guard var hash else { return nil }
    return hash.finish().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
