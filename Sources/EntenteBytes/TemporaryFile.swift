import Glibc

/// A file without a name, for what does not fit into memory; it is gone when the process is.
package final class TemporaryFile {
  private let descriptor: Int32
  private let name: String
  /// How many bytes were appended.
  package private(set) var count = 0

  /// Makes a file in the folder that `TMPDIR` names, or else in `/tmp`.
  package init() throws(ByteSinkError) {
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    name = folder + "/entente-XXXXXX"
    var template = Array(name.utf8CString)
    descriptor = unsafe template.withUnsafeMutableBufferPointer { path in
      guard let path = path.baseAddress else { return -1 }
      let descriptor = unsafe mkstemp(path)
      if descriptor >= 0 {
        // Without its name at once, so that nothing is left behind however the process ends.
        _ = unsafe unlink(path)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      }
      return descriptor
    }
    guard descriptor >= 0 else { throw ByteSinkError(errno: errno, path: name) }
  }

  deinit { if descriptor >= 0 { _ = close(descriptor) } }

  /// Appends bytes at the end.
  package func append(_ bytes: [UInt8]) throws(ByteSinkError) {
    var done = 0
    while done < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe pwrite(
          descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done,
          count + done)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw ByteSinkError(errno: errno, path: name)
      }
      done += written
    }
    count += bytes.count
  }

  /// Appends the bytes at an offset to `bytes`: `length` of them, or fewer at the end of the file.
  package func read(
    at offset: Int, _ length: Int, into bytes: inout [UInt8]
  ) throws(ByteSource.Failure) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: length))
    var done = 0
    while done < length {
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(
          descriptor, buffer.baseAddress.map { unsafe $0 + start + done }, length - done,
          offset + done)
      }
      if got < 0 {
        if errno == EINTR { continue }
        bytes.removeLast(length - done)
        let reason = unsafe strerror(errno).map { unsafe String(cString: $0) }
        throw ByteSource.Failure(path: name, reason: reason ?? "error")
      }
      if got == 0 { break }
      done += got
    }
    bytes.removeLast(length - done)
  }
}
