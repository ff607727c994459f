import EntenteBytes
import EntenteDocuments

/// The lines of a file, one after the other, in a memory that holds one of them.
struct LineSource: ~Copyable {
  private let source: ByteSource
  private(set) var buffer: [UInt8] = []
  /// What of the buffer was not handed out yet.
  private var rest = 0
  private var scanned = 0
  private var isAtEnd = false
  /// The number of the line that was handed out last, from 1.
  private(set) var number = 0

  init(_ source: ByteSource) { self.source = source }

  /// The next line without its end, as a range of ``buffer``; `nil` at the end of the file.
  mutating func next() throws(ByteSource.Failure) -> Range<Int>? {
    while true {
      if let end = buffer[scanned...].firstIndex(of: 0x0A) {
        defer {
          rest = end + 1
          scanned = rest
          number += 1
        }
        return rest..<end
      }
      scanned = buffer.count
      if isAtEnd {
        guard rest < buffer.count else { return nil }
        number += 1
        defer { rest = buffer.count }
        return rest..<buffer.count
      }
      buffer.removeSubrange(..<rest)
      scanned -= rest
      rest = 0
      isAtEnd = try source.read(1 << 18, into: &buffer) == 0
    }
  }
}
