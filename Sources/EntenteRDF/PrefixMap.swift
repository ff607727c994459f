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

  /// Where the parts of an entry stand in ``text``.
  private struct Place {
    /// The prefix with its colon.
    var prefix: Range<Int>
    var namespace: Range<Int>
    /// The next entry with a namespace of the same length, -1 behind the last.
    var next: Int
  }

  package private(set) var entries: [Entry] = []
  /// What is looked at for every IRI stands in three flat arrays: an array for each entry would be
  /// retained and released each time, which costs more than the comparison.
  private var text: [UInt8] = []
  private var places: [Place] = []
  /// The first entry by the length of its namespace: a split at the last `/` or `#` of an IRI
  /// leaves one or two to compare.
  private var firstByLength: [Int] = []

  package init(_ prefixes: [(prefix: String, namespace: String)] = []) {
    for pair in prefixes { insert(prefix: pair.prefix, namespace: pair.namespace) }
  }

  /// Adds a prefix, unless the prefix or its namespace is already there, or the grammar of Turtle
  /// does not allow one of them: XML does allow `_`, which would make blank nodes of names.
  package mutating func insert(prefix: String, namespace: String) {
    let prefix = Array(prefix.utf8)
    let namespace = Array(namespace.utf8)
    guard let last = namespace.last, last == UInt8(ascii: "/") || last == UInt8(ascii: "#"),
      CharacterClass.isPrefix(prefix), BaseIRI.schemeLength(namespace) != nil,
      ByteScan.iriEnd(in: namespace, 0..<namespace.count) == namespace.count,
      !entries.contains(where: { $0.prefix == prefix || $0.namespace == namespace })
    else { return }
    while firstByLength.count <= namespace.count { firstByLength.append(-1) }
    let start = text.count
    text += prefix + [UInt8(ascii: ":")]
    let middle = text.count
    text += namespace
    places.append(
      Place(
        prefix: start..<middle, namespace: middle..<text.count,
        next: firstByLength[namespace.count]))
    firstByLength[namespace.count] = entries.count
    entries.append(Entry(prefix: prefix, namespace: namespace))
    undeclaredCount += 1
  }

  /// The entries of these namespaces alone.
  package func keeping(_ namespaces: Set<[UInt8]>) -> PrefixMap {
    PrefixMap(
      entries.filter { namespaces.contains($0.namespace) }.map { entry in
        (
          String(decoding: entry.prefix, as: UTF8.self),
          String(decoding: entry.namespace, as: UTF8.self)
        )
      })
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
    guard length < firstByLength.count, start < range.upperBound,
      bytes[start] != UInt8(ascii: "-")
    else { return nil }
    var index = firstByLength[length]
    while index >= 0 {
      if ByteScan.equal(bytes, range.lowerBound..<start, text, places[index].namespace) {
        return (index, start..<range.upperBound)
      }
      index = places[index].next
    }
    return nil
  }

  /// Appends the prefix of an entry with its colon.
  @inline(__always)
  func appendPrefix(of entry: Int, to output: inout ByteOutput) {
    output.append(text, places[entry].prefix)
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
