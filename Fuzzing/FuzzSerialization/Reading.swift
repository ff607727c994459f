internal import CLibXML2
internal import EntenteRDF
internal import EntenteSerialization

/// Ends the run with a message, which the optimizer takes from a precondition.
func expect(_ condition: Bool, _ message: @autoclosure () -> String = "not so") {
  if !condition { fatalError(message()) }
}

/// What was written, read again; it must be readable.
enum Reading {
  /// The quads of a document, each once. Language tags are compared in lower case, which the canonical form has.
  static func quads(_ bytes: [UInt8], _ syntax: RDFSyntax) -> Set<Quad> {
    var quads: Set<Quad> = []
    let sink = QuadHandler { quads.insert(Quad(lowered($0.triple), graph: $0.graph)) }
    do {
      switch syntax {
      case .ntriples, .nquads:
        var reader = NTriplesReader(allowingGraphs: syntax == .nquads)
        try reader.read(bytes, into: sink)
      case .turtle, .trig:
        var reader = TurtleReader(allowingGraphs: syntax == .trig)
        try reader.read(bytes, into: sink)
      case .rdfxml: try RDFXMLReader.read(bytes, into: sink)
      }
    } catch {
      fatalError("what was written as \(syntax.rawValue) cannot be read: \(error)")
    }
    return quads
  }

  private static func lowered(_ triple: Triple) -> Triple {
    Triple(lowered(triple.subject), triple.predicate, lowered(triple.object))
  }

  private static func lowered(_ term: Term) -> Term {
    switch term {
    case .literal(var literal):
      literal.language = literal.language?.lowercased()
      return .literal(literal)
    case .triple(let triple): return .triple(lowered(triple))
    default: return term
    }
  }

  static func isWellFormed(_ bytes: [UInt8]) -> Bool {
    let options = CInt(
      XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue)
    let document = unsafe bytes.withUnsafeBytes { text in
      unsafe xmlReadMemory(
        text.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(text.count), nil, nil, options)
    }
    guard let document = unsafe document else { return false }
    unsafe xmlFreeDoc(document)
    return true
  }
}
