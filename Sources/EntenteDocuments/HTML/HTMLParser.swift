internal import CLibXML2

/// Parses HTML with libxml2 and finds the place of every piece of text in the source.
///
/// libxml2 says where it is only roughly, so each run of characters is aligned with the source itself:
/// between two tags the text stands there byte for byte, except for character references. The
/// parser's position bounds the search.
@safe final class HTMLParser {
  struct Result {
    var events: [HTMLEvent]
    /// Where the parser gave up, and why.
    var failure: (offset: Int, message: String)?
    /// How many elements had more attributes than are read.
    var cutElements: Int
  }

  /// How deep elements may stand in each other; pages of people stay below a hundred.
  private static let deepest = 400

  private let source: [UInt8]
  private let cutElements: Int
  private var context: htmlParserCtxtPtr?
  private var events: [HTMLEvent] = []
  private var pending: [HTMLText] = []
  private var depth = 0
  private var failure: (offset: Int, message: String)?
  /// Up to where the source has been matched with events.
  private var cursor = 0

  static func parse(_ source: [UInt8]) -> Result {
    let parser = HTMLParser(source)
    parser.run()
    return Result(
      events: parser.events, failure: parser.failure, cutElements: parser.cutElements)
  }

  private init(_ source: [UInt8]) {
    (self.source, cutElements) = HTMLAttributeLimit.apply(to: source)
  }

  private func run() {
    LibXML.start
    unsafe source.withUnsafeBytes { bytes in
      guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        bytes.count > 0,
        let context = unsafe htmlCreateMemoryParserCtxt(base, Int32(bytes.count))
      else { return }
      unsafe self.context = context
      defer {
        unsafe htmlFreeParserCtxt(context)
        unsafe self.context = nil
      }
      unsafe install(in: context)
      let options =
        HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
        | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        | HTML_PARSE_COMPACT.rawValue
      unsafe htmlCtxtUseOptions(context, Int32(bitPattern: options))
      // The source is UTF-8 by now, whatever its meta tag says.
      unsafe xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
      unsafe htmlParseDocument(context)
    }
    endText()
  }

  /// Directs the parser's events here.
  private func install(in context: htmlParserCtxtPtr) {
    unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    guard let handler = unsafe context.pointee.sax else { return }
    unsafe handler.pointee = htmlSAXHandler()
    unsafe handler.pointee.startElement = { user, name, attributes in
      guard let parser = unsafe HTMLParser.of(user), let name = unsafe name else { return }
      parser.open(
        unsafe String(cString: name), unsafe HTMLParser.attributes(attributes))
    }
    unsafe handler.pointee.endElement = { user, name in
      guard let parser = unsafe HTMLParser.of(user), let name = unsafe name else { return }
      parser.close(unsafe String(cString: name))
    }
    unsafe handler.pointee.characters = { user, characters, count in
      guard let parser = unsafe HTMLParser.of(user), let characters = unsafe characters else {
        return
      }
      parser.text(unsafe Array(UnsafeBufferPointer(start: characters, count: Int(count))))
    }
    unsafe handler.pointee.ignorableWhitespace = unsafe handler.pointee.characters
    unsafe handler.pointee.cdataBlock = unsafe handler.pointee.characters
    unsafe handler.pointee.comment = { user, _ in
      unsafe HTMLParser.of(user)?.comment()
    }
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> HTMLParser? {
    guard let user = unsafe user else { return nil }
    return unsafe Unmanaged<HTMLParser>.fromOpaque(user).takeUnretainedValue()
  }

  private static func attributes(
    _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> [HTMLAttribute] {
    guard let list = unsafe list else { return [] }
    var attributes: [HTMLAttribute] = []
    var index = 0
    while let name = unsafe list[index] {
      let value = unsafe list[index + 1].map { unsafe String(cString: $0) } ?? ""
      attributes.append(HTMLAttribute(name: unsafe String(cString: name), value: value))
      index += 2
    }
    return attributes
  }

  /// Where the parser is in the source.
  private var position: Int {
    guard let context = unsafe context, let input = unsafe context.pointee.input else {
      return source.count
    }
    let read = unsafe input.pointee.cur - input.pointee.base
    return min(source.count, max(0, Int(unsafe input.pointee.consumed) + read))
  }

  // MARK: Events

  private func open(_ name: String, _ attributes: [HTMLAttribute]) {
    endText()
    depth += 1
    if depth > Self.deepest, failure == nil {
      failure = (position, "elements stand more than \(Self.deepest) deep in each other")
      if let context = unsafe context { unsafe xmlStopParser(context) }
      return
    }
    events.append(.open(name, attributes))
    cursor = max(cursor, position)
    // At a tag that stands in the source the parser is right before its end; an element that HTML
    // implies has no tag.
    if cursor < source.count, source[cursor] == Byte.greater {
      cursor += 1
    } else if source.holds("/>", at: cursor) {
      cursor += 2
    }
  }

  private func close(_ name: String) {
    endText()
    depth -= 1
    events.append(.close(name))
  }

  private func comment() {
    endText()
    cursor = max(cursor, position)
  }

  private func endText() {
    guard !pending.isEmpty else { return }
    events.append(.text(pending))
    pending = []
  }

  // MARK: Alignment

  /// Finds the place of the characters that the parser hands over next.
  private func text(_ characters: [UInt8]) {
    guard failure == nil else { return }
    let limit = position
    var index = 0
    while index < characters.count {
      skipMarkup(before: limit, next: characters[index])
      let start = cursor
      let first = index
      while index < characters.count, cursor < source.count, source[cursor] == characters[index],
        characters[index] != Byte.ampersand
      {
        index += 1
        cursor += 1
      }
      if index > first { pending.append(HTMLText(made: nil, source: start..<cursor)) }
      guard index < characters.count else { break }
      if !takeReference(characters, &index) {
        // What cannot be aligned stands for all up to where the parser is.
        let end = max(cursor, min(limit, source.count))
        pending.append(HTMLText(made: Array(characters[index...]), source: cursor..<end))
        cursor = end
        return
      }
    }
  }

  /// Takes a character reference, or an ampersand that begins none.
  private func takeReference(_ characters: [UInt8], _ index: inout Int) -> Bool {
    guard cursor < source.count, source[cursor] == Byte.ampersand else { return false }
    if let reference = CharacterReference(at: cursor, before: source.count, in: source),
      let bytes = reference.match(characters[index...])
    {
      pending.append(HTMLText(made: reference.bytes, source: cursor..<reference.end))
      index += bytes
      cursor = reference.end
      return true
    }
    guard characters[index] == Byte.ampersand else { return false }
    pending.append(HTMLText(made: nil, source: cursor..<cursor + 1))
    index += 1
    cursor += 1
    return true
  }

  /// Moves the cursor over tags, comments and white space that the parser left out.
  private func skipMarkup(before limit: Int, next: UInt8) {
    while cursor < limit, source[cursor] != next {
      if source.holds("<!--", at: cursor) {
        cursor += 4
        while cursor < source.count, !source.holds("-->", at: cursor) { cursor += 1 }
        cursor = min(source.count, cursor + 3)
      } else if source[cursor] == Byte.less {
        while cursor < source.count, source[cursor] != Byte.greater { cursor += 1 }
        cursor = min(source.count, cursor + 1)
      } else if source[cursor].isSpace || source[cursor] == 0 {
        cursor += 1
      } else {
        return
      }
    }
  }
}

extension CharacterReference {
  /// How many of the characters that a parser read here the reference stands for; `nil` where it is
  /// another one. The no-break space is kept by parsers and a space to readers.
  fileprivate func match(_ characters: ArraySlice<UInt8>) -> Int? {
    if characters.starts(with: bytes) { return bytes.count }
    if bytes == [Byte.space], characters.starts(with: [0xC2, 0xA0]) { return 2 }
    return nil
  }
}
