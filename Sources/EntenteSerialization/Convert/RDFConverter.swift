package import EntenteBytes
package import EntenteGraph
import EntenteOntology
package import EntenteRDF

/// Turns RDF of any kind into any format.
package struct RDFConverter {
  private let options: ExportOptions
  /// See ``GraphExporter/findStates``.
  package var findStates: ((any GraphContents) throws -> StateFinding)?

  package init(options: ExportOptions = ExportOptions()) { self.options = options }

  /// A document to read.
  package struct Input {
    package var name: String
    package var source: ByteSource
    package var syntax: RDFSyntax
    package var base: String?

    package init(name: String, source: ByteSource, syntax: RDFSyntax, base: String?) {
      self.name = name
      self.source = source
      self.syntax = syntax
      self.base = base
    }
  }

  /// What is wrong with a document.
  package struct Problem: Error, CustomStringConvertible {
    package var name: String
    package var error: RDFSyntaxError

    package var description: String { "\(name):\(error)" }
  }

  /// Reads a document and writes it in other formats; see ``convert(_:to:digesting:open:tell:)``.
  package func convert(
    _ source: ByteSource, from syntax: RDFSyntax, base: String? = nil,
    to targets: [(format: GraphFormat, sink: any ByteSink)], digesting: Bool = false
  ) throws -> [ExportSummary] {
    let input = Input(name: source.name, source: source, syntax: syntax, base: base)
    return try convert([input], to: targets, digesting: digesting)
  }

  /// Reads documents and writes what they say together in other formats; nothing stays where that fails.
  ///
  /// RDF passes triple by triple, each once. A plain graph is collected first, with literals as attributes
  /// of nodes and the class as their kind. An export of Entente is read back, so that every format has the bytes that
  /// the command which made it writes. With `tell` documents whose syntax allows it are read on behind
  /// what is wrong.
  package func convert(
    _ inputs: [Input], to targets: [(format: GraphFormat, sink: any ByteSink)],
    digesting: Bool = false, open: ((String) throws -> any ByteSink)? = nil,
    tell: ((Problem) -> Void)? = nil
  ) throws -> [ExportSummary] {
    let sinks = targets.map { MeasuringSink(before: $0.sink, digesting: digesting) }
    let all = targets.indices.map { (index: $0, format: targets[$0].format, sink: sinks[$0]) }
    var files = LabelFiles(open: open)
    do {
      var plain: PlainConversion?
      let held = HeldTriples(baseIRI: options.baseIRI) {
        let conversion = PlainConversion(all, ontology: .standard, options: options)
        plain = conversion
        return conversion
      }
      // What needs nothing but triples passes in a memory that does not depend on its size.
      if inputs.allSatisfy(\.syntax.isLineBased), all.allSatisfy(\.format.isRDF) {
        try held.open()
      }
      let filter = DuplicateFilter(before: held)
      var ignored = LossReport()
      for (number, input) in inputs.enumerated() {
        let names = try read(
          input, number: number + 1, of: inputs.count, into: filter, tell: tell)
        for name in names { ignored.add(.ignoredName, example: name) }
      }
      RunMeter.current?.begin(.merging)
      let export =
        held.isHolding
        ? try HeldExport(held, ontology: .standard, options: options) : nil
      var written: [Int: ExportSummary] = [:]
      if let export {
        let chosen = all.filter { export.writes($0.format) }
        try write(chosen, of: export, into: &written, &files)
      }
      let rest = all.filter { written[$0.index] == nil }
      if !rest.isEmpty {
        if held.isHolding {
          let conversion = PlainConversion(rest, ontology: .standard, options: options)
          try held.replay(into: conversion)
          plain = conversion
        } else {
          try held.open()
        }
        let summaries = try plain?.finish(tripleCount: filter.count, files: &files) ?? [:]
        written.merge(summaries) { $1 }
      }
      var summaries = all.compactMap { written[$0.index] }
      for index in summaries.indices {
        summaries[index].losses.add(ignored)
        if filter.duplicateCount > 0 {
          summaries[index].counts.append(("duplicates left out", filter.duplicateCount))
        }
        let losses = summaries[index].losses
        if options.isStrict, losses.preventsStrict {
          throw ExportError(
            format: summaries[index].format, message: "cannot carry \(losses.sentence)")
        }
      }
      try MeasuringSink.checkCancellation()
      for sink in sinks + files.sinks { try sink.commitForGood() }
      return summaries + files.summaries
    } catch {
      for sink in sinks { sink.abandon() }
      files.abandon()
      throw error
    }
  }

  /// Writes what was an export of Entente in the formats that its graph gives, as the command that made it
  /// does.
  private func write(
    _ targets: [PlainConversion.Target], of export: HeldExport,
    into summaries: inout [Int: ExportSummary], _ files: inout LabelFiles
  ) throws {
    guard !targets.isEmpty else { return }
    var exporter = GraphExporter(graph: export.graph, options: export.options)
    exporter.findStates = findStates
    let sinks = targets.map(\.sink)
    let written = try exporter.write(targets.map(\.format), sinks, files: &files)
    for (target, summary) in zip(targets, written) {
      var summary = summary
      if !target.format.isRDF, export.foreignCount > 0 {
        summary.losses.add(.foreignTriple, export.foreignCount)
        for name in export.foreignPredicates {
          summary.losses.add(.foreignTriple, 0, example: name)
        }
      }
      summaries[target.index] = summary
    }
  }

  /// Reads one of several documents, whose blank nodes are its own.
  private func read(
    _ input: Input, number: Int, of count: Int, into filter: DuplicateFilter,
    tell: ((Problem) -> Void)?
  ) throws -> [String] {
    let sink: any QuadSink = count > 1 ? BlankNodeScope(before: filter, number: number) : filter
    let tell = tell.map { tell in
      { (error: RDFSyntaxError) in tell(Problem(name: input.name, error: error)) }
    }
    do {
      return try input.syntax.read(from: input.source, base: input.base, into: sink, tell: tell)
    } catch let error as RDFSyntaxError {
      throw Problem(name: input.name, error: error)
    }
  }
}
