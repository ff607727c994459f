import EntenteLanguage
import Testing

@Suite struct `Words and sentences` {
  private func words(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return Tokenizer().tokenize(bytes, in: bytes.indices)
      .map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: " ")
  }

  private func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return LanguageAnalyzer().split(bytes, in: bytes.indices)
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test(arguments: [
    ("Mr. Putin's U.S. visit", "Mr. Putin 's U.S. visit"),
    ("al-Assad didn’t come.", "al - Assad did n’t come ."),
    ("Đukanović’s plan (R-AZ)", "Đukanović ’s plan ( R - AZ )"),
    ("on 4 Dec. 2009, in St. Kitts", "on 4 Dec. 2009 , in St. Kitts"),
    ("pro-Western co-operation", "pro-Western co-operation"),
    ("1998–2001 and 1,200.5", "1998 – 2001 and 1,200.5"),
    ("the countries' $50 and 50%", "the countries ' $ 50 and 50 %"),
    ("see https://www.un.org/a-b_c.html.", "see https://www.un.org/a-b_c.html ."),
    ("cannot “go”… now", "can not “ go ” … now"),
    ("e\u{301}te\u{301} 日本語 שלום", "e\u{301}te\u{301} 日本語 שלום"),
    ("at 11AM on 9/11", "at 11 AM on 9/11"),
  ])
  func `words are those of Universal Dependencies`(text: String, expected: String) {
    #expect(words(text) == expected)
  }

  @Test(arguments: [
    ("Mr. Putin left. He went home.", ["Mr. Putin left.", "He went home."]),
    ("He said “No.” Then he left.", ["He said “No.”", "Then he left."]),
    ("in the U.S. Senate. It", ["in the U.S. Senate.", "It"]),
    ("left the U.S. The next", ["left the U.S.", "The next"]),
    ("J. K. Smith went to St. Kitts.", ["J. K. Smith went to St. Kitts."]),
    ("A heading\n\nA text", ["A heading", "A text"]),
    ("It ended.[17] Then it began.", ["It ended.[17]", "Then it began."]),
    (
      "a short\nline that goes on until here and then\nends",
      ["a short", "line that goes on until here and then\nends"]
    ),
    ("was signed on 4 Dec. 2009 in Rome.", ["was signed on 4 Dec. 2009 in Rome."]),
  ])
  func `sentences end where they end`(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test(arguments: [
    ("a", 10_000_000), ("\n", 1_000_000),
    ("👩‍👩‍👧 e\u{301}\u{301}\u{301} ", 20_000),
    ("שלום. ", 50_000),
    ("(", 100_000), ("1.", 100_000),
    ("a-", 100_000),
    ("'", 100_000), ("x\n", 100_000),
  ])
  func `hard input takes linear time`(piece: String, count: Int) {
    let bytes = Array(String(repeating: piece, count: count).utf8)
    let clock = ContinuousClock()
    let time = clock.measure { _ = LanguageAnalyzer().split(bytes, in: bytes.indices) }
    #expect(time < .seconds(5))
  }

  @Test func `malformed text is split like any other`() {
    let bytes: [UInt8] = [0xFF, 0x41, 0x20, 0xE2, 0x80, 0x20, 0xC3, 0x42, 0xF0, 0x9F]
    let tokens = Tokenizer().tokenize(bytes, in: bytes.indices)
    #expect(tokens.reduce(0) { $0 + $1.count } == bytes.count { $0 != 0x20 })
  }

  @Test func `random bytes and mutations of text are split without loss`() {
    var random = SplitMix(state: 7)
    let seed = Array(
      "Mr. O’Neill didn't sign the U.S.-led pact (1998–2001); see www.un.org… “No!” 4 Dec. 2009"
        .utf8)
    for round in 0..<20_000 {
      var bytes = seed
      for _ in 0..<Int(random.next() % 12) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 3 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: bytes[place...].prefix(Int(random.next() % 7)), at: place)
        }
        if bytes.isEmpty { bytes = seed }
      }
      if round % 50 == 0 { bytes = (0..<64).map { _ in UInt8(truncatingIfNeeded: random.next()) } }
      var end = 0
      for sentence in LanguageAnalyzer().split(bytes, in: bytes.indices) {
        for token in sentence.tokens {
          #expect(token.range.lowerBound >= end && !token.range.isEmpty)
          // Between words there is nothing but white space.
          #expect(!bytes[end..<token.range.lowerBound].contains { $0 > 0x20 && $0 < 0x7F })
          end = token.range.upperBound
        }
      }
      #expect(!bytes[end...].contains { $0 > 0x20 && $0 < 0x7F })
    }
  }
}

/// A source of numbers that is the same in every run.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
