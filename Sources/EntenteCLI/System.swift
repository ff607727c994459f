import EntenteBytes
import Glibc

/// What the tool asks of the operating system.
enum System {
  /// How many cores may be used.
  static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Whether a path is a folder that exists.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(SystemPath.name(path), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
