import Glibc

extension ByteSinkError {
  /// The failure that the system's error number stands for.
  package init(errno number: Int32, path: String) {
    let code: Code =
      switch number {
      case ENOSPC, EDQUOT, EFBIG: .full
      case EPIPE: .closed
      case EACCES, EPERM, EROFS: .forbidden
      case ENOENT, ENOTDIR: .missing
      default: .other(number)
      }
    let reason = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    self.init(code: code, path: path, reason: reason)
  }
}
