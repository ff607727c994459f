import CBytes

/// Scans over UTF-8 that dominate the reading and writing of RDF.
///
/// - Complexity: linear, 16 bytes a step where the processor has vectors of that size.
package enum ByteScan {
  /// Where in `range` the first byte stands that a literal cannot hold as it is: a control, `"`,
  /// `\`, DEL, or 0xEF, which may begin U+FFFE or U+FFFF.
  @inlinable @inline(__always)
  package static func literalEnd(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    unsafe bytes.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress, range.upperBound <= text.count else {
        return range.lowerBound
      }
      return unsafe range.lowerBound + literalRun(start + range.lowerBound, range.count)
    }
  }

  /// Where in `range` the first byte stands that an IRI reference cannot hold as it is.
  @inlinable @inline(__always)
  package static func iriEnd(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    unsafe bytes.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress, range.upperBound <= text.count else {
        return range.lowerBound
      }
      return unsafe range.lowerBound + iriRun(start + range.lowerBound, range.count)
    }
  }

  /// Where in `bytes` the first sequence stands that is not UTF-8, `bytes.count` where all is well.
  package static func invalidUTF8(in bytes: [UInt8]) -> Int {
    unsafe bytes.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress else { return 0 }
      return unsafe EntenteUTF8Run(start, text.count)
    }
  }

  /// Whether `range` of `bytes` holds the same as `otherRange` of `other`.
  @inlinable @inline(__always)
  package static func equal(
    _ bytes: [UInt8], _ range: Range<Int>, _ other: [UInt8], _ otherRange: Range<Int>
  ) -> Bool {
    guard range.count == otherRange.count else { return false }
    precondition(range.upperBound <= bytes.count && otherRange.upperBound <= other.count)
    return unsafe bytes.withUnsafeBufferPointer { a in
      unsafe other.withUnsafeBufferPointer { b in
        guard let first = a.baseAddress, let second = b.baseAddress else { return true }
        return unsafe sameBytes(
          first + range.lowerBound, second + otherRange.lowerBound, range.count)
      }
    }
  }

  @usableFromInline package static func sameBytes(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    unsafe EntenteEqual(a, b, count) != 0
  }

  /// How often a byte comes in `range`.
  package static func count(_ byte: UInt8, in bytes: [UInt8], _ range: Range<Int>) -> Int {
    unsafe bytes.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress, range.upperBound <= text.count else { return 0 }
      return unsafe Int(EntenteByteCount(start + range.lowerBound, range.count, byte))
    }
  }

  @usableFromInline package static func literalRun(_ text: UnsafePointer<UInt8>, _ count: Int)
    -> Int
  {
    unsafe EntenteLiteralRun(text, count)
  }

  @usableFromInline package static func iriRun(_ text: UnsafePointer<UInt8>, _ count: Int) -> Int {
    unsafe EntenteIRIRun(text, count)
  }
}
