package import EntenteBytes

/// A writer of N-Triples and N-Quads in their canonical form (RDF 1.2 N-Triples, section 4).
package final class NTriplesWriter: QuadWriter {
  private var output: ByteOutput
  private let writesGraphs: Bool
  package private(set) var losses = LossReport()

  /// Creates a writer of N-Triples, or of N-Quads.
  package init(to sink: any ByteSink, writingGraphs writesGraphs: Bool = false) {
    output = ByteOutput(to: sink)
    self.writesGraphs = writesGraphs
  }

  package func write(_ quad: QuadRecord, in store: TermStore) throws {
    Self.write(quad, in: store, graphs: writesGraphs, to: &output)
    if quad.graph != nil && !writesGraphs { losses.add(.namedGraph) }
    if output.failure != nil { try output.check() }
  }

  package func finish() throws { try output.finish() }

  package func abandon() { output.abandon() }

  private static func write(
    _ quad: QuadRecord, in store: TermStore, graphs: Bool, to output: inout ByteOutput
  ) {
    write(quad.subject, in: store, to: &output)
    output.append(UInt8(ascii: " "))
    write(quad.predicate, in: store, to: &output)
    output.append(UInt8(ascii: " "))
    write(quad.object, in: store, to: &output)
    if graphs, let graph = quad.graph {
      output.append(UInt8(ascii: " "))
      write(graph, in: store, to: &output)
    }
    output.append(" .\n")
  }

  /// Writes a term in its canonical form.
  @inline(__always)
  static func write(_ term: TermRecord, in store: TermStore, to output: inout ByteOutput) {
    switch term.kind {
    case .iri: output.appendIRI(store.bytes, term.value)
    case .blank:
      output.append("_:")
      output.append(store.bytes, term.value)
    case .triple: writeTriple(store.triples[term.value.lowerBound], in: store, to: &output)
    default:
      output.append(UInt8(ascii: "\""))
      output.appendLiteral(store.bytes, term.value)
      output.append(UInt8(ascii: "\""))
      writeQualifier(term, in: store, to: &output)
    }
  }

  @inline(__always)
  private static func writeQualifier(
    _ term: TermRecord, in store: TermStore, to output: inout ByteOutput
  ) {
    switch term.kind {
    case .typed:
      output.append("^^")
      output.appendIRI(store.bytes, term.qualifier)
    case .language, .leftToRight, .rightToLeft:
      output.append(UInt8(ascii: "@"))
      for byte in store.bytes[term.qualifier] {
        output.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      }
      if term.kind == .leftToRight { output.append("--ltr") }
      if term.kind == .rightToLeft { output.append("--rtl") }
    default: break
    }
  }

  private static func writeTriple(
    _ triple: QuadRecord, in store: TermStore, to output: inout ByteOutput
  ) {
    output.append("<<( ")
    write(triple.subject, in: store, to: &output)
    output.append(UInt8(ascii: " "))
    write(triple.predicate, in: store, to: &output)
    output.append(UInt8(ascii: " "))
    write(triple.object, in: store, to: &output)
    output.append(" )>>")
  }
}
