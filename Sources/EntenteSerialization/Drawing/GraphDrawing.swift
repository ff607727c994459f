package import EntenteBytes
import EntenteOntology
import EntenteRDF

/// Draws RDF as a picture.
package enum GraphDrawing {
  /// Reads a document and writes its plain graph as SVG; returns the numbers of nodes and edges.
  package static func draw(
    _ source: ByteSource, from syntax: RDFSyntax, base: String?, to sink: any ByteSink
  ) throws -> (nodes: Int, edges: Int) {
    do {
      let collector = NetworkCollector(ontology: .standard)
      try syntax.read(from: source, base: base, into: collector)
      var network = collector.network()
      ForceLayout.place(&network)
      var writer = SVGWriter(to: sink)
      try writer.write(network)
      return (network.nodes.count, network.edges.count)
    } catch {
      sink.abandon()
      throw error
    }
  }
}
