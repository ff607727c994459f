internal import EntenteBytes

/// The parts of a path that documents are named after.
package enum FilePath {
  /// `Foreign relations of X.wiki` of `/corpus/Foreign relations of X.wiki`.
  package static func lastComponent(of path: String) -> String {
    var trimmed = Substring(path)
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed = trimmed.dropLast() }
    guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return String(trimmed) }
    let name = trimmed[trimmed.utf8.index(after: slash)...]
    return name.isEmpty ? String(trimmed) : String(name)
  }

  /// The last component without its extension; a dot before a space or at either end is none.
  package static func stem(of path: String) -> String {
    let name = lastComponent(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    let suffix = name[name.index(after: dot)...]
    guard !suffix.isEmpty, suffix.utf8.count <= 9, !suffix.contains(" ") else { return name }
    return String(name[..<dot])
  }

  /// The path as documents are called after it: a byte that is no UTF-8 as `\xE9`.
  static func shown(_ path: String) -> String { VisibleText.escapingBytes(path) }

  /// The path of a file in a folder.
  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
