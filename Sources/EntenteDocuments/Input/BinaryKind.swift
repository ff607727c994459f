/// What a file is that holds no text, told from its first bytes.
enum BinaryKind: Hashable, Sendable {
  case pdf
  case zip
  case image
  case compressed
  case executable
  case utf16WithoutMark
  case utf32WithoutMark
  case unknown

  /// Returns `nil` for what may be text.
  init?(of bytes: [UInt8]) {
    let head = bytes.prefix(4096)
    if bytes.holds("%PDF-", at: 0) {
      self = .pdf
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .zip
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
      || bytes.starts(with: [0xFF, 0xD8, 0xFF])
      || bytes.holds("GIF8", at: 0)
    {
      self = .image
    } else if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x42, 0x5A, 0x68])
      || bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || bytes.starts(with: [0xFD, 0x37, 0x7A])
    {
      self = .compressed
    } else if bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) {
      self = .executable
    } else if head.contains(0) {
      let zeros = head.count { $0 == 0 }
      switch Double(zeros) / Double(head.count) {
      case 0.4..<0.6: self = .utf16WithoutMark
      case 0.7..<0.8: self = .utf32WithoutMark
      default: self = .unknown
      }
    } else {
      return nil
    }
  }

  /// Whether a person would call it a document, whose words are lost if it is not read.
  var mayHoldText: Bool {
    switch self {
    case .image, .executable: false
    case .pdf, .zip, .compressed, .utf16WithoutMark, .utf32WithoutMark, .unknown: true
    }
  }

  /// What it seems to be and what to do with it, for people.
  var advice: String {
    switch self {
    case .pdf: "it is a PDF; take its text first, for example with `pdftotext`"
    case .zip: "it is a ZIP archive or an office document; save it as text or HTML first"
    case .image: "it is an image"
    case .compressed: "it is compressed; only MediaWiki dumps (.xml.bz2, .xml.gz) are read so"
    case .executable: "it is an executable"
    case .utf16WithoutMark:
      "it seems to be UTF-16 without a byte-order mark; convert it with `iconv -f UTF-16LE -t UTF-8`"
    case .utf32WithoutMark:
      "it seems to be UTF-32 without a byte-order mark; convert it with `iconv -f UTF-32LE -t UTF-8`"
    case .unknown: "it holds zero bytes"
    }
  }
}
