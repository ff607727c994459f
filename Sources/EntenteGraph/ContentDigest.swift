/// Short digests of content, for identifiers that must be the same in every run.
///
/// SHA-256 cut to size and written in lower-case base 32 (RFC 4648, without padding), since an
/// identifier should stand in an IRI, a file name and a Turtle local name without an escape.
package enum ContentDigest {
  /// 40 bits in 8 characters: enough to set apart namesakes.
  package static func short(_ text: String) -> String { base32(SHA256.hash(Array(text.utf8)), 5) }

  /// 100 bits in 20 characters: enough for every statement of a large graph.
  package static func long(_ text: String) -> String {
    String(base32(SHA256.hash(Array(text.utf8)), 13).prefix(20))
  }

  /// The same of a digest that was made piece by piece.
  static func short(of digest: [UInt8]) -> String { base32(digest, 5) }

  /// Whether a byte is one of those that digests are written with.
  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains(byte)
  }

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

  private static func base32(_ digest: [UInt8], _ count: Int) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(24)
    var buffer = 0
    var bits = 0
    for byte in digest.prefix(count) {
      buffer = (buffer << 8 | Int(byte)) & 0xFFFF
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[buffer >> bits & 31])
      }
    }
    if bits > 0 { text.append(alphabet[buffer << (5 - bits) & 31]) }
    return String(decoding: text, as: UTF8.self)
  }
}
