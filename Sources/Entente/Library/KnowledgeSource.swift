import EntenteBytes
import EntenteDocuments
public import EntenteExtraction

/// A file of knowledge of the caller's own, on the disk or in memory.
public struct KnowledgeSource: Hashable, Sendable {
  /// The path, or how messages call what stands in memory.
  public var name: String
  /// The bytes, in UTF-8; read from the file of ``name`` if `nil`.
  public var contents: [UInt8]?

  /// A file on the disk.
  public static func file(_ path: String) -> KnowledgeSource {
    KnowledgeSource(name: path, contents: nil)
  }

  /// A text in memory, which messages call `name`.
  public static func text(_ text: String, name: String) -> KnowledgeSource {
    KnowledgeSource(name: name, contents: Array(text.utf8))
  }

  fileprivate func read() throws(EntenteError) -> Knowledge.Files.File {
    if let contents { return (contents, name) }
    do { return (try ByteSource(path: name).readAll(), name) } catch { throw EntenteError(error) }
  }
}

extension Knowledge {
  /// Adds knowledge of the caller's own to what is compiled in, and checks it: that it is written as it should be, names
  /// only what exists, states only what the ontology allows, and that of every pattern an example holds.
  ///
  /// - Parameters:
  ///   - patterns: files that say in which words English states a relation; see `Ontology/patterns/README.md`. A
  ///     pattern of the name of a standard one takes its place.
  ///   - ontologies: classes and relations in Turtle, beside those of `entente.ttl`.
  ///   - gazetteers: tables of entities with the columns of `Ontology/gazetteer`.
  /// - Throws: ``EntenteError`` with ``EntenteError/Code/knowledge`` and all faults, or ``EntenteError/Code/input``
  ///   where a file cannot be read.
  public init(
    patterns: [KnowledgeSource] = [], ontologies: [KnowledgeSource] = [],
    gazetteers: [KnowledgeSource] = []
  ) throws(EntenteError) {
    var files = Knowledge.Files()
    for source in patterns { files.patterns.append(try source.read()) }
    for source in ontologies { files.ontologies.append(try source.read()) }
    for source in gazetteers { files.gazetteers.append(try source.read()) }
    let (knowledge, diagnostics) = Knowledge.extendingStandard(by: files)
    guard let knowledge else { throw EntenteError(.knowledge, diagnostics) }
    self = knowledge
  }
}
