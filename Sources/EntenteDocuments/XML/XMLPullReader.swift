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
    let file: InputFile
    var head: ArraySlice<UInt8>
    var failure: Diagnostic?
    var count = 0

    init(_ file: InputFile, head: [UInt8]) {
      self.file = file
      self.head = head[...]
    }

    func read(_ limit: Int) -> [UInt8] {
      var bytes = Array(head.prefix(limit))
      head = head.dropFirst(bytes.count)
      if bytes.isEmpty {
        do throws(Diagnostic) {
          _ = try file.read(into: &bytes, limit: limit)
        } catch {
          failure = error
        }
      }
      count += bytes.count
      return bytes
    }
  }

  private let input: Input
  private let reader: xmlTextReaderPtr

  /// Begins to read; `head` are bytes that have been taken from the file already.
  init?(_ file: InputFile, head: [UInt8]) {
    LibXML.start
    let input = Input(file, head: head)
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

  /// How many bytes have been read from the file.
  var byteCount: Int { input.count }

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
    guard let error = unsafe xmlGetLastError(), let text = unsafe error.pointee.message else {
      return Failure(line: line, message: "the XML cannot be read on")
    }
    let message = unsafe String(cString: text)
    return Failure(
      line: max(1, Int(unsafe error.pointee.line)),
      message: "the XML is broken: " + message.prefix { $0 != "\n" })
  }
}
