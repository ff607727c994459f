/// The names of files beside those that are written.
package enum OutputPath {
  /// What a hidden file beside another one is.
  enum Kind: String {
    /// It is being written, or waits for its name.
    case partial = "entente-partial"
    /// It is what had the name before.
    case kept = "entente-kept"
  }

  /// The number of the descriptor that a path like `/dev/stdout` or `/dev/fd/3` names.
  static func descriptor(of path: String) -> Int32? {
    switch path {
    case "/dev/stdin": return 0
    case "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        return Int32(path.dropFirst(folder.count))
      }
      return nil
    }
  }

  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  package static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The hidden file of a kind that belongs to the file at `path`.
  static func beside(_ path: String, _ mark: String, _ kind: Kind) -> String {
    join(folder(of: path), ".\(name(of: path)).\(mark).\(kind.rawValue)")
  }

  /// Whether a name is that of such a file.
  static func isHiddenPart(_ name: String) -> Bool {
    name.hasPrefix(".")
      && (name.hasSuffix("." + Kind.partial.rawValue) || name.hasSuffix("." + Kind.kept.rawValue))
  }
}
