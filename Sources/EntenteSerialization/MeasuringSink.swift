package import EntenteBytes
import EntenteGraph

/// A sink before another one that counts and digests what passes, and holds back the commit until
/// all files of an export are written.
package final class MeasuringSink: ByteSink {
  private let sink: any ByteSink
  private var hash = SHA256()
  package private(set) var count = 0

  package init(before sink: any ByteSink) { self.sink = sink }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(ByteSinkError) {
    count += bytes.count
    unsafe hash.update(Array(bytes))
    unsafe try sink.write(bytes)
  }

  /// Does nothing yet; see ``commitForGood()``.
  package func commit() throws(ByteSinkError) {}

  package func commitForGood() throws(ByteSinkError) { try sink.commit() }

  package func abandon() { sink.abandon() }

  /// The SHA-256 of what passed, in hexadecimal.
  package var digest: String {
    var hash = hash
    return hash.finish().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
