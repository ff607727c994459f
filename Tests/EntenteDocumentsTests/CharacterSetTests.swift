import EntenteDocuments
import EntenteKnowledge
import Foundation
import Testing

@Suite struct `Character sets` {
  private static let labels: [(label: String, name: String)] = {
    let file = EmbeddedFile.named("html/encodings.tsv")?.contents ?? []
    return String(decoding: file, as: UTF8.self).split(separator: "\n").compactMap { line in
      let row = line.split(separator: "\t").map(String.init)
      return row.count == 2 && !line.hasPrefix("#") ? (row[0], row[1]) : nil
    }
  }()

  @Test func `Every label of the standard is read`() throws {
    #expect(Self.labels.count > 150)
    for (label, name) in Self.labels {
      let encoding = try #require(TextEncoding(label: label.uppercased()))
      #expect(encoding == .other(name))
      let decoder = TextDecoder(path: "a.html", declared: encoding)
      // ISO-2022-JP and the others have the letters of ASCII as ASCII has them.
      let text = try decoder.decode(Array("Words here.".utf8))
      #expect(String(decoding: text, as: UTF8.self) == "Words here.", "\(label)")
    }
  }

  @Test(
    arguments: [
      ("windows-1251", [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], "Привет"),
      ("koi8-r", [0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4], "Привет"),
      ("iso-8859-2", [0xA3, 0xF3, 0x64, 0xBC], "Łódź"),
      ("windows-1250", [0xA3, 0xF3, 0x64, 0x9F], "Łódź"),
      ("gb2312", [0xD6, 0xD0, 0xB9, 0xFA], "中国"),
      ("gbk", [0xD6, 0xD0, 0xB9, 0xFA], "中国"),
      ("big5", [0xA4, 0xA4, 0xB0, 0xEA], "中國"),
      ("shift_jis", [0x93, 0xFA, 0x96, 0x7B], "日本"),
      ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
      ("euc-kr", [0xC7, 0xD1, 0xB1, 0xB9], "한국"),
      ("iso-8859-7", [0xC5, 0xEB, 0xEB, 0xDC, 0xE4, 0xE1], "Ελλάδα"),
      ("windows-1254", [0xDD, 0x73, 0x74, 0x61, 0x6E, 0x62, 0x75, 0x6C], "İstanbul"),
    ] as [(String, [UInt8], String)])
  func `Text is read by its declaration`(_ label: String, _ bytes: [UInt8], _ words: String) throws
  {
    let encoding = try #require(TextEncoding(label: label))
    let text = try TextDecoder(path: "a", declared: encoding).decode(bytes)
    #expect(String(decoding: text, as: UTF8.self) == words)
    // Characters are cut in two where long text is converted piece by piece.
    let long = try TextDecoder(path: "a", declared: encoding).decode(
      [0x61] + Array(repeatElement(bytes, count: 40_000).joined()))
    #expect(
      String(decoding: long, as: UTF8.self) == "a" + String(repeating: words, count: 40_000))
  }

  @Test func `A byte that is not of the set is said with its place`() {
    let decoder = TextDecoder(path: "a.txt", declared: TextEncoding(label: "shift_jis"))
    #expect(throws: Diagnostic.self) {
      try decoder.decode(Array("One\n".utf8) + [0x81, 0x20, 0x41])
    }
    #expect(TextEncoding(label: "klingon") == nil)
  }
}
