import EntenteGraph

/// Writes what a graph holds as bytes that ``SpoolReader`` reads back: numbers as varints, texts with
/// their length before them, what may be missing with a byte that tells.
struct SpoolWriter {
  var bytes: [UInt8] = []
  /// The number of each text that was written, where equal texts are written once.
  private var places: [String: Int]?
  private var texts: [String] = []

  /// Creates a writer; one that shares texts writes a text that came before as its number, and only
  /// a reader that shares texts understands it.
  init(sharingTexts: Bool = false) { places = sharingTexts ? [:] : nil }

  mutating func write(_ number: Int) {
    // Signs go last, so that small numbers of either sign are short.
    var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ text: String) {
    if places != nil {
      // Strings are equal that are spelled with other scalars, and those must stay as they are.
      if let place = places?[text], texts[place].utf8.elementsEqual(text.utf8) {
        return write(place)
      }
      places?[text] = texts.count
      write(texts.count)
      texts.append(text)
    }
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes bytes with their number before them.
  mutating func write(bytes other: [UInt8]) {
    write(other.count)
    bytes.append(contentsOf: other)
  }

  mutating func write(_ number: Double) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(shift)))
    }
  }

  mutating func write<Value>(
    _ value: Value?, _ body: (inout SpoolWriter, Value) -> Void
  ) {
    bytes.append(value == nil ? 0 : 1)
    if let value { body(&self, value) }
  }

  mutating func write(_ text: String?) { write(text) { $0.write($1) } }

  mutating func write<Element>(
    _ elements: [Element], _ body: (inout SpoolWriter, Element) -> Void
  ) {
    write(elements.count)
    for element in elements { body(&self, element) }
  }

  mutating func write(_ date: PartialDate) {
    write(date.first)
    write(date.last) { $0.write($1) }
    bytes.append((date.openSide?.rawValue ?? 0) << 4 | date.certainty.rawValue)
  }

  private mutating func write(_ date: CalendarDate) {
    write(date.year) { $0.write($1) }
    write(date.month ?? 0)
    write(date.day ?? 0)
  }

  mutating func write(_ object: Statement.Object) {
    switch object {
    case .entity(let id):
      bytes.append(0)
      write(id.path)
    case .date(let date):
      bytes.append(1)
      write(date)
    case .text(let text):
      bytes.append(2)
      write(text)
    case .number(let number):
      bytes.append(3)
      write(number)
    case .nobody: bytes.append(4)
    }
  }
}
