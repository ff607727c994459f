import EntenteBytes

/// A JSON array that is written element by element.
struct JSONColumn {
  private(set) var bytes: [UInt8] = [UInt8(ascii: "[")]
  private var isEmpty = true

  private mutating func separate() {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
  }

  mutating func append(_ number: Int) {
    separate()
    bytes.append(text: String(number))
  }

  mutating func append(_ text: String) {
    separate()
    JSONText.append(text, to: &bytes)
  }

  mutating func append(_ texts: [String]) {
    var column = JSONColumn()
    for text in texts { column.append(text) }
    append(json: column.closed)
  }

  mutating func append(_ numbers: [Int]) {
    var column = JSONColumn()
    for number in numbers { column.append(number) }
    append(json: column.closed)
  }

  /// Appends what is JSON already.
  mutating func append(json: [UInt8]) {
    separate()
    bytes += json
  }

  /// The whole array.
  var closed: [UInt8] { bytes + [UInt8(ascii: "]")] }
}

/// A JSON object that is written member by member.
struct JSONMembers {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]
  private var isEmpty = true

  mutating func append(_ name: String, json: [UInt8]) {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
    JSONText.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    bytes += json
  }

  mutating func append(_ name: String, _ text: String) {
    var json: [UInt8] = []
    JSONText.append(text, to: &json)
    append(name, json: json)
  }

  mutating func append(_ name: String, _ column: JSONColumn) { append(name, json: column.closed) }

  /// The whole object.
  var closed: [UInt8] { bytes + [UInt8(ascii: "}")] }
}

/// Things that are told by their place in the order in which they first came.
struct Numbering<Element: Hashable> {
  private(set) var elements: [Element] = []
  private var places: [Element: Int] = [:]

  mutating func place(of element: Element) -> Int {
    if let known = places[element] { return known }
    places[element] = elements.count
    elements.append(element)
    return elements.count - 1
  }
}
