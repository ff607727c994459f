internal import EntenteBytes
internal import EntenteRDF
internal import EntenteSerialization
internal import Glibc

/// What is fuzzed, named by the environment variable `ENTENTE_FUZZ`: a syntax of RDF, or all writers.
private enum Target {
  case reader(RDFSyntax)
  case writers

  static let chosen: Target = {
    guard let name = unsafe getenv("ENTENTE_FUZZ") else { fatalError("ENTENTE_FUZZ names nothing") }
    let text = unsafe String(cString: name)
    if text == "writers" { return .writers }
    guard let syntax = RDFSyntax(rawValue: text) else {
      fatalError("ENTENTE_FUZZ names neither a syntax nor writers")
    }
    return .reader(syntax)
  }()
}

/// The entry point of libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
  switch Target.chosen {
  case .reader(let syntax): Conversion.check(bytes, syntax)
  case .writers: HostileTexts.check(bytes)
  }
  return 0
}

/// The quads of a document, written in every format and read again.
enum Conversion {
  private static let formats: [GraphFormat] = [
    .nquads, .trig, .turtle, .rdfxml, .ntriples, .jsonld, .graphml, .gexf, .neo4jNodes,
  ]

  static func check(_ bytes: [UInt8], _ syntax: RDFSyntax) {
    let path = "/dev/shm/entente-fuzz-\(getpid())"
    let file = unsafe open(path, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
    guard file >= 0 else { fatalError("\(path) cannot be written") }
    _ = unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
    close(file)
    let sinks = formats.map { _ in MemorySink() }
    do {
      let summaries = try RDFConverter().convert(
        ByteSource(path: path), from: syntax, base: "http://b/c",
        to: zip(formats, sinks).map { (format: $0, sink: $1 as any ByteSink) })
      check(summaries, sinks)
    } catch is RDFSyntaxError {
      for sink in sinks { expect(sink.bytes.isEmpty, "half a file stays") }
    } catch {
      fatalError("\(error)")
    }
  }

  private static func check(_ summaries: [ExportSummary], _ sinks: [MemorySink]) {
    for sink in sinks { expect(ByteScan.invalidUTF8(in: sink.bytes) == sink.bytes.count) }
    let quads = Reading.quads(sinks[0].bytes, .nquads)
    let triples = Set(quads.map(\.triple))
    expect(Reading.quads(sinks[1].bytes, .trig).count == quads.count, "TriG")
    expect(Reading.quads(sinks[2].bytes, .turtle).count == triples.count, "Turtle")
    expect(
      Set(Reading.quads(sinks[4].bytes, .ntriples).map(\.triple)) == triples, "N-Triples")
    let xml = Reading.quads(sinks[3].bytes, .rdfxml)
    if summaries[3].losses.entries.allSatisfy({ $0.kind == .namedGraph }) {
      expect(xml.count == triples.count, "RDF/XML")
    }
    for sink in [sinks[6], sinks[7]] { expect(Reading.isWellFormed(sink.bytes)) }
  }
}
