/// What the text of an attribute holds that programs read wrongly.
enum XMLText {
  /// Whether a CDATA section should hold the text: it has characters that would else be entities,
  /// and none that a section cannot hold.
  static func needsSection(_ bytes: [UInt8]) -> Bool {
    var entities = 0
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"): entities += 1
      case 0x09, 0x0A: break
      case ..<0x20, 0xEF: return false
      case UInt8(ascii: ">") where index >= 2 && bytes[index - 1] == UInt8(ascii: "]"): return false
      default: break
      }
    }
    return entities > 0
  }

  /// Whether the text holds `INF`, which Gephi turns into “Infinity”.
  static func holdsInfinity(_ bytes: [UInt8]) -> Bool {
    let infinity = Array("INF".utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: infinity) }
  }
}
