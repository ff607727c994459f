/// A terminal, on which nothing is shown that it would obey; see ``VisibleText``.
final class TerminalSink: ByteSink {
  private let sink: any ByteSink
  /// The beginning of a character whose end has not come yet.
  private var rest: [UInt8] = []

  init(before sink: any ByteSink) { self.sink = sink }

  func write(_ bytes: UnsafeRawBufferPointer) throws(ByteSinkError) {
    unsafe rest.append(contentsOf: bytes)
    let start = rest.lastIndex { $0 & 0xC0 != 0x80 } ?? rest.endIndex
    let isWhole = start == rest.endIndex || rest[start] < 0x80 || rest.endIndex - start >= 4
    let end = isWhole ? rest.endIndex : start
    try show(end)
  }

  func commit() throws(ByteSinkError) {
    try show(rest.count)
    try sink.commit()
  }

  func abandon() { sink.abandon() }

  private func show(_ end: Int) throws(ByteSinkError) {
    let text = VisibleText.escaped(String(decoding: rest[..<end], as: UTF8.self), .lines)
    rest.removeSubrange(..<end)
    let bytes = Array(text.utf8)
    var failure: ByteSinkError?
    unsafe bytes.withUnsafeBytes { buffer in
      do throws(ByteSinkError) { unsafe try sink.write(buffer) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
