import Glibc

/// What stands at a path, links followed.
package enum FileStatus {
  /// What a file is under all its names.
  package struct Identity: Hashable, Sendable {
    private let device: UInt64
    private let number: UInt64

    fileprivate init(_ status: stat) {
      device = UInt64(status.st_dev)
      number = UInt64(status.st_ino)
    }
  }

  /// The identity of what stands there; `nil` for nothing, and for what takes everything, such as `/dev/null`.
  package static func identity(of path: String) -> Identity? {
    status(of: path).flatMap {
      [S_IFREG, S_IFDIR].contains($0.st_mode & S_IFMT) ? Identity($0) : nil
    }
  }

  /// The length of a file; `nil` where there is none.
  package static func size(of path: String) -> Int? { status(of: path).map { Int($0.st_size) } }

  /// Whether a path is neither a file's nor a folder's: a device, a pipe, a descriptor that is open.
  package static func isSpecial(_ path: String) -> Bool {
    if OutputPath.descriptor(of: path) != nil { return true }
    return status(of: path).map { ![S_IFREG, S_IFDIR].contains($0.st_mode & S_IFMT) } ?? false
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return unsafe stat(SystemPath.name(path), &status) == 0 ? status : nil
  }
}
