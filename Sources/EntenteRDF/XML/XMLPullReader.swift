import CLibXML2

/// The streaming reader of libxml2 over a document in memory: elements, their ends, and text.
///
/// It reads nothing but these bytes: external entities, DTDs and the network are out of its reach. A
/// document that declares no entities may hold texts of any length; in others libxml2's own limits on
/// growth hold, and what this reader expands itself has one of its own.
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
  /// The tree that libxml2 has built so far, with what the document declares.
  private var tree: xmlDocPtr?
  /// How many bytes entities have added.
  private var expandedCount = 0
  private static let maximumExpandedCount = 10_000_000
  private static let maximumDepth = 256

  /// Begins to read a document.
  init(_ bytes: [UInt8]) throws(RDFSyntaxError) {
    xmlInitParser()
    unsafe document = .allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { unsafe document[index] = CChar(bitPattern: byte) }
    var options =
      XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue
    if Self.isWithoutEntities(bytes) { options |= XML_PARSE_HUGE.rawValue }
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

  /// Whether a document surely declares no entities: it is in an encoding in which the words of a
  /// declaration stand as in ASCII, and has no document type.
  private static func isWithoutEntities(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(256), as: UTF8.self).lowercased()
    let isReadable =
      !bytes.prefix(256).contains(0)
      && (!head.contains("encoding")
        || ["utf-8", "us-ascii", "iso-8859-"].contains { head.contains($0) })
    guard isReadable else { return false }
    let word = Array("<!DOCTYPE".utf8)
    var index = 0
    while let mark = bytes[index...].firstIndex(of: UInt8(ascii: "!")) {
      if mark > 0, bytes[(mark - 1)...].starts(with: word) { return false }
      index = mark + 1
    }
    return true
  }

  /// Returns what comes next, `nil` at the end.
  func next() throws(RDFSyntaxError) -> Event? {
    while true {
      let status = unsafe xmlTextReaderRead(reader)
      if status == 0 { return nil }
      if status < 0 { throw lastError() }
      unsafe tree = xmlTextReaderCurrentNode(reader)?.pointee.doc
      let type = unsafe xmlReaderTypes(rawValue: UInt32(xmlTextReaderNodeType(reader)))
      switch type {
      case XML_READER_TYPE_ELEMENT:
        guard unsafe xmlTextReaderDepth(reader) < Self.maximumDepth else {
          throw error("elements nest too deep")
        }
        return .start(try element())
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
        let name = unsafe text(xmlTextReaderConstName(reader))
        let content = try expand("&\(name);")
        guard !content.contains("<") else {
          throw error("an entity with elements in it is not expanded: “&\(name);”")
        }
        return .text(content)
      default: continue
      }
    }
  }

  private func element() throws(RDFSyntaxError) -> Element {
    var element = Element(
      prefix: unsafe text(xmlTextReaderConstPrefix(reader)),
      namespace: try expand(unsafe text(xmlTextReaderConstNamespaceUri(reader))),
      name: unsafe text(xmlTextReaderConstLocalName(reader)), attributes: [], declarations: [],
      isEmpty: unsafe xmlTextReaderIsEmptyElement(reader) == 1)
    while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
      let attribute = Attribute(
        prefix: unsafe text(xmlTextReaderConstPrefix(reader)),
        namespace: try expand(unsafe text(xmlTextReaderConstNamespaceUri(reader))),
        name: unsafe text(xmlTextReaderConstLocalName(reader)),
        value: unsafe text(xmlTextReaderConstValue(reader)))
      if unsafe xmlTextReaderIsNamespaceDecl(reader) == 1 {
        let prefix = attribute.prefix.isEmpty ? "" : attribute.name
        element.declarations.append((prefix, try expand(attribute.value)))
      } else {
        element.attributes.append(attribute)
      }
    }
    unsafe _ = xmlTextReaderMoveToElement(reader)
    return element
  }

  /// Replaces the entities in a text by what the document declares them to be. Older OWL files write
  /// their namespaces with them (`xmlns:e="&e;"`), where libxml2 leaves them alone.
  private func expand(_ text: String, depth: Int = 0) throws(RDFSyntaxError) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    guard depth < 20 else { throw error("entities nest too deep") }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: UInt8(ascii: ";"))
      guard bytes[index] == UInt8(ascii: "&"), let end else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
      let content = try expand(content(ofEntity: name), depth: depth + 1)
      expandedCount += content.utf8.count
      guard expandedCount <= Self.maximumExpandedCount else {
        throw error("the entities of the document grow too large")
      }
      result += Array(content.utf8)
      index = end + 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func content(ofEntity name: String) throws(RDFSyntaxError) -> String {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHexadecimal = digits.hasPrefix("x")
      let value = UInt32(
        isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
      guard let scalar = value.flatMap(Unicode.Scalar.init) else {
        throw error("no such character: “&\(name);”")
      }
      return String(Character(scalar))
    }
    guard let entity = unsafe xmlGetDocEntity(tree, name),
      let content = unsafe entity.pointee.content
    else { throw error("the document does not declare the entity “&\(name);”") }
    return unsafe text(content)
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
