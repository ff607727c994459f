/// Turns the bytes of a file into text in UTF-8, or says what they are instead.
///
/// A byte-order mark decides before a declaration, and a declaration before the rule that text is
/// UTF-8. Nothing is guessed: a wrong guess would change names without a word.
package struct TextDecoder: Sendable {
  /// What messages call the source.
  package var path: String
  /// The encoding that the user or the markup declares.
  package var declared: TextEncoding?

  package init(path: String, declared: TextEncoding? = nil) {
    self.path = path
    self.declared = declared
  }

  /// Returns the text in UTF-8 without its byte-order mark.
  package func decode(_ bytes: [UInt8]) throws(Diagnostic) -> [UInt8] {
    guard !bytes.isEmpty else { throw Diagnostic(path: path, message: "the file is empty") }
    let mark = TextEncoding.byteOrderMark(of: bytes.prefix(4))
    let encoding = mark?.0 ?? declared ?? .utf8
    let start = mark?.1 ?? 0
    let text: [UInt8]
    switch encoding {
    case .utf8:
      if let kind = BinaryKind(of: bytes) {
        throw Diagnostic(path: path, message: "this is not text: \(kind.advice)")
      }
      let body = start == 0 ? bytes : Array(bytes[start...])
      try checkUTF8(body)
      text = body
    case .utf16LittleEndian: text = try decodeUTF16(bytes[start...], littleEndian: true)
    case .utf16BigEndian: text = try decodeUTF16(bytes[start...], littleEndian: false)
    case .utf32LittleEndian: text = try decodeUTF32(bytes[start...], littleEndian: true)
    case .utf32BigEndian: text = try decodeUTF32(bytes[start...], littleEndian: false)
    case .windows1252: text = Self.decodeWindows1252(bytes)
    case .other(let name): text = try decode(bytes, from: name)
    }
    guard text.contains(where: { !$0.isSpace }) else {
      throw Diagnostic(path: path, message: "the file holds nothing but white space")
    }
    return text
  }

  private func decode(_ bytes: [UInt8], from name: String) throws(Diagnostic) -> [UInt8] {
    if let kind = BinaryKind(of: bytes) {
      throw Diagnostic(path: path, message: "this is not text: \(kind.advice)")
    }
    do throws(CharacterSets.Failure) {
      return try CharacterSets.decode(bytes, from: name)
    } catch {
      guard let offset = error.offset, bytes.indices.contains(offset) else {
        throw Diagnostic(
          path: path,
          message: "this machine does not know the character set \(name); "
            + "convert the file with `iconv -f \(name) -t UTF-8`")
      }
      let hex = String(bytes[offset], radix: 16, uppercase: true)
      throw Diagnostic(
        path: path, offset: offset, in: bytes,
        message: "the byte 0x\(hex) is not \(name), which is the character set that is declared")
    }
  }

  /// Checks that bytes are UTF-8.
  ///
  /// - Throws: a message at the first byte that is not.
  package func checkUTF8(_ bytes: [UInt8]) throws(Diagnostic) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let offset = error.byteOffsets.lowerBound
      let byte = bytes.indices.contains(offset) ? bytes[offset] : 0
      let hex = String(byte, radix: 16, uppercase: true)
      throw Diagnostic(
        path: path, offset: offset, in: bytes,
        message: "the byte 0x\(hex) is not UTF-8; \(Self.guess(bytes, at: offset))")
    }
  }

  /// What text that is not UTF-8 seems to be, in words, with a way out.
  private static func guess(_ bytes: [UInt8], at offset: Int) -> String {
    let sample = bytes[offset..<min(bytes.count, offset + 4096)]
    let high = sample.count { $0 >= 0x80 }
    let letters = sample.count { $0 >= 0xC0 }
    if high * 4 > sample.count {
      return "the text seems to be in a character set other than Latin; "
        + "name it with --encoding, such as windows-1251"
    }
    let name =
      sample.contains { $0 >= 0x80 && $0 < 0xA0 } || letters == 0 ? "windows-1252" : "Latin-1"
    return "the text seems to be \(name); name it with --encoding \(name)"
  }

  private func decodeUTF16(
    _ bytes: ArraySlice<UInt8>, littleEndian: Bool
  ) throws(Diagnostic) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      units.append(littleEndian ? second << 8 | first : first << 8 | second)
      index += 2
    }
    guard let text = String(validating: units, as: UTF16.self), index == bytes.endIndex else {
      throw Diagnostic(
        path: path, message: "the file begins as UTF-16 but does not go on so: it may be cut off")
    }
    return Array(text.utf8)
  }

  private func decodeUTF32(
    _ bytes: ArraySlice<UInt8>, littleEndian: Bool
  ) throws(Diagnostic) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 4)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let unit = bytes[index..<min(index + 4, bytes.endIndex)]
      let ordered = littleEndian ? Array(unit.reversed()) : Array(unit)
      let value = ordered.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard unit.count == 4, let scalar = Unicode.Scalar(value) else {
        throw Diagnostic(
          path: path,
          message:
            "the file begins as UTF-32 but does not go on so at its byte \(index): it may be cut off"
        )
      }
      text.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      index += 4
    }
    return text
  }

  private static func decodeWindows1252(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      switch byte {
      case 0..<0x80: text.append(byte)
      case 0x80..<0xA0:
        let scalar = Unicode.Scalar(TextEncoding.windows1252Controls[Int(byte) - 0x80]) ?? " "
        text.append(contentsOf: UTF8.encode(scalar)?.map { $0 } ?? [])
      default:
        text.append(0xC0 | byte >> 6)
        text.append(0x80 | byte & 0x3F)
      }
    }
    return text
  }
}
