package import EntenteBytes
package import EntenteGraph
package import EntenteOntology
import EntenteRDF

/// Draws graphs as pictures.
package enum GraphDrawing {
  /// What a picture shows, and what it leaves out and how more of that can be seen, for people.
  package struct Summary: Sendable {
    package var nodes = 0
    package var edges = 0
    package var notes: [String] = []
  }

  /// What was asked for and the graph does not have.
  package struct Problem: Error, CustomStringConvertible {
    package var description: String
  }

  /// Reads a document and writes its plain graph as SVG.
  ///
  /// - Throws: what reading and writing throw, and a ``Problem``. Nothing is written then.
  package static func draw(
    _ source: ByteSource, from syntax: RDFSyntax, base: String?,
    options: DrawingOptions = DrawingOptions(), to sink: any ByteSink
  ) throws -> Summary {
    do {
      let collector = NetworkCollector(ontology: .standard)
      try syntax.read(from: source, base: base, into: collector)
      return try draw(collector.network(), options, to: sink)
    } catch {
      sink.abandon()
      throw error
    }
  }

  /// Writes the plain graph of a graph as SVG.
  ///
  /// - Throws: what reading and writing throw, and a ``Problem``. Nothing is written then.
  package static func draw(
    _ graph: any GraphContents, ontology: Ontology, options: DrawingOptions = DrawingOptions(),
    to sink: any ByteSink
  ) throws -> Summary {
    do {
      var losses = LossReport()
      let network = Network(
        try graph.inMemory(), ontology: ontology, options: ExportOptions(), losses: &losses)
      return try draw(network, options, to: sink)
    } catch {
      sink.abandon()
      throw error
    }
  }

  private static func draw(
    _ whole: Network, _ options: DrawingOptions, to sink: any ByteSink
  ) throws -> Summary {
    var network = whole
    var summary = Summary()
    if let ego = options.ego {
      guard let near = network.neighbourhood(of: ego) else {
        throw Problem(
          description: "nothing in the graph is called “\(ego)”; give its name or its IRI")
      }
      network = near
    }
    let colours = RelationColours(of: network)
    switch options.layout {
    case .time:
      var drawing = TimelineDrawing(to: sink, colours: colours)
      let left = try drawing.write(network)
      if left.leftOut > 0 {
        summary.notes.append(
          "\(left.leftOut) times are left out, those that the fewest documents tell; \(advice(network))"
        )
      }
      if left.timeless > 0 {
        summary.notes.append("\(left.timeless) edges without a year are left out")
      }
    case .matrix:
      var drawing = MatrixDrawing(to: sink, colours: colours)
      let left = try drawing.write(network)
      if left.rows + left.columns > 0 {
        summary.notes.append(
          "\(left.rows) members and \(left.columns) organizations are left out, those with the fewest ties; \(advice(network))"
        )
      }
    case .force, .circle, .map:
      network = try drawNodes(of: network, options, colours, to: sink, notes: &summary.notes)
    }
    (summary.nodes, summary.edges) = (network.nodes.count, network.edges.count)
    return summary
  }

  /// Draws nodes and edges; returns those that are in the picture.
  private static func drawNodes(
    of whole: Network, _ options: DrawingOptions, _ colours: RelationColours,
    to sink: any ByteSink, notes: inout [String]
  ) throws -> Network {
    var network = whole
    var note: String?
    if options.layout == .map {
      let lost = MapLayout.place(&network, gazetteer: .standard)
      if lost > 0 { notes.append("\(lost) nodes whose place is not known are left out") }
    }
    if network.nodes.count > options.maximumNodes {
      let total = network.nodes.count
      network = network.mostConnected(options.maximumNodes)
      note = "The \(network.nodes.count) most connected of \(total) nodes"
      notes.append(
        "\(total - network.nodes.count) nodes are left out, the least connected ones; \(advice(whole)), or allow more with --max-nodes"
      )
    }
    var map: MapLayout.Extract?
    switch options.layout {
    case .circle: CircleLayout.place(&network)
    case .map: map = MapLayout.extract(of: &network)
    default: ForceLayout.place(&network)
    }
    var writer = SVGWriter(to: sink)
    try writer.write(
      network, colours: colours, map: map, namesOutward: options.layout == .circle, note: note)
    return network
  }

  /// What to filter so that less is left out.
  private static func advice(_ network: Network) -> String {
    let relations = network.relationCounts.prefix(4).map { "\($0.relation) (\($0.count))" }
    return
      "draw one neighbourhood with --ego NAME, or choose with --relation fewer of "
      + relations.joined(separator: ", ")
  }
}
