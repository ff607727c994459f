import EntenteGraph

/// Reads what ``SpoolWriter`` wrote.
struct SpoolReader {
  /// A temporary file that does not hold what was written into it.
  struct Damage: Error, CustomStringConvertible {
    var description: String { "a temporary file was damaged" }
  }

  private let bytes: [UInt8]
  private(set) var position: Int
  /// The texts that were read, where equal ones were written once.
  private var texts: [String]?

  init(_ bytes: [UInt8], at position: Int = 0, sharingTexts: Bool = false) {
    self.bytes = bytes
    self.position = position
    texts = sharingTexts ? [] : nil
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() throws(Damage) -> UInt8 {
    guard position < bytes.count else { throw Damage() }
    position += 1
    return bytes[position - 1]
  }

  mutating func number() throws(Damage) -> Int {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 {
        return Int(Int64(bitPattern: value >> 1)) ^ -Int(Int64(bitPattern: value & 1))
      }
    }
    throw Damage()
  }

  mutating func text() throws(Damage) -> String {
    if let known = texts {
      let place = try number()
      guard 0...known.count ~= place else { throw Damage() }
      if place < known.count { return known[place] }
    }
    let range = try span()
    let text = String(decoding: bytes[range], as: UTF8.self)
    texts?.append(text)
    return text
  }

  /// Reads bytes with their number before them.
  mutating func span() throws(Damage) -> Range<Int> {
    let count = try number()
    guard count >= 0, count <= bytes.count - position else { throw Damage() }
    position += count
    return position - count..<position
  }

  /// Reads the bytes that ``SpoolWriter/write(bytes:)`` wrote.
  mutating func block() throws(Damage) -> [UInt8] { Array(bytes[try span()]) }

  mutating func double() throws(Damage) -> Double {
    var pattern: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) { pattern |= UInt64(try byte()) << shift }
    return Double(bitPattern: pattern)
  }

  mutating func optional<Value>(
    _ body: (inout SpoolReader) throws(Damage) -> Value
  ) throws(Damage) -> Value? {
    try byte() == 0 ? nil : try body(&self)
  }

  mutating func optionalText() throws(Damage) -> String? {
    try byte() == 0 ? nil : try text()
  }

  mutating func list<Element>(
    _ body: (inout SpoolReader) throws(Damage) -> Element
  ) throws(Damage) -> [Element] {
    let count = try number()
    guard count >= 0, count <= bytes.count - position else { throw Damage() }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try body(&self)) }
    return elements
  }

  mutating func date() throws(Damage) -> PartialDate {
    let first = try calendarDate()
    let last = try byte() == 0 ? nil : try calendarDate()
    let marks = try byte()
    guard let certainty = PartialDate.Certainty(rawValue: marks & 0xF) else { throw Damage() }
    switch (last, PartialDate.OpenSide(rawValue: marks >> 4)) {
    case (let last?, nil) where marks >> 4 == 0:
      guard let range = PartialDate(from: first, to: last) else { throw Damage() }
      return range.told(certainty)
    case (nil, let side?): return PartialDate(side, first).told(certainty)
    case (nil, nil) where marks >> 4 == 0: return PartialDate(first).told(certainty)
    default: throw Damage()
    }
  }

  private mutating func calendarDate() throws(Damage) -> CalendarDate {
    let year = try byte() == 0 ? nil : try number()
    let month = try number()
    let day = try number()
    guard
      let date = CalendarDate(
        year: year, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    else { throw Damage() }
    return date
  }

  mutating func object() throws(Damage) -> Statement.Object {
    switch try byte() {
    case 0: .entity(EntityID(path: try text()))
    case 1: .date(try date())
    case 2: .text(try text())
    case 3: .number(try number())
    case 4: .nobody
    default: throw Damage()
    }
  }
}
