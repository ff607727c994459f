internal import EntenteBytes

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// What is read piece by piece.
protocol ByteInput: AnyObject {
  /// Reads up to `limit` more bytes to the end of `bytes`; returns `false` at the end.
  func read(into bytes: inout [UInt8], limit: Int) throws(Diagnostic) -> Bool
}

/// An open file or standard input, read in pieces: the one place of this module that asks the
/// operating system for bytes.
@safe final class InputFile: ByteInput {
  let path: String
  let descriptor: Int32
  private let closes: Bool
  private let meter: RunMeter?
  /// Whether it can be opened again by its path.
  var isNamed: Bool { closes }

  /// Opens a file, or standard input for `-`.
  init(path: String) throws(Diagnostic) {
    self.path = path == "-" ? "<stdin>" : path
    meter = RunMeter.current
    closes = path != "-"
    descriptor = path == "-" ? 0 : unsafe open(SystemPath.name(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Diagnostic(path: path, systemError: errno) }
  }

  /// Takes over a descriptor, such as the end of a pipe.
  init(path: String, descriptor: Int32) {
    self.path = path
    // What comes through a pipe has another length than the file behind it.
    meter = nil
    self.descriptor = descriptor
    closes = true
  }

  deinit { if closes { _ = close(descriptor) } }

  /// Reads up to `limit` more bytes to the end of `bytes`; returns `false` at the end of the file.
  func read(into bytes: inout [UInt8], limit: Int) throws(Diagnostic) -> Bool {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: limit))
    let descriptor = descriptor
    var taken = -1
    repeat {
      taken = unsafe bytes.withUnsafeMutableBytes { buffer in
        guard let base = buffer.baseAddress else { return 0 }
        #if canImport(Glibc)
        return unsafe Glibc.read(descriptor, base + start, limit)
        #else
        return unsafe Musl.read(descriptor, base + start, limit)
        #endif
      }
    } while taken < 0 && errno == EINTR
    let code = errno
    bytes.removeLast(limit - max(0, taken))
    guard taken >= 0 else { throw Diagnostic(path: path, systemError: code) }
    meter?.advance(taken, in: .reading)
    return taken > 0
  }

  /// Reads the rest of the file behind `head`, up to `limit` bytes in all.
  func readAll(after head: [UInt8], limit: Int) throws(Diagnostic) -> [UInt8] {
    var bytes = head
    var status = stat()
    if unsafe fstat(descriptor, &status) == 0, status.st_size > 0 {
      guard status.st_mode & S_IFMT != S_IFREG || Int(status.st_size) <= limit else {
        throw tooLarge(limit)
      }
      bytes.reserveCapacity(min(Int(status.st_size), limit) + 65_536)
    }
    while bytes.count <= limit {
      let more = try read(into: &bytes, limit: bytes.count < 1 << 20 ? 1 << 16 : 1 << 20)
      if !more { return bytes }
    }
    throw tooLarge(limit)
  }

  private func tooLarge(_ limit: Int) -> Diagnostic {
    Diagnostic(
      path: path,
      message:
        "the file is larger than \(limit >> 20) MB, the limit of --max-document; raise it, divide the file, "
        + "or give many documents as a MediaWiki dump or as JSON Lines")
  }
}
