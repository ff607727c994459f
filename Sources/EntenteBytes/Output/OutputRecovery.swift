import Glibc

/// The end of what a run that was killed had begun in a folder: what its journal promises is done, what it left behind
/// without a promise is removed.
struct OutputRecovery {
  let folder: String

  /// Finishes, under the lock of the folder.
  func run() throws(ByteSinkError) {
    let journal = OutputJournal(folder: folder)
    let entries = try journal.read()
    var isChanged = false
    for entry in entries where Self.exists(entry.staged) {
      isChanged = true
      guard unsafe rename(SystemPath.name(entry.staged), SystemPath.name(entry.target)) == 0 else {
        throw ByteSinkError(errno: errno, path: entry.target)
      }
    }
    if isChanged { try OutputFolder.synchronize(folder) }
    if !entries.isEmpty {
      for entry in entries { _ = unsafe unlink(SystemPath.name(entry.kept)) }
    }
    journal.remove()
    removeLeftovers()
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(SystemPath.name(path), &status) == 0
  }

  /// Removes hidden parts of files that no process holds.
  private func removeLeftovers() {
    guard let handle = unsafe opendir(SystemPath.name(folder)) else { return }
    defer { unsafe closedir(handle) }
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { field in
        unsafe SystemPath.text(field.prefix { $0 != 0 })
      }
      guard OutputPath.isHiddenPart(name) else { continue }
      let path = SystemPath.name(OutputPath.join(folder, name))
      let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { _ = unsafe unlink(path) }
      _ = close(descriptor)
    }
  }
}
