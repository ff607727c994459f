import EntenteBytes

/// The tokens that N-Triples, N-Quads, Turtle and TriG share.
///
/// Memory layout of `store.bytes`:
///
///     | text of the document … | decoded: escapes resolved, prefixes expanded … |
///     0                        limit                                            count
///
/// A token without escapes is a range of the text itself; the others are appended behind it. A
/// reader cuts the tail back when a statement is done.
struct RDFScanner {
  var store = TermStore()
  /// The next byte to read.
  var position = 0
  /// Where the text ends.
  private(set) var limit = 0
  /// The number of the line that the text begins with; more than 1 for a later piece of a document.
  private var firstLine = 1

  init() {}

  /// Takes the next piece of text; throws where it is not UTF-8.
  mutating func load(_ text: [UInt8], firstLine: Int = 1) throws(RDFSyntaxError) {
    store.bytes = text
    store.triples.removeAll(keepingCapacity: true)
    position = 0
    limit = text.count
    self.firstLine = firstLine
    let invalid = ByteScan.invalidUTF8(in: text)
    if invalid < limit { throw error("the text is not UTF-8", at: invalid) }
  }

  /// The next byte, 0 at the end.
  @inline(__always) var current: UInt8 { position < limit ? store.bytes[position] : 0 }

  /// The byte `distance` behind the next one, 0 past the end.
  @inline(__always) func peek(_ distance: Int = 1) -> UInt8 {
    position + distance < limit ? store.bytes[position + distance] : 0
  }

  var isAtEnd: Bool { position >= limit }

  /// The error with a message for people, located.
  func error(_ message: String, at place: Int? = nil) -> RDFSyntaxError {
    let place = min(place ?? position, limit)
    var line = firstLine
    var lineStart = 0
    for index in 0..<place where store.bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    return RDFSyntaxError(line: line, column: place - lineStart + 1, message: message)
  }

  /// How a message calls what stands at the position.
  var found: String {
    if isAtEnd { return "the end of the document" }
    let text = store.bytes[position..<min(position + 12, limit)].prefix { $0 > 0x20 }
    return text.isEmpty ? "white space" : "“\(String(decoding: text, as: UTF8.self))”"
  }

  /// Passes over white space and comments.
  @inline(__always) mutating func skipSpace() {
    while position < limit {
      switch store.bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case UInt8(ascii: "#"): skipComment()
      default: return
      }
    }
  }

  /// Passes over spaces and tabs.
  @inline(__always) mutating func skipBlanks() {
    while position < limit, store.bytes[position] == 0x20 || store.bytes[position] == 0x09 {
      position += 1
    }
  }

  /// Passes over the rest of the line.
  mutating func skipComment() {
    while position < limit, store.bytes[position] != 0x0A, store.bytes[position] != 0x0D {
      position += 1
    }
  }

  /// Passes over `byte` if it is next.
  @inline(__always) mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte, position < limit else { return false }
    position += 1
    return true
  }

  mutating func expect(_ byte: UInt8, _ where: String) throws(RDFSyntaxError) {
    guard take(byte) else {
      throw error("expected “\(Character(Unicode.Scalar(byte)))” \(`where`), found \(found)")
    }
  }

  /// The character at `index` of the text and its length in bytes.
  func scalar(at index: Int) -> (value: UInt32, length: Int) {
    guard index < limit else { return (0, 0) }
    let bytes = store.bytes
    let lead = UInt32(bytes[index])
    func next(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset] & 0x3F) }
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | next(1), 2) }
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return ((lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }

  /// Appends the UTF-8 of a character behind the text.
  mutating func decode(_ scalar: UInt32) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    for byte in UTF8.encode(scalar).unsafelyUnwrappedBytes { store.bytes.append(byte) }
  }
}

extension Optional where Wrapped == UTF8.EncodedScalar {
  /// The bytes of a scalar; every scalar has a UTF-8 form.
  fileprivate var unsafelyUnwrappedBytes: UTF8.EncodedScalar {
    self ?? UTF8.encodedReplacementCharacter
  }
}
