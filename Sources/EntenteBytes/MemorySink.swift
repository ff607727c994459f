/// Memory, for tests and for callers that want the bytes themselves.
package final class MemorySink: ByteSink {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package func write(_ bytes: UnsafeRawBufferPointer) throws(ByteSinkError) {
    unsafe self.bytes.append(contentsOf: bytes)
  }

  package func commit() throws(ByteSinkError) {}
  package func abandon() { bytes = [] }

  /// What was written, as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
