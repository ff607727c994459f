/// A bound on the attributes of one element.
///
/// libxml2 compares each attribute with those before it, so that an element with 200,000 takes minutes. Elements of people
/// stay below a hundred.
enum HTMLAttributeLimit {
  static let most = 500

  /// Replaces what goes beyond the limit by spaces, so that every byte keeps its place; tells of how many elements.
  static func apply(to source: [UInt8]) -> (source: [UInt8], elements: Int) {
    var limited: [UInt8]?
    var elements = 0
    var index = 0
    while index + 1 < source.count {
      guard source[index] == Byte.less, source[index + 1].isLetter else {
        index += 1
        continue
      }
      let (end, surplus) = tag(at: index + 1, in: source)
      if let surplus, surplus < end {
        var bytes = limited ?? source
        limited = nil
        for place in surplus..<end { bytes[place] = Byte.space }
        limited = bytes
        elements += 1
      }
      index = end
    }
    return (limited ?? source, elements)
  }

  /// Where a tag ends, and where its attributes go beyond the limit.
  private static func tag(at start: Int, in source: [UInt8]) -> (end: Int, surplus: Int?) {
    var index = start
    var count = 0
    var surplus: Int?
    var quote: UInt8?
    while index < source.count {
      let byte = source[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == Byte.greater || byte == Byte.less {
        break
      } else if byte == Byte.quote || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte.isSpace, index + 1 < source.count, !source[index + 1].isSpace {
        count += 1
        if count > most, surplus == nil { surplus = index }
      }
      index += 1
    }
    return (index, surplus)
  }
}
