import EntenteRDF

/// Short names for IRIs: their local names, with a prefix where two vocabularies share one, or where the
/// formats use the name themselves.
struct NetworkNames {
  private var names: [String: String] = [:]

  /// What the formats call their own attributes.
  private static let taken: Set<String> = [
    "id", "label", "name", "kind", "kinds", "iri", "r", "g", "b", "x", "y", "size", "weight",
    "relation", "interaction", "source", "target", "type", "labels",
  ]

  /// Names all IRIs of a graph; each is given once.
  init(_ iris: [String], prefixes: [(prefix: String, namespace: String)]) {
    let locals = iris.map { Self.word(String(Self.localName(of: $0))) }
    var counts: [String: Int] = [:]
    for local in locals { counts[local.lowercased(), default: 0] += 1 }
    var used: Set<String> = []
    for (iri, local) in zip(iris, locals) {
      let isOwn = iri.hasPrefix(EntenteVocabulary.ontology)
      var name = local
      if local == "_" || Self.taken.contains(local)
        || (counts[local.lowercased()] ?? 0) > 1 && !isOwn
      {
        name = Self.prefix(of: iri, prefixes) + "_" + local
      }
      let base = name
      var number = 2
      while !used.insert(name.lowercased()).inserted {
        name = "\(base)_\(number)"
        number += 1
      }
      names[iri] = name
    }
  }

  /// The name of an IRI that was given; else its last part.
  func callAsFunction(_ iri: String) -> String {
    names[iri] ?? Self.word(String(Self.localName(of: iri)))
  }

  /// The prefix that a document declares, a usual one, or the last part of the namespace.
  private static func prefix(
    of iri: String, _ prefixes: [(prefix: String, namespace: String)]
  ) -> String {
    let namespace = String(iri.dropLast(localName(of: iri).count))
    let known = prefixes.first { $0.namespace == namespace && !$0.prefix.isEmpty }
    if let known { return word(known.prefix) }
    let part = namespace.split { "/#:".contains($0) }.last ?? ""
    return part.isEmpty ? "ns" : word(String(part))
  }

  /// What stands behind the last `/` or `#`.
  static func localName(of iri: String) -> Substring {
    let end = iri.utf8.lastIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }
    return end.map { iri[iri.utf8.index(after: $0)...] } ?? iri[...]
  }

  /// A text with everything but letters, digits and `_` replaced by `_`: what Cypher, Gremlin and SQL read
  /// as one name.
  static func word(_ text: String) -> String {
    var word = ""
    for scalar in text.unicodeScalars {
      let isDigit = "0"..."9" ~= scalar
      if isDigit && word.isEmpty { word = "_" }
      let isPlain = isDigit || scalar == "_" || scalar.properties.isAlphabetic
      word.unicodeScalars.append(isPlain ? scalar : "_")
    }
    return word.isEmpty ? "_" : word
  }
}
