import Glibc

/// What a transaction has promised: the files that are whole on the disk and take their names now.
///
/// It stands in the folder from the moment when all files are on the disk until all have their names. A run that finds
/// one finishes what it promises.
struct OutputJournal {
  /// A file on its way: the path of the whole one, the name that it takes, where the old one is kept.
  struct Entry {
    var staged: String
    var target: String
    var kept: String
  }

  private static let name = ".entente-export"

  let path: String
  private let folder: String

  init(folder: String) {
    self.folder = folder
    path = OutputPath.join(folder, Self.name)
  }

  /// Whether one stands there.
  var exists: Bool { FileStatus.size(of: path) != nil }

  /// Writes the journal.
  func write(_ entries: [Entry]) throws(ByteSinkError) {
    let sink = try FileSink(path: path)
    var bytes: [UInt8] = []
    for entry in entries {
      for path in [entry.staged, entry.target, entry.kept] {
        bytes += SystemPath.name(relative(path)).map(UInt8.init(bitPattern:))
      }
    }
    var output = ByteOutput(to: sink)
    output.append(bytes)
    try output.finish()
  }

  /// Reads the journal; empty where there is none.
  ///
  /// - Throws: where there is one that cannot be read. One that somebody else has put there counts for nothing.
  func read() throws(ByteSinkError) -> [Entry] {
    let descriptor = unsafe open(SystemPath.name(path), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return [] }
      throw ByteSinkError(errno: errno, path: path)
    }
    defer { _ = close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_uid == geteuid() else { return [] }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(
          descriptor, buffer.baseAddress.map { unsafe $0 + count }, buffer.count - count)
      }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw ByteSinkError(errno: errno, path: path) }
      if got == 0 { break }
      count += got
    }
    let paths = bytes.prefix(count).split(separator: 0).map { absolute(SystemPath.text($0)) }
    return stride(from: 0, to: paths.count / 3 * 3, by: 3).map { index in
      Entry(staged: paths[index], target: paths[index + 1], kept: paths[index + 2])
    }
  }

  /// Takes the journal away.
  func remove() { _ = unsafe unlink(SystemPath.name(path)) }

  /// A path without the folder, so that it holds where the folder is moved.
  private func relative(_ path: String) -> String {
    OutputPath.folder(of: path) == folder ? OutputPath.name(of: path) : path
  }

  private func absolute(_ path: String) -> String {
    path.utf8.contains(UInt8(ascii: "/")) ? path : OutputPath.join(folder, path)
  }
}
