/// What the parser meets in HTML, in order.
enum HTMLEvent {
  case open(String, [HTMLAttribute])
  case close(String)
  /// Text, and where each part of it stands in the source.
  case text([HTMLText])
}

struct HTMLAttribute: Hashable {
  var name: String
  var value: String
}

/// A part of the text of HTML.
struct HTMLText {
  /// The characters in UTF-8 where they do not stand so in the source.
  var made: [UInt8]?
  var source: Range<Int>

  /// Whether it shows nothing but white space.
  func isBlank(in text: [UInt8]) -> Bool {
    made?.allSatisfy(\.isSpace) ?? text[source].allSatisfy(\.isSpace)
  }
}
