import CLibXML2

/// The streaming reader of libxml2 over a document in memory: elements, their ends, and text.
///
/// It reads nothing but these bytes: external entities, DTDs and the network are out of its reach,
/// and libxml2's own limits on depth and on growth by entities hold.
@safe final class XMLPullReader {
  /// An attribute; namespace declarations are not among them.
  struct Attribute {
    var prefix: String
    var namespace: String
    var name: String
    var value: String
  }

  /// The start tag of an element.
  struct Element {
    var prefix: String
    var namespace: String
    var name: String
    var attributes: [Attribute]
    /// The namespaces that it declares.
    var declarations: [(prefix: String, namespace: String)]
    var isEmpty: Bool
  }

  enum Event {
    case start(Element)
    case end
    case text(String)
    case comment(String)
    case instruction(target: String, content: String)
  }

  private let reader: xmlTextReaderPtr
  private let document: UnsafeMutablePointer<CChar>

  /// Begins to read a document.
  init(_ bytes: [UInt8]) throws(RDFSyntaxError) {
    xmlInitParser()
    unsafe document = .allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { unsafe document[index] = CChar(bitPattern: byte) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue
    xmlResetLastError()
    guard bytes.count < Int(Int32.max),
      let reader = unsafe xmlReaderForMemory(
        document, Int32(bytes.count), nil, nil, Int32(bitPattern: UInt32(options)))
    else {
      unsafe document.deallocate()
      throw RDFSyntaxError(line: 1, column: 1, message: "the document is too large for XML")
    }
    unsafe self.reader = reader
  }

  deinit {
    unsafe xmlFreeTextReader(reader)
    unsafe document.deallocate()
  }

  /// Returns what comes next, `nil` at the end.
  func next() throws(RDFSyntaxError) -> Event? {
    while true {
      let status = unsafe xmlTextReaderRead(reader)
      if status == 0 { return nil }
      if status < 0 { throw lastError() }
      let type = unsafe xmlReaderTypes(rawValue: UInt32(xmlTextReaderNodeType(reader)))
      switch type {
      case XML_READER_TYPE_ELEMENT: return .start(element())
      case XML_READER_TYPE_END_ELEMENT: return .end
      case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_SIGNIFICANT_WHITESPACE,
        XML_READER_TYPE_WHITESPACE:
        return .text(unsafe text(xmlTextReaderConstValue(reader)))
      case XML_READER_TYPE_COMMENT: return .comment(unsafe text(xmlTextReaderConstValue(reader)))
      case XML_READER_TYPE_PROCESSING_INSTRUCTION:
        return .instruction(
          target: unsafe text(xmlTextReaderConstName(reader)),
          content: unsafe text(xmlTextReaderConstValue(reader)))
      case XML_READER_TYPE_ENTITY_REFERENCE:
        throw error("an entity within text is not expanded")
      default: continue
      }
    }
  }

  private func element() -> Element {
    var element = Element(
      prefix: unsafe text(xmlTextReaderConstPrefix(reader)),
      namespace: unsafe text(xmlTextReaderConstNamespaceUri(reader)),
      name: unsafe text(xmlTextReaderConstLocalName(reader)), attributes: [], declarations: [],
      isEmpty: unsafe xmlTextReaderIsEmptyElement(reader) == 1)
    while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
      let attribute = Attribute(
        prefix: unsafe text(xmlTextReaderConstPrefix(reader)),
        namespace: unsafe text(xmlTextReaderConstNamespaceUri(reader)),
        name: unsafe text(xmlTextReaderConstLocalName(reader)),
        value: unsafe text(xmlTextReaderConstValue(reader)))
      if unsafe xmlTextReaderIsNamespaceDecl(reader) == 1 {
        let prefix = attribute.prefix.isEmpty ? "" : attribute.name
        element.declarations.append((prefix, attribute.value))
      } else {
        element.attributes.append(attribute)
      }
    }
    unsafe _ = xmlTextReaderMoveToElement(reader)
    return element
  }

  private func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
  }

  /// The error with a message for people, at the place that was read last.
  func error(_ message: String) -> RDFSyntaxError {
    RDFSyntaxError(
      line: Int(unsafe xmlTextReaderGetParserLineNumber(reader)),
      column: Int(unsafe xmlTextReaderGetParserColumnNumber(reader)), message: message)
  }

  private func lastError() -> RDFSyntaxError {
    guard let last = unsafe xmlGetLastError() else { return error("the XML is not well-formed") }
    var message = "the XML is not well-formed"
    if let text = unsafe last.pointee.message { unsafe message = String(cString: text) }
    while message.last?.isNewline == true { message.removeLast() }
    return RDFSyntaxError(
      line: unsafe Int(last.pointee.line), column: unsafe max(1, Int(last.pointee.int2)),
      message: message)
  }
}
