internal import CLibXML2

/// Reads XML node by node from a file of any size, in constant memory.
///
/// libxml2 keeps its own limits on depth (256), text (10 MB) and entities here. A document type
/// declaration is refused: what Entente reads has none, and attacks begin there.
@safe final class XMLPullReader {
  enum Node: Hashable {
    case start(String, isEmpty: Bool)
    case end(String)
    case text
    case other
  }

  /// What stands in the way of reading on.
  struct Failure: Error {
    var line: Int
    var message: String
  }

  /// What libxml2's read callback takes bytes from.
  private final class Input {
    let file: any ByteInput
    var head: ArraySlice<UInt8>
    var failure: Diagnostic?
    /// Whether the file has been read to its end, and does not end with the end of its root.
    private(set) var isCutOff = false
    private var isAtEnd = false
    private let root: String
    /// The first bytes of the file, as far as the root is looked for.
    private var beginning: [UInt8] = []
    /// The last bytes of the file so far, without white space behind them.
    private var tail: [UInt8] = []

    init(_ file: any ByteInput, head: [UInt8], root: String) {
      self.file = file
      self.head = head[...]
      self.root = root
    }

    func read(_ limit: Int) -> [UInt8] {
      if head.isEmpty, !isAtEnd {
        var bytes: [UInt8] = []
        do throws(Diagnostic) {
          isAtEnd = try !file.read(into: &bytes, limit: limit)
        } catch {
          failure = error
        }
        head = bytes[...]
        if isAtEnd, isRootOpen { cutOff() }
      }
      let bytes = Array(head.prefix(limit))
      head = head.dropFirst(bytes.count)
      keepEnds(of: bytes)
      return bytes
    }

    private func keepEnds(of bytes: [UInt8]) {
      if beginning.count < 4096 { beginning.append(contentsOf: bytes) }
      var last = bytes[...]
      while last.last?.isSpace == true { last.removeLast() }
      if !last.isEmpty { tail = Array((tail + last.suffix(64)).suffix(64)) }
    }

    /// Whether the root has begun and has not ended.
    private var isRootOpen: Bool {
      let end = Array("</\(root)>".utf8)
      guard !tail.suffix(end.count).elementsEqual(end) else { return false }
      let start = Array("<\(root)".utf8)
      return beginning.indices.contains { beginning[$0...].starts(with: start) }
    }

    /// libxml2 hands out what it has read only when another element begins, and forgets it where the XML breaks off
    /// before. So a file that is cut off goes on with two elements, which nobody asks for.
    private func cutOff() {
      isCutOff = true
      let element = Array("<end/>".utf8) + [UInt8](repeating: Byte.space, count: 600)
      head = (element + element)[...]
    }
  }

  private let input: Input
  private let reader: xmlTextReaderPtr

  /// Begins to read XML whose root is an element of that name; `head` are bytes that have been taken from the
  /// file already.
  init?(_ file: any ByteInput, head: [UInt8], root: String) {
    LibXML.start
    let input = Input(file, head: head, root: root)
    self.input = input
    let context = unsafe Unmanaged.passUnretained(input).toOpaque()
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue
      | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let reader = unsafe xmlReaderForIO(
      { context, buffer, length in
        guard let context = unsafe context, let buffer = unsafe buffer, length > 0 else { return 0 }
        let input = unsafe Unmanaged<Input>.fromOpaque(context).takeUnretainedValue()
        let bytes = input.read(Int(length))
        unsafe UnsafeMutableRawPointer(buffer).copyMemory(
          from: bytes, byteCount: bytes.count)
        return input.failure == nil ? Int32(bytes.count) : -1
      }, nil, context, nil, nil, Int32(options))
    guard let reader = unsafe reader else { return nil }
    unsafe self.reader = reader
  }

  deinit { unsafe xmlFreeTextReader(reader) }

  /// Returns the next node, or `nil` at the end.
  func next() throws(Failure) -> Node? {
    switch unsafe xmlTextReaderRead(reader) {
    case 0: return nil
    case 1: break
    default: throw failure()
    }
    switch unsafe UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_ELEMENT.rawValue:
      return .start(name, isEmpty: unsafe xmlTextReaderIsEmptyElement(reader) == 1)
    case XML_READER_TYPE_END_ELEMENT.rawValue: return .end(name)
    case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
      XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
      return .text
    case XML_READER_TYPE_DOCUMENT_TYPE.rawValue:
      throw Failure(line: line, message: "a document type declaration is not read")
    case XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
      throw Failure(line: line, message: "the entity &\(name); is not defined by XML")
    default: return .other
    }
  }

  private var name: String {
    guard let name = unsafe xmlTextReaderConstLocalName(reader) else { return "" }
    return unsafe String(cString: name)
  }

  private var line: Int { Int(unsafe xmlTextReaderGetParserLineNumber(reader)) }

  /// The text of the node, in UTF-8.
  var value: [UInt8] {
    guard let value = unsafe xmlTextReaderConstValue(reader) else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value))))
  }

  /// The value of an attribute of the element.
  func attribute(_ name: String) -> String? {
    guard let value = unsafe xmlTextReaderGetAttribute(reader, name) else { return nil }
    defer { unsafe EntenteXMLFree(value) }
    return unsafe String(cString: value)
  }

  private func failure() -> Failure {
    if let failure = input.failure { return Failure(line: line, message: failure.message) }
    if input.isCutOff { return Failure(line: line, message: "the XML ends before its last tag") }
    guard let error = unsafe xmlGetLastError(), let text = unsafe error.pointee.message else {
      return Failure(line: line, message: "the XML cannot be read on")
    }
    let message = unsafe String(cString: text)
    return Failure(
      line: max(1, Int(unsafe error.pointee.line)),
      message: "the XML is broken: " + message.prefix { $0 != "\n" })
  }
}
