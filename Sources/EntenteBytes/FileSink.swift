import Glibc

/// A file that appears under its name only when it is whole.
///
/// The bytes go into a hidden file beside it, which ``commit()`` renames and ``abandon()`` (or the
/// end of the sink's life) removes, so that a failure never leaves half a file in place of a good
/// one. What is no regular file, such as `/dev/null` or a named pipe, is written directly.
package final class FileSink: ByteSink {
  private let path: String
  private let temporaryPath: String?
  private let descriptor: Int32
  private let sink: DescriptorSink
  private var isOpen = true

  /// Opens the file beside `path`.
  package init(path: String) throws(ByteSinkError) {
    self.path = path
    var status = stat()
    let exists = unsafe stat(path, &status) == 0
    if exists && status.st_mode & S_IFMT == S_IFDIR {
      throw ByteSinkError(errno: EISDIR, path: path)
    }
    if exists && status.st_mode & S_IFMT != S_IFREG {
      temporaryPath = nil
      descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    } else {
      let name = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init)
      let folder = path.dropLast(name?.utf8.count ?? 0)
      let temporary = "\(folder).\(name ?? "").\(getpid()).partial"
      temporaryPath = temporary
      descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
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
    let closed = close(descriptor)
    guard closed == 0 else {
      let error = ByteSinkError(errno: errno, path: path)
      removeTemporary()
      throw error
    }
    if let temporaryPath, unsafe rename(temporaryPath, path) != 0 {
      let error = ByteSinkError(errno: errno, path: path)
      removeTemporary()
      throw error
    }
  }

  package func abandon() {
    guard isOpen else { return }
    isOpen = false
    _ = close(descriptor)
    removeTemporary()
  }

  private func removeTemporary() {
    if let temporaryPath { _ = unsafe unlink(temporaryPath) }
  }

  deinit { abandon() }
}
