/// Names made fit for identifiers: lower-case ASCII words joined by hyphens.
package enum Slug {
  /// Returns the slug of a name; empty where the name holds no letter that can be spelled in ASCII.
  ///
  /// `Andrija Mandić` becomes `andrija-mandic`, `Côte d’Ivoire` `cote-d-ivoire`.
  package static func make(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in Folding.fold(name).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      default:
        if bytes.last != UInt8(ascii: "-") && !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
      }
    }
    if bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the slug of a class name: `PoliticalParty` becomes `political-party`.
  package static func make(splitCamelCase name: String) -> String {
    var spaced = ""
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in name.utf8 {
        if UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte, !spaced.isEmpty { spaced += " " }
        spaced.unicodeScalars.append(Unicode.Scalar(byte))
      }
      return make(spaced)
    }
    for character in name {
      if character.isUppercase && !spaced.isEmpty { spaced.append(" ") }
      spaced.append(character)
    }
    return make(spaced)
  }
}
