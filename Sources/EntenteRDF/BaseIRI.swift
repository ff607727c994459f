/// The IRI against which relative references are resolved, by RFC 3986, section 5.2.
///
/// A reference with a scheme is taken as it is: its dots are not removed, since RDF compares IRIs
/// character by character.
struct BaseIRI {
  /// The components of an IRI or a reference, as ranges of its bytes.
  private struct Components {
    var scheme: Range<Int>?
    var authority: Range<Int>?
    var path: Range<Int>
    var query: Range<Int>?
    var fragment: Range<Int>?

    init(_ bytes: [UInt8]) {
      var rest = 0..<bytes.count
      if let hash = bytes.firstIndex(of: UInt8(ascii: "#")) {
        fragment = hash + 1..<bytes.count
        rest = 0..<hash
      }
      if let mark = bytes[rest].firstIndex(of: UInt8(ascii: "?")) {
        query = mark + 1..<rest.upperBound
        rest = rest.lowerBound..<mark
      }
      if let length = BaseIRI.schemeLength(bytes) {
        scheme = 0..<length
        rest = length + 1..<rest.upperBound
      }
      if bytes[rest].starts(with: "//".utf8) {
        let start = rest.lowerBound + 2
        let end = bytes[start..<rest.upperBound].firstIndex(of: UInt8(ascii: "/"))
        authority = start..<(end ?? rest.upperBound)
        rest = (end ?? rest.upperBound)..<rest.upperBound
      }
      path = rest
    }
  }

  private let bytes: [UInt8]
  private let components: Components

  /// Takes an absolute IRI.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    components = Components(bytes)
  }

  /// How long the scheme is that an IRI begins with (RFC 3986, section 3.1); `nil` where it has none.
  static func schemeLength(_ bytes: [UInt8]) -> Int? {
    guard let first = bytes.first, CharacterClass.isLetter(first),
      let end = bytes.firstIndex(where: {
        !CharacterClass.isLetter($0) && !CharacterClass.isDigit($0) && $0 != UInt8(ascii: "+")
          && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".")
      }), bytes[end] == UInt8(ascii: ":")
    else { return nil }
    return end
  }

  /// Returns the IRI that `reference` stands for.
  func resolve(_ reference: [UInt8]) -> [UInt8] {
    let parts = Components(reference)
    if parts.scheme != nil { return reference }
    var result = components.scheme.map { Array(bytes[$0]) + [UInt8(ascii: ":")] } ?? []
    var authority = components.authority.map { bytes[$0] }
    var query = parts.query.map { reference[$0] }
    var path: [UInt8]
    if let own = parts.authority {
      authority = reference[own]
      path = Self.removeDots(reference[parts.path])
    } else if parts.path.isEmpty {
      path = Array(bytes[components.path])
      query = query ?? components.query.map { bytes[$0] }
    } else if reference[parts.path.lowerBound] == UInt8(ascii: "/") {
      path = Self.removeDots(reference[parts.path])
    } else {
      path = Self.removeDots(ArraySlice(merge(reference[parts.path])))
    }
    if let authority { result += Array("//".utf8) + authority }
    result += path
    if let query { result += [UInt8(ascii: "?")] + query }
    if let fragment = parts.fragment { result += [UInt8(ascii: "#")] + reference[fragment] }
    return result
  }

  /// The base's path without what follows its last slash, and the reference's path.
  private func merge(_ path: ArraySlice<UInt8>) -> [UInt8] {
    if components.authority != nil && components.path.isEmpty { return [UInt8(ascii: "/")] + path }
    let own = bytes[components.path]
    let end = own.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? own.startIndex
    return Array(own[..<end] + path)
  }

  /// Removes the segments `.` and `..` (section 5.2.4).
  private static func removeDots(_ path: ArraySlice<UInt8>) -> [UInt8] {
    guard path.contains(UInt8(ascii: ".")) else { return Array(path) }
    let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    var kept: [ArraySlice<UInt8>] = []
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      if segment.elementsEqual(".".utf8) {
        if isLast { kept.append([]) }
      } else if segment.elementsEqual("..".utf8) {
        if kept.count > 1 { kept.removeLast() }
        if isLast { kept.append([]) }
      } else {
        kept.append(segment)
      }
    }
    return Array(kept.joined(separator: [UInt8(ascii: "/")]))
  }
}
