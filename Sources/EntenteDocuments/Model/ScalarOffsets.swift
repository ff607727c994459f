/// Turns byte positions of UTF-8 text into counts of Unicode scalars.
///
/// Holds the count at every 256th byte, so that a look-up reads at most 255 bytes; made in one pass.
package struct ScalarOffsets: Sendable {
  private static let stride = 256

  private let bytes: [UInt8]
  private let counts: [Int32]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var counts: [Int32] = []
    counts.reserveCapacity(bytes.count / Self.stride + 1)
    var count: Int32 = 0
    var position = 0
    while position < bytes.count {
      counts.append(count)
      let end = min(position + Self.stride, bytes.count)
      for index in position..<end where bytes[index] & 0xC0 != 0x80 { count += 1 }
      position = end
    }
    counts.append(count)
    self.counts = counts
  }

  /// The number of scalars that begin before `position`; a position past the end counts as the end.
  package func scalars(before position: Int) -> Int {
    let position = min(max(0, position), bytes.count)
    guard position < bytes.count else { return Int(counts[counts.count - 1]) }
    let block = position / Self.stride
    var count = Int(counts[block])
    for index in block * Self.stride..<position where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The range in scalars of a range in bytes.
  package func scalars(of range: Range<Int>) -> Range<Int> {
    let start = scalars(before: range.lowerBound)
    return start..<max(start, scalars(before: range.upperBound))
  }
}
