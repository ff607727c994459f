internal import EntenteBytes

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// What stands at a path, links followed.
struct PathStatus {
  enum Kind {
    case file
    case folder
    /// A device, a pipe, a socket.
    case other
  }

  /// What a file is under all its names.
  struct Identity: Hashable {
    var device: UInt64
    var number: UInt64
  }

  var kind: Kind
  var identity: Identity

  /// Looks at a path.
  ///
  /// - Throws: a message where nothing stands there, or where it cannot be told.
  init(of path: String) throws(Diagnostic) {
    var status = stat()
    let name = SystemPath.name(path)
    guard unsafe stat(name, &status) == 0 else {
      let code = errno
      guard code == ENOENT else { throw Diagnostic(path: path, systemError: code) }
      let isLink = unsafe lstat(name, &status) == 0
      throw Diagnostic(
        path: path,
        message: isLink ? "the link leads nowhere" : "there is no such file or folder")
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: kind = .folder
    case S_IFREG: kind = .file
    default: kind = .other
    }
    identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  /// The names in a folder, sorted by their bytes, without hidden ones.
  static func names(in folder: String) throws(Diagnostic) -> [String] {
    guard let handle = unsafe opendir(SystemPath.name(folder)) else {
      throw Diagnostic(path: folder, systemError: errno)
    }
    defer { unsafe closedir(handle) }
    var names: [String] = []
    while true {
      // The end and a failure look alike but for this.
      errno = 0
      guard let entry = unsafe readdir(handle) else {
        if errno != 0 { throw Diagnostic(path: folder, systemError: errno) }
        break
      }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { field in
        unsafe SystemPath.text(field.prefix { $0 != 0 })
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension Diagnostic {
  /// What the system says of a file that it refuses.
  init(path: String, systemError code: Int32) {
    let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    self.init(path: path, message: reason.prefix(1).lowercased() + reason.dropFirst())
  }
}
