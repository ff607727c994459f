import Glibc

/// A file that appears under its name only when it is whole.
///
/// The bytes go into a file without a name in the same folder, which ``commit()`` puts in the place of
/// the old one and which is gone by itself where anything fails, were it a killed process. Where the
/// file system knows no such files, a hidden file beside it is renamed or removed instead. What is no
/// regular file, such as `/dev/null` or a named pipe, is written directly.
package final class FileSink: ByteSink {
  /// What becomes of the bytes in the end.
  private enum Place {
    /// They are already where they belong.
    case direct
    /// They have no name yet.
    case nameless
    /// They have a name that is not theirs.
    case beside
  }

  private let path: String
  /// The name that they have for a moment, or while they are written.
  private let temporaryPath: String
  private let place: Place
  private let descriptor: Int32
  private let sink: DescriptorSink
  private var isOpen = true

  /// Opens a file in the folder of `path`.
  package init(path: String) throws(ByteSinkError) {
    self.path = path
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let folder = String(path.dropLast(name.count))
    temporaryPath = "\(folder).\(name).\(getpid()).partial"
    var status = stat()
    let exists = unsafe stat(path, &status) == 0
    if exists && status.st_mode & S_IFMT == S_IFDIR {
      throw ByteSinkError(errno: EISDIR, path: path)
    }
    if exists && status.st_mode & S_IFMT != S_IFREG {
      place = .direct
      descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    } else {
      let nameless = Self.openNameless(in: folder.isEmpty ? "." : folder)
      place = nameless >= 0 ? .nameless : .beside
      descriptor =
        nameless >= 0
        ? nameless
        : unsafe open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    }
    guard descriptor >= 0 else { throw ByteSinkError(errno: errno, path: path) }
    sink = DescriptorSink(descriptor, name: path)
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(ByteSinkError) {
    unsafe try sink.write(bytes)
  }

  package func commit() throws(ByteSinkError) {
    guard isOpen else { return }
    isOpen = false
    var number: Int32 = 0
    if place == .nameless, !nameTemporary() { number = errno }
    if close(descriptor) != 0, number == 0 { number = errno }
    if number == 0, place != .direct, unsafe rename(temporaryPath, path) != 0 { number = errno }
    guard number == 0 else {
      removeTemporary()
      throw ByteSinkError(errno: number, path: path)
    }
  }

  package func abandon() {
    guard isOpen else { return }
    isOpen = false
    _ = close(descriptor)
    if place == .beside { removeTemporary() }
  }

  private func removeTemporary() {
    if place != .direct { _ = unsafe unlink(temporaryPath) }
  }

  deinit { abandon() }

  // MARK: Files without a name

  /// Opens one, negative where that cannot be done or where it could not get a name later.
  private static func openNameless(in folder: String) -> Int32 {
    guard unsafe access("/proc/self/fd", X_OK) == 0 else { return -1 }
    return unsafe open(folder, temporaryFile | O_WRONLY | O_CLOEXEC, 0o644)
  }

  /// `O_TMPFILE` of Linux, a macro that Swift does not import.
  private static let temporaryFile: Int32 = 0o20_000_000 | O_DIRECTORY

  /// Gives the file the temporary name, from which it can take the place of another one: a link
  /// cannot. What a process of the same number left behind goes away.
  private func nameTemporary() -> Bool {
    let source = "/proc/self/fd/\(descriptor)"
    for _ in 0..<2 {
      let linked = unsafe linkat(AT_FDCWD, source, AT_FDCWD, temporaryPath, AT_SYMLINK_FOLLOW)
      if linked == 0 { return true }
      guard errno == EEXIST, unsafe unlink(temporaryPath) == 0 else { return false }
    }
    return false
  }
}
