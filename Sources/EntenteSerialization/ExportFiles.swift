package import EntenteBytes

/// The files of an export: they take their names together, and the manifest of their folder with them, last.
package final class ExportFiles {
  private let folder: OutputFolder
  private let transaction: FileTransaction
  private let target: Target
  /// The manifest to write; `nil` where the file stands for itself.
  private let manifest: Manifest?

  /// What is written.
  package enum Target {
    /// Files in a folder, under the names of their formats.
    case folder(String, [GraphFormat])
    case file(String, GraphFormat)
  }

  /// Opens the place, before anything is read: nobody else writes there, and no manifest of somebody else stands
  /// there.
  ///
  /// - Parameters:
  ///   - target: what is written.
  ///   - besides: whether another file belongs to the export.
  /// - Throws: what stands in the way.
  package init(_ target: Target, besides: Bool = false) throws(ByteSinkError) {
    self.target = target
    let path: String
    var manifest: Manifest?
    switch target {
    case .folder(let folder, _):
      path = folder
      manifest = try Self.manifest(of: folder, isNeeded: true)
    case .file(let file, _):
      path = OutputPath.folder(of: file)
      manifest = try Self.manifest(of: path, isNeeded: false)
      if manifest?.names.contains(OutputPath.name(of: file)) != true { manifest = nil }
    }
    self.manifest = manifest
    folder = try OutputFolder(
      path, makesMissing: target.isFolder, isShared: manifest == nil && !besides)
    transaction = FileTransaction(in: folder)
  }

  /// The places to write to, in the order of the formats.
  package func sinks() throws(ByteSinkError) -> [(format: GraphFormat, sink: any ByteSink)] {
    var sinks: [(format: GraphFormat, sink: any ByteSink)] = []
    for (format, path) in paths { sinks.append((format, try transaction.file(at: path))) }
    return sinks
  }

  /// A file of the folder beside those of the formats, such as the table of a label.
  package func sink(named name: String) throws -> any ByteSink {
    try transaction.file(at: OutputPath.join(folder.path, name))
  }

  /// Another file that belongs to the export.
  package func sink(at path: String) throws(ByteSinkError) -> any ByteSink {
    try transaction.file(at: path)
  }

  /// Whether the files are digested for a manifest.
  package var hasManifest: Bool { manifest != nil }

  /// Gives all files their names, now that what they hold is known.
  package func commit(_ summaries: [ExportSummary]) throws {
    if var manifest {
      manifest.keep { FileStatus.size(of: OutputPath.join(folder.path, $0)) }
      let sink = try transaction.file(at: OutputPath.join(folder.path, Manifest.fileName))
      try manifest.write(Array(zip(names(of: summaries), summaries)), to: sink)
    }
    try transaction.commit()
  }

  /// What the files are called in their folder.
  func names(of summaries: [ExportSummary]) -> [String] {
    let own = paths.map { OutputPath.name(of: $0.path) }
    return summaries.enumerated().map { $1.path ?? own[$0] }
  }

  /// Leaves everything as it was before.
  package func abandon() { transaction.abandon() }

  private var paths: [(format: GraphFormat, path: String)] {
    switch target {
    case .file(let path, let format): [(format, path)]
    case .folder(let folder, let formats):
      formats.map { ($0, OutputPath.join(folder, $0.fileName)) }
    }
  }

  /// The manifest that stands in a folder, an empty one where none does and one is needed.
  private static func manifest(
    of folder: String, isNeeded: Bool
  ) throws(ByteSinkError) -> Manifest? {
    let path = OutputPath.join(folder, Manifest.fileName)
    guard FileStatus.size(of: path) != nil else { return isNeeded ? Manifest() : nil }
    let bytes: [UInt8]
    do { bytes = try ByteSource(path: path).readAll() } catch {
      throw ByteSinkError(code: .foreign, path: path, reason: error.reason)
    }
    if let manifest = Manifest(bytes) { return manifest }
    guard isNeeded else { return nil }
    throw ByteSinkError(
      code: .foreign, path: path,
      reason:
        "a file of that name stands there that no export wrote; move it, or name another folder")
  }
}

extension ExportFiles.Target {
  fileprivate var isFolder: Bool {
    if case .folder = self { true } else { false }
  }
}
