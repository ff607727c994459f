/// The grammar of absolute IRIs (RFC 3987, section 2.2), as strict stores apply it: one address with an
/// impossible port makes them refuse a whole graph.
package enum IRISyntax {
  /// Whether the bytes are an absolute IRI.
  package static func isIRI(_ bytes: [UInt8]) -> Bool {
    guard let scheme = BaseIRI.schemeLength(bytes) else { return false }
    var rest = bytes[(scheme + 1)...]
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      guard fits(rest[(hash + 1)...], also: "/?:@") else { return false }
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      guard fits(rest[(mark + 1)...], also: "/?:@", isQuery: true) else { return false }
      rest = rest[..<mark]
    }
    if rest.starts(with: "//".utf8) {
      let authority = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
      guard isAuthority(authority) else { return false }
      rest = rest[authority.endIndex...]
    }
    return fits(rest, also: "/:@")
  }

  /// Schemes of addresses that run something, or that mean another place on each machine.
  private static let unlinkable: Set<String> = [
    "about", "blob", "data", "file", "javascript", "vbscript",
  ]

  /// Whether an IRI is a link that a page may offer to anybody.
  package static func isLink(_ bytes: [UInt8]) -> Bool {
    guard let scheme = BaseIRI.schemeLength(bytes) else { return false }
    return !unlinkable.contains(String(decoding: bytes[..<scheme], as: UTF8.self).lowercased())
  }

  private static func isAuthority(_ authority: ArraySlice<UInt8>) -> Bool {
    var host = authority
    if let at = authority.firstIndex(of: UInt8(ascii: "@")) {
      guard fits(authority[..<at], also: ":") else { return false }
      host = authority[(at + 1)...]
    }
    var port = host[host.endIndex...]
    if host.first == UInt8(ascii: "[") {
      guard let end = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
      guard isAddress(host[(host.startIndex + 1)..<end]) else { return false }
      port = host[(end + 1)...]
      guard port.isEmpty || port.first == UInt8(ascii: ":") else { return false }
    } else {
      let colon = host.firstIndex(of: UInt8(ascii: ":")) ?? host.endIndex
      guard fits(host[..<colon], also: "") else { return false }
      port = host[colon...]
    }
    return port.dropFirst().allSatisfy(CharacterClass.isDigit)
  }

  /// Whether all are letters, digits, `-._~`, `!$&'()*+,;=`, whole percent escapes, characters beyond
  /// ASCII that an IRI may hold, or one of `also`.
  private static func fits(
    _ bytes: ArraySlice<UInt8>, also: String, isQuery: Bool = false
  ) -> Bool {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "%"):
        guard index + 2 < bytes.endIndex, CharacterClass.hexadecimal(bytes[index + 1]) != nil,
          CharacterClass.hexadecimal(bytes[index + 2]) != nil
        else { return false }
        index += 3
      case 0x80...:
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let end = min(index + length, bytes.endIndex)
        let scalar = String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first
        guard let scalar, isBeyondASCII(scalar.value, isQuery: isQuery) else { return false }
        index = end
      default:
        guard
          CharacterClass.isLetter(byte) || CharacterClass.isDigit(byte)
            || "-._~!$&'()*+,;=".utf8.contains(byte) || also.utf8.contains(byte)
        else { return false }
        index += 1
      }
    }
    return true
  }

  /// `ucschar`, and in queries `iprivate`.
  private static func isBeyondASCII(_ scalar: UInt32, isQuery: Bool) -> Bool {
    switch scalar {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    case 0xE000...0xF8FF, 0xF0000...: isQuery && scalar & 0xFFFF < 0xFFFE
    case 0xE0000...0xE0FFF: false
    case 0x10000...: scalar & 0xFFFF < 0xFFFE
    default: false
    }
  }

  /// Whether the text between brackets is an IPv6 address or one of a later version.
  private static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
    if let first = bytes.first, first | 0x20 == UInt8(ascii: "v") {
      let version = bytes.dropFirst().prefix { $0 != UInt8(ascii: ".") }
      let rest = bytes[version.endIndex...].dropFirst()
      return !version.isEmpty && version.allSatisfy { CharacterClass.hexadecimal($0) != nil }
        && !rest.isEmpty && !rest.contains(UInt8(ascii: "%"))
        && rest.allSatisfy { $0 < 0x80 } && fits(rest, also: ":")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = halves.enumerated().map { index, half in
      groupCount(half, mayEndInIPv4: index == halves.count - 1)
    }
    guard !groups.contains(nil) else { return false }
    let count = groups.reduce(0) { $0 + ($1 ?? 0) }
    return halves.count == 2 ? count <= 7 : count == 8
  }

  /// How many groups of 16 bits stand there, `nil` where one is none.
  private static func groupCount(_ text: Substring, mayEndInIPv4: Bool) -> Int? {
    guard !text.isEmpty else { return 0 }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var count = 0
    for (index, part) in parts.enumerated() {
      if mayEndInIPv4, index == parts.count - 1, part.contains(".") {
        guard isIPv4(part) else { return nil }
        count += 2
      } else {
        guard 1...4 ~= part.utf8.count,
          part.utf8.allSatisfy({ CharacterClass.hexadecimal($0) != nil })
        else { return nil }
        count += 1
      }
    }
    return count
  }

  private static func isIPv4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard 1...3 ~= part.utf8.count, part.utf8.allSatisfy(CharacterClass.isDigit),
          let number = UInt16(part)
        else { return false }
        return number < 256 && (part.utf8.count == 1 || !part.hasPrefix("0"))
      }
  }
}
