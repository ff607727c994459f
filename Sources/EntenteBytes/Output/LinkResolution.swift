import Glibc

/// Where symbolic links lead, also where nothing stands there yet.
enum LinkResolution {
  private static let mostLinks = 40

  /// Follows the links at the end of a path.
  ///
  /// - Throws: where they go in a circle, or the system does not tell.
  static func target(of path: String) throws(ByteSinkError) -> String {
    var target = path
    for _ in 0..<mostLinks {
      var status = stat()
      guard unsafe lstat(SystemPath.name(target), &status) == 0,
        status.st_mode & S_IFMT == S_IFLNK
      else { return target }
      var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let name = SystemPath.name(target)
      let length = unsafe buffer.withUnsafeMutableBytes { bytes in
        guard let start = bytes.baseAddress else { return -1 }
        return unsafe readlink(name, start.assumingMemoryBound(to: CChar.self), bytes.count)
      }
      guard length >= 0 else { throw ByteSinkError(errno: errno, path: path) }
      let next = SystemPath.text(buffer.prefix(length))
      target =
        next.hasPrefix("/") ? next : OutputPath.join(OutputPath.folder(of: target), next)
    }
    throw ByteSinkError(errno: ELOOP, path: path)
  }
}
