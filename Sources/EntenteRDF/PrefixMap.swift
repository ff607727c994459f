import EntenteBytes

/// Prefixes and their namespaces, and which of them were declared in a document.
package struct PrefixMap: Sendable {
  /// A prefix without its colon, and the namespace it stands for.
  package struct Entry: Sendable {
    package let prefix: [UInt8]
    package let namespace: [UInt8]
    /// Whether the document that is written declares it already.
    package var isDeclared = false
  }

  package private(set) var entries: [Entry] = []
  /// The entries by the length of their namespace: a split at the last `/` or `#` of an IRI leaves
  /// one or two to compare.
  private var entriesByLength: [[Int]] = []

  package init(_ prefixes: [(prefix: String, namespace: String)] = []) {
    for pair in prefixes { insert(prefix: pair.prefix, namespace: pair.namespace) }
  }

  /// Adds a prefix, unless the prefix or its namespace is already there.
  package mutating func insert(prefix: String, namespace: String) {
    let prefix = Array(prefix.utf8)
    let namespace = Array(namespace.utf8)
    guard let last = namespace.last, last == UInt8(ascii: "/") || last == UInt8(ascii: "#"),
      !entries.contains(where: { $0.prefix == prefix || $0.namespace == namespace })
    else { return }
    while entriesByLength.count <= namespace.count { entriesByLength.append([]) }
    entriesByLength[namespace.count].append(entries.count)
    entries.append(Entry(prefix: prefix, namespace: namespace))
    undeclaredCount += 1
  }

  /// Marks an entry as declared.
  package mutating func declare(_ index: Int) {
    if !entries[index].isDeclared { undeclaredCount -= 1 }
    entries[index].isDeclared = true
  }

  /// How many entries no document declares yet.
  private(set) var undeclaredCount = 0

  /// Splits an IRI into an entry and a local name that needs no escapes: ASCII letters, digits, `_`
  /// and, not at the start, `-`.
  @inline(__always)
  package func split(_ bytes: [UInt8], _ range: Range<Int>) -> (entry: Int, local: Range<Int>)? {
    var start = range.upperBound
    while start > range.lowerBound {
      let byte = bytes[start - 1]
      guard
        CharacterClass.isLetter(byte) || CharacterClass.isDigit(byte)
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      else { break }
      start -= 1
    }
    let length = start - range.lowerBound
    guard length < entriesByLength.count, start < range.upperBound,
      bytes[start] != UInt8(ascii: "-")
    else { return nil }
    for index in entriesByLength[length] {
      if ByteScan.equal(bytes, range.lowerBound..<start, entries[index].namespace, 0..<length) {
        return (index, start..<range.upperBound)
      }
    }
    return nil
  }

  /// The vocabularies that graphs of this kind use, for documents that bring no prefixes along.
  package static let wellKnown: [(prefix: String, namespace: String)] = [
    ("rdf", RDF.namespace), ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("owl", "http://www.w3.org/2002/07/owl#"), ("xsd", XSD.namespace),
    ("skos", "http://www.w3.org/2004/02/skos/core#"), ("prov", "http://www.w3.org/ns/prov#"),
    ("dcterms", "http://purl.org/dc/terms/"), ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("schema", "https://schema.org/"), ("org", "http://www.w3.org/ns/org#"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"), ("time", "http://www.w3.org/2006/time#"),
    ("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#"),
    ("wd", "http://www.wikidata.org/entity/"), ("dbpedia", "http://dbpedia.org/resource/"),
    ("geonames", "https://sws.geonames.org/"),
  ]
}
