import ArgumentParser
import EntenteBytes

/// Tells outputs that would replace each other or an input, before anything is read.
enum OutputCollision {
  /// Checks the paths that are written against each other and against those that are read.
  ///
  /// - Throws: a message for people where two are the same file, under whatever names.
  static func check(writing outputs: [String], reading inputs: [String]) throws {
    var seen: [String: String] = [:]
    var identities: [FileStatus.Identity: String] = [:]
    for path in outputs where !FileStatus.isSpecial(path) {
      let identity = FileStatus.identity(of: path)
      if let other = seen[path] ?? identity.flatMap({ identities[$0] }) {
        throw ValidationError("\(path) and \(other) are one file; name two")
      }
      seen[path] = path
      if let identity { identities[identity] = path }
    }
    for input in inputs where input != "-" {
      guard let output = FileStatus.identity(of: input).flatMap({ identities[$0] }) else {
        continue
      }
      throw ValidationError("\(output) is read as \(input); name another output")
    }
  }
}
