internal import EntenteBytes

/// The files that inputs name and that stand in their folders, one at a time, in the order of the bytes of their names.
///
/// Links are followed, each folder is entered once. What is no document by its nature, such as a device, a pipe or
/// an export of Entente, is passed over and told; what should be read and cannot be is an error.
final class FolderWalk {
  /// A file to read.
  struct File {
    var path: String
    /// What a person calls it: the path below the folder that was given, or the file's own name.
    var name: String
    /// Whether the user named it; what a folder holds may be passed over.
    var isNamed: Bool
  }

  enum Step {
    case file(File)
    case diagnostic(Diagnostic)
  }

  /// A path that waits for its turn.
  private struct Waiting {
    var file: File
    var depth = 0
  }

  private static let deepestFolder = 64

  /// The next one is last.
  private var waiting: [Waiting]
  private var visited: Set<PathStatus.Identity> = []
  /// The folder named by the user in which nothing was found so far, with how many paths wait below.
  private var emptyFolder: (path: String, below: Int)?

  init(inputs: [String]) {
    waiting = inputs.reversed().map { path in
      let name = path == "-" ? "<stdin>" : FilePath.lastComponent(of: FilePath.shown(path))
      return Waiting(file: File(path: path, name: name, isNamed: true))
    }
  }

  /// Returns the next file or message; `nil` at the end.
  func next() -> Step? {
    while true {
      if let folder = emptyFolder, waiting.count <= folder.below {
        emptyFolder = nil
        return .diagnostic(
          Diagnostic(path: folder.path, message: "the folder holds nothing that Entente reads"))
      }
      guard let item = waiting.popLast() else { return nil }
      if let step = take(item) { return step }
    }
  }

  /// Notes that the last file was a document, or should have been one.
  func noteDocument() { emptyFolder = nil }

  /// How many bytes the files of inputs have; `nil` where that says nothing of what is read: of a pipe, of archives.
  static func size(of inputs: [String]) -> Int? {
    let walk = FolderWalk(inputs: inputs)
    var size = 0
    while let step = walk.next() {
      guard case .file(let file) = step else { continue }
      let isPacked = [".gz", ".bz2"].contains { file.path.lowercased().hasSuffix($0) }
      guard file.path != "-", !isPacked, !FileStatus.isSpecial(file.path) else { return nil }
      size += FileStatus.size(of: file.path) ?? 0
    }
    return size
  }

  private func take(_ item: Waiting) -> Step? {
    let path = item.file.path
    if path == "-" { return .file(item.file) }
    let status: PathStatus
    do throws(Diagnostic) { status = try PathStatus(of: path) } catch {
      noteDocument()
      return .diagnostic(error)
    }
    switch status.kind {
    case .folder:
      do throws(Diagnostic) { return try enter(item, status.identity) } catch {
        return .diagnostic(error)
      }
    case .file: return .file(item.file)
    case .other:
      if item.file.isNamed { return .file(item.file) }
      return passedOver(path, "it is a device, a pipe or a socket")
    }
  }

  private func enter(_ item: Waiting, _ identity: PathStatus.Identity) throws(Diagnostic) -> Step? {
    let folder = item.file.path
    guard visited.insert(identity).inserted else {
      return passedOver(folder, "the folder has been read under another name")
    }
    guard item.depth < Self.deepestFolder else {
      throw Diagnostic(
        path: folder, message: "folders are nested more than \(Self.deepestFolder) deep")
    }
    if item.file.isNamed { emptyFolder = (folder, waiting.count) }
    var names = try PathStatus.names(in: folder)
    let export = names.contains(ExportManifest.fileName) ? ExportManifest(in: folder) : nil
    if let export { names.removeAll(where: export.names) }
    for name in names.reversed() {
      let below = item.file.isNamed ? name : FilePath.join(item.file.name, name)
      let file = File(
        path: FilePath.join(folder, name), name: FilePath.shown(below), isNamed: false)
      waiting.append(Waiting(file: file, depth: item.depth + 1))
    }
    return export.map { _ in
      passedOver(folder, "the files that \(ExportManifest.fileName) lists are an export of Entente")
    }
  }

  private func passedOver(_ path: String, _ reason: String) -> Step {
    .diagnostic(Diagnostic(.warning, path: path, message: "passed over: \(reason)"))
  }
}
