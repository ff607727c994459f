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
  /// Whether it can be opened again by its path.
  var isNamed: Bool { closes }

  /// Opens a file, or standard input for `-`.
  init(path: String) throws(Diagnostic) {
    self.path = path == "-" ? "<stdin>" : path
    closes = path != "-"
    descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
  }

  /// Takes over a descriptor, such as the end of a pipe.
  init(path: String, descriptor: Int32) {
    self.path = path
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
    guard taken >= 0 else { throw Self.failure(path, code) }
    return taken > 0
  }

  /// Reads the rest of the file, up to `limit` bytes.
  func readAll(limit: Int) throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    var status = stat()
    if unsafe fstat(descriptor, &status) == 0, status.st_size > 0 {
      bytes.reserveCapacity(min(Int(status.st_size), limit) + 65_536)
    }
    while try read(into: &bytes, limit: bytes.count < 1 << 20 ? 1 << 16 : 1 << 20) {
      guard bytes.count <= limit else {
        throw Diagnostic(
          path: path,
          message: "the file is larger than \(limit >> 20) MB; divide it, "
            + "or give many documents as a MediaWiki dump or as JSON Lines")
      }
    }
    return bytes
  }

  private static func failure(_ path: String, _ code: Int32) -> Diagnostic {
    Diagnostic(path: path, message: unsafe String(cString: strerror(code)).lowercasedFirst)
  }
}

/// What stands at a path.
enum PathKind: Hashable, Sendable {
  case file
  case folder
  case absent

  init(of path: String, followingLinks: Bool) {
    var status = stat()
    let code = unsafe followingLinks ? stat(path, &status) : lstat(path, &status)
    guard code == 0 else {
      self = .absent
      return
    }
    self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// The names in a folder, sorted by their bytes, without hidden ones; `nil` where it cannot be read.
  static func names(in folder: String) -> [String]? {
    guard let handle = unsafe opendir(folder) else { return nil }
    defer { unsafe closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
