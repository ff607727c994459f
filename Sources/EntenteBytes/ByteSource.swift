import Glibc

/// A file or standard input, read in pieces.
package final class ByteSource {
  /// How a person calls it.
  package let name: String
  private let descriptor: Int32
  private let owned: Bool
  private let meter = RunMeter.current
  /// Reads from elsewhere than a descriptor.
  private let supply: ((Int, inout [UInt8]) throws(Failure) -> Int)?

  /// A failure to open or to read.
  package struct Failure: Error, CustomStringConvertible {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }

    package var description: String { "cannot read \(path): \(reason)" }
  }

  /// Creates a source that asks for its bytes: how many at most, and where to append them.
  package init(
    name: String, supply: @escaping (Int, inout [UInt8]) throws(Failure) -> Int
  ) {
    self.name = name
    self.supply = supply
    descriptor = -1
    owned = false
  }

  /// Opens a file, or standard input for `-`.
  package init(path: String) throws(Failure) {
    supply = nil
    if path == "-" {
      name = "standard input"
      descriptor = STDIN_FILENO
      owned = false
      return
    }
    name = path
    descriptor = unsafe open(SystemPath.name(path), O_RDONLY | O_CLOEXEC)
    owned = true
    guard descriptor >= 0 else { throw Self.failure(path) }
  }

  deinit { if owned { _ = close(descriptor) } }

  /// Appends up to `count` more bytes to `bytes`; returns how many there were, 0 at the end.
  package func read(_ count: Int, into bytes: inout [UInt8]) throws(Failure) -> Int {
    if let supply { return try supply(count, &bytes) }
    let start = bytes.count
    var got = 0
    bytes.append(contentsOf: repeatElement(0, count: count))
    repeat {
      got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress.map { unsafe $0 + start }, count)
      }
    } while got < 0 && errno == EINTR
    if got < 0 {
      bytes.removeLast(count)
      throw Self.failure(name)
    }
    bytes.removeLast(count - got)
    meter?.advance(got, in: .reading)
    return got
  }

  /// Goes on at another place of a file; `false` where that cannot be done, as with a pipe.
  package func seek(to offset: Int) -> Bool {
    lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset)
  }

  /// Returns everything that is left.
  package func readAll() throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var status = stat()
    if supply == nil, unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      bytes.reserveCapacity(Int(status.st_size) + (1 << 16))
    }
    while try read(1 << 16, into: &bytes) > 0 {}
    return bytes
  }

  private static func failure(_ path: String) -> Failure {
    let number = errno
    let reason = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    return Failure(path: path, reason: reason)
  }
}
