import Glibc

/// A folder that files are written into, held against other writers.
package final class OutputFolder {
  package let path: String
  /// The descriptor that holds the lock; negative where the system grants none.
  private let descriptor: Int32
  /// The folders that were made for it, the deepest last.
  private let made: [String]

  /// Opens a folder and finishes what a run that was killed left behind there.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - makesMissing: whether to make it and those above it where they are missing.
  ///   - isShared: whether others may write there too, each a file of its own.
  /// - Throws: where it cannot be made, or where another process writes into it.
  package init(
    _ path: String, makesMissing: Bool, isShared: Bool
  ) throws(ByteSinkError) {
    self.path = path
    made = makesMissing ? try Self.make(path) : []
    descriptor = unsafe open(SystemPath.name(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // Who may write into a folder need not be allowed to read it; then nobody holds it.
    guard descriptor >= 0 || errno == EACCES else {
      throw ByteSinkError(errno: errno, path: path)
    }
    let isShared = isShared && !OutputJournal(folder: path).exists
    let lock = isShared ? LOCK_SH : LOCK_EX
    if descriptor >= 0, flock(descriptor, lock | LOCK_NB) != 0, errno == EWOULDBLOCK {
      _ = close(descriptor)
      throw ByteSinkError(
        code: .busy, path: path,
        reason: "another run of entente is writing there; wait for it, or name another folder")
    }
    if isShared { return }
    do throws(ByteSinkError) {
      try OutputRecovery(folder: path).run()
    } catch {
      if descriptor >= 0 { _ = close(descriptor) }
      throw error
    }
  }

  deinit { if descriptor >= 0 { _ = close(descriptor) } }

  /// Removes the folders that were made, as far as nothing stands in them.
  package func removeIfMade() {
    for folder in made.reversed() {
      guard unsafe rmdir(SystemPath.name(folder)) == 0 else { return }
    }
  }

  /// Brings the names of a folder to the disk.
  static func synchronize(_ folder: String) throws(ByteSinkError) {
    let descriptor = unsafe open(SystemPath.name(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // Who may write into a folder need not be allowed to read it, nor every file system know this.
    guard descriptor >= 0 else {
      if errno == EACCES { return }
      throw ByteSinkError(errno: errno, path: folder)
    }
    let code = fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno
    _ = close(descriptor)
    guard code == 0 else { throw ByteSinkError(errno: code, path: folder) }
  }

  /// Makes a folder and those above it; returns those that were missing.
  private static func make(_ path: String) throws(ByteSinkError) -> [String] {
    var missing: [String] = []
    var folder = path
    while true {
      var status = stat()
      if unsafe stat(SystemPath.name(folder), &status) == 0 {
        guard status.st_mode & S_IFMT == S_IFDIR else {
          throw ByteSinkError(errno: ENOTDIR, path: folder)
        }
        break
      }
      guard errno == ENOENT else { throw ByteSinkError(errno: errno, path: folder) }
      missing.append(folder)
      folder = OutputPath.folder(of: folder)
    }
    for folder in missing.reversed() where unsafe mkdir(SystemPath.name(folder), 0o777) != 0 {
      guard errno == EEXIST else { throw ByteSinkError(errno: errno, path: folder) }
    }
    return missing.reversed()
  }
}
