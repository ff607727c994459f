/// A buffer before a sink, to which writers append.
///
/// A failure of the sink sticks: what is appended after it goes nowhere, and ``finish()`` throws it,
/// so that appending needs no error handling at each of its many places. Long-running writers look at
/// ``failure`` now and then.
@safe package struct ByteOutput: ~Copyable {
  @usableFromInline let base: UnsafeMutablePointer<UInt8>
  @usableFromInline let capacity: Int
  @usableFromInline var cursor = 0
  private let sink: any ByteSink
  /// The first failure of the sink.
  package private(set) var failure: ByteSinkError?
  private var flushedCount = 0

  /// Creates an output before `sink` with a buffer of `capacity` bytes.
  package init(to sink: any ByteSink, capacity: Int = 1 << 17) {
    self.sink = sink
    self.capacity = capacity
    unsafe base = .allocate(capacity: capacity)
  }

  deinit { unsafe base.deallocate() }

  /// The number of bytes appended so far.
  package var count: Int { flushedCount + cursor }

  /// Appends one byte.
  @inlinable @inline(__always)
  package mutating func append(_ byte: UInt8) {
    if cursor == capacity { flush() }
    unsafe base[cursor] = byte
    cursor += 1
  }

  /// Appends a part of `bytes`.
  @inlinable @inline(__always)
  package mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    unsafe bytes.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      unsafe append(start + range.lowerBound, range.count)
    }
  }

  /// Appends all of `bytes`.
  @inlinable @inline(__always)
  package mutating func append(_ bytes: [UInt8]) { append(bytes, 0..<bytes.count) }

  /// Appends a literal of the program.
  @inlinable @inline(__always)
  package mutating func append(_ text: StaticString) {
    unsafe append(text.utf8Start, text.utf8CodeUnitCount)
  }

  /// Appends the UTF-8 of a string.
  package mutating func append(text: some StringProtocol) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { source in
      guard let start = source.baseAddress else { return }
      unsafe append(start, source.count)
    }
    if done == nil { for byte in text.utf8 { append(byte) } }
  }

  @inlinable @inline(__always)
  mutating func append(_ source: UnsafePointer<UInt8>, _ count: Int) {
    if count <= capacity - cursor {
      unsafe (base + cursor).update(from: source, count: count)
      cursor += count
    } else {
      unsafe appendAcrossBuffers(source, count)
    }
  }

  @usableFromInline
  mutating func appendAcrossBuffers(_ source: UnsafePointer<UInt8>, _ count: Int) {
    flush()
    if count > capacity {
      unsafe hand(UnsafeRawBufferPointer(start: source, count: count))
    } else {
      unsafe base.update(from: source, count: count)
      cursor = count
    }
  }

  /// Hands the buffer over to the sink.
  package mutating func flush() {
    unsafe hand(UnsafeRawBufferPointer(start: base, count: cursor))
    cursor = 0
  }

  private mutating func hand(_ bytes: UnsafeRawBufferPointer) {
    flushedCount += bytes.count
    guard failure == nil, unsafe !bytes.isEmpty else { return }
    do { unsafe try sink.write(bytes) } catch { failure = error }
  }

  /// Throws the failure of the sink, where there was one.
  package func check() throws(ByteSinkError) {
    if let failure { throw failure }
  }

  /// Hands over the rest and makes it final; where anything failed, abandons it and throws.
  package mutating func finish() throws(ByteSinkError) {
    flush()
    if let failure {
      sink.abandon()
      throw failure
    }
    try sink.commit()
  }

  /// Gives up: the sink leaves everything as it was before.
  package mutating func abandon() {
    cursor = 0
    sink.abandon()
  }
}
