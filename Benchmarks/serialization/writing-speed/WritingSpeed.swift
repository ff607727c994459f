import EntenteBytes
import EntenteGraph
import EntenteRDF
import EntenteSerialization
import Glibc

/// Writes 1,000,000 triples out of memory and prints how long that took.
///
///     writing-speed triples IN.nt FORMAT OUT     triples that were read before the clock starts
///     writing-speed graph TRIPLES FORMAT OUT     a knowledge graph, with all that its mapping takes
///
/// Prints the least of five: seconds by the clock, and seconds of the processor.
@main struct WritingSpeed {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let mode = arguments.first, arguments.count == 4,
      let format = arguments.dropFirst(2).first,
      let output = arguments.last, let chosen = GraphFormat(named: format),
      let subject = arguments.dropFirst().first
    else {
      print("usage: writing-speed triples IN.nt FORMAT OUT | graph TRIPLES FORMAT OUT")
      return
    }
    switch mode {
    case "triples": try writeTriples(of: subject, chosen, output)
    default: try writeGraph(Int(subject) ?? 1_000_000, chosen, output)
    }
  }

  private static func measure(_ output: String, _ body: (any ByteSink) throws -> Void) throws {
    var best = (wall: Double.infinity, processor: Double.infinity)
    for _ in 0..<5 {
      let start = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
      try body(FileSink(path: output))
      best.wall = min(best.wall, now(CLOCK_MONOTONIC) - start.0)
      best.processor = min(best.processor, now(CLOCK_PROCESS_CPUTIME_ID) - start.1)
    }
    print(best.wall, best.processor)
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    _ = unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func writeTriples(of input: String, _ format: GraphFormat, _ output: String) throws
  {
    let memory = Memory()
    try RDFSyntax.ntriples.read(from: ByteSource(path: input), base: nil, into: memory)
    try measure(output) { sink in
      switch format {
      case .ntriples: try memory.replay(into: NTriplesWriter(to: sink))
      case .turtle: try memory.replay(into: TurtleWriter(to: sink))
      default: try memory.replay(into: RDFXMLWriter(to: sink, prefixes: PrefixMap()))
      }
    }
  }

  private static func writeGraph(_ triples: Int, _ format: GraphFormat, _ output: String) throws {
    let graph = ExampleGraph.make(triples: triples)
    try measure(output) { sink in
      try GraphExporter(graph: graph).write(format, to: sink)
    }
  }
}

/// Triples in memory.
final class Memory: QuadSink {
  private var store = TermStore()
  private var quads: [QuadRecord] = []

  func write(_ quad: QuadRecord, in other: TermStore) throws {
    quads.append(store.append(copyOf: quad, in: other))
  }

  func replay(into writer: some QuadWriter) throws {
    for quad in quads { try writer.write(quad, in: store) }
    try writer.finish()
  }
}
