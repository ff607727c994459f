import Glibc

/// What the tool asks of the operating system.
enum System {
  /// How many cores may be used.
  static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Whether a path is a folder that exists.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes a folder and the folders above it; `false` where that fails.
  static func makeFolder(_ path: String) -> Bool {
    if isFolder(path) { return true }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex,
      !makeFolder(String(path[..<slash]))
    {
      return false
    }
    return unsafe mkdir(path, 0o755) == 0 || isFolder(path)
  }
}
