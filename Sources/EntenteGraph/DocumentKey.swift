/// What tells documents apart: the name that a person would use and a digest of what the document is made of.
///
/// Two folders may hold a file of one name, two records one id, two dumps two revisions of one page. What one of them
/// says must not be laid to the other's door, whichever process reads it.
package enum DocumentKey {
  private static let separator = UInt8(ascii: "@")
  private static let digestLength = 8

  /// Makes the key of a document of a name from the parts that it is made of.
  package static func make(name: String, parts: [[UInt8]]) -> String {
    var hash = SHA256()
    for part in parts {
      // The length before a part keeps one part's end from passing for another's beginning.
      hash.update(Array("\(part.count):".utf8))
      hash.update(part)
    }
    return make(name: name, digest: ContentDigest.short(of: hash.finish()))
  }

  /// Puts a name and a digest together again.
  package static func make(name: String, digest: String?) -> String {
    digest.map { name + "@" + $0 } ?? name
  }

  /// The name in a key; a name without a digest is a key too.
  package static func name(of key: String) -> String { String(parts(of: key).name) }

  /// The digest in a key, `nil` where it has none.
  package static func digest(of key: String) -> String? { parts(of: key).digest.map(String.init) }

  private static func parts(of key: String) -> (name: Substring, digest: Substring?) {
    let digest = key.utf8.suffix(digestLength)
    let rest = key.utf8.dropLast(digestLength)
    guard digest.count == digestLength, rest.last == separator,
      digest.allSatisfy({ ContentDigest.isDigit($0) })
    else { return (key[...], nil) }
    return (Substring(rest.dropLast()), Substring(digest))
  }
}

extension SourceDocument {
  /// What a person calls it; ``id`` tells it from others of that name.
  package var name: String { DocumentKey.name(of: id) }
}

extension Evidence {
  /// What a person calls the document.
  package var documentName: String { DocumentKey.name(of: document) }
}
