/// A way to write text as bytes.
public enum TextEncoding: Hashable, Sendable {
  /// UTF-8.
  case utf8
  /// UTF-16, the low byte first.
  case utf16LittleEndian
  /// UTF-16, the high byte first.
  case utf16BigEndian
  /// UTF-32, the low byte first.
  case utf32LittleEndian
  /// UTF-32, the high byte first.
  case utf32BigEndian
  /// Also what is declared as Latin-1 or ASCII: the WHATWG Encoding Standard reads all three so.
  case windows1252
  /// A set that libxml2 converts, by the name that it has there.
  case other(String)

  /// Reads a label as documents declare it; returns `nil` for one that Entente does not read.
  public init?(label: String) {
    let label = label.lowercased()
    switch label {
    case "utf-8", "utf8", "unicode-1-1-utf-8": self = .utf8
    case "utf-16", "utf-16le", "utf16le": self = .utf16LittleEndian
    case "utf-16be", "utf16be": self = .utf16BigEndian
    case "utf-32", "utf-32le", "utf32le": self = .utf32LittleEndian
    case "utf-32be", "utf32be": self = .utf32BigEndian
    case "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1",
      "l1", "us-ascii", "ascii", "iso-ir-100", "cp819", "ibm819", "x-cp1252":
      self = .windows1252
    default:
      guard let name = CharacterSets.names[label] else { return nil }
      self = .other(name)
    }
  }

  /// The encoding that a byte-order mark names, and the mark's length.
  package static func byteOrderMark(of bytes: some Collection<UInt8>) -> (TextEncoding, Int)? {
    let start = Array(bytes.prefix(4))
    if start == [0xFF, 0xFE, 0, 0] { return (.utf32LittleEndian, 4) }
    if start == [0, 0, 0xFE, 0xFF] { return (.utf32BigEndian, 4) }
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if start.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if start.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// What windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F.
  /// Source: https://encoding.spec.whatwg.org/index-windows-1252.txt.
  static let windows1252Controls: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
