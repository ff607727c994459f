extension Tokenizer {
  /// Where the first word of a chunk ends, and where it is cut in two if it is two words in syntax.
  struct WordEnd {
    var end: Int
    var cut: Int?
  }

  /// Returns the end of the first word of `chunk`, which holds no white space.
  func wordEnd(_ text: [UInt8], _ chunk: Range<Int>, textEnd: Int) -> WordEnd {
    let start = chunk.lowerBound
    let first = Character8(text, at: start, end: chunk.upperBound)
    switch first.kind {
    case .letter, .digit, .underscore:
      return alphanumericEnd(text, chunk, first: first, textEnd: textEnd)
    case .apostrophe:
      return WordEnd(
        end: cliticEnd(text, chunk, afterApostrophe: start + first.length) ?? repeated(text, chunk))
    case .symbol:
      return WordEnd(end: emoticonEnd(text, chunk) ?? repeated(text, chunk))
    case .colon: return WordEnd(end: emoticonEnd(text, chunk) ?? start + 1)
    default: return WordEnd(end: repeated(text, chunk))
    }
  }

  /// Returns the end of an address: all of the chunk but the punctuation around it.
  func addressEnd(_ text: [UInt8], _ chunk: Range<Int>) -> WordEnd {
    let opening: [UInt8] = Array("<([{\"'".utf8)
    let closing: [UInt8] = Array(">)]}\"',;:!?.".utf8)
    if opening.contains(text[chunk.lowerBound]) { return WordEnd(end: chunk.lowerBound + 1) }
    var end = chunk.upperBound
    while end > chunk.lowerBound + 1, closing.contains(text[end - 1]) { end -= 1 }
    let isRest = closing.contains(text[chunk.lowerBound])
    return WordEnd(end: isRest ? chunk.lowerBound + 1 : end)
  }

  /// Returns the end of the run of one and the same punctuation mark, or of periods, dashes, stars.
  private func repeated(_ text: [UInt8], _ chunk: Range<Int>) -> Int {
    let byte = text[chunk.lowerBound]
    guard byte < 0x80 else {
      var end =
        chunk.lowerBound + Character8(text, at: chunk.lowerBound, end: chunk.upperBound).length
      // Marks belong to what stands before them.
      while end < chunk.upperBound {
        let next = Character8(text, at: end, end: chunk.upperBound)
        guard next.kind == .mark else { break }
        end += next.length
      }
      return end
    }
    var end = chunk.lowerBound + 1
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      while end < chunk.upperBound, text[end] == UInt8(ascii: "!") || text[end] == UInt8(ascii: "?")
      { end += 1 }
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "="),
      UInt8(ascii: "_"),
      UInt8(ascii: "+"), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "'"),
      UInt8(ascii: "`"):
      while end < chunk.upperBound, text[end] == byte { end += 1 }
    default: break
    }
    return end
  }

  /// Returns the end of an emoticon such as `:-)` that ends the chunk, `nil` where there is none.
  private func emoticonEnd(_ text: [UInt8], _ chunk: Range<Int>) -> Int? {
    guard 2...3 ~= chunk.count else { return nil }
    let eyes = Array(":;=".utf8)
    let mouths = Array(")(DPpO/\\|".utf8)
    guard eyes.contains(text[chunk.lowerBound]), mouths.contains(text[chunk.upperBound - 1]),
      chunk.count == 2 || text[chunk.lowerBound + 1] == UInt8(ascii: "-")
    else { return nil }
    return chunk.upperBound
  }

  private func alphanumericEnd(
    _ text: [UInt8], _ chunk: Range<Int>, first: Character8, textEnd: Int
  ) -> WordEnd {
    let start = chunk.lowerBound
    var end = start + first.length
    var previous = first.kind
    var isNumeric = first.kind == .digit
    var hasPeriod = false
    while end < chunk.upperBound {
      let character = Character8(text, at: end, end: chunk.upperBound)
      let next = end + character.length
      switch character.kind {
      case .letter:
        if isNumeric, previous == .digit, isUnit(text, end..<chunk.upperBound) {
          return WordEnd(end: end)
        }
        isNumeric = false
      case .digit, .mark, .underscore: break
      case .period:
        guard let after = kind(text, at: next, before: chunk.upperBound),
          after == .letter || after == .digit
        else {
          return WordEnd(
            end: isAbbreviation(
              text, start..<end, hasPeriod: hasPeriod, after: next, chunk: chunk, textEnd: textEnd)
              ? next : end)
        }
        // A new sentence without a space: "end.The".
        if !isNumeric, end - start > 2, !hasPeriod, isUpper(text, next), !isUpper(text, end - 1) {
          return WordEnd(end: end)
        }
        hasPeriod = true
      case .comma, .colon:
        guard previous == .digit, kind(text, at: next, before: chunk.upperBound) == .digit,
          character.kind == .colon || isNumeric
        else { return WordEnd(end: end) }
      case .apostrophe:
        if let after = kind(text, at: next, before: chunk.upperBound),
          after == .letter || after == .digit
        {
          if cliticEnd(text, end..<chunk.upperBound, afterApostrophe: next) != nil {
            return WordEnd(end: end)
          }
          if let negation = negation(text, start..<end, apostrophe: end..<next, chunk: chunk) {
            return negation
          }
        } else {
          return WordEnd(end: end)
        }
      case .hyphen:
        guard keepsHyphen(text, start..<end, after: next, chunk: chunk) else {
          return contraction(text, start..<end)
        }
      case .slash:
        guard previous == .digit, kind(text, at: next, before: chunk.upperBound) == .digit else {
          return WordEnd(end: end)
        }
      case .ampersand:
        guard isUpper(text, end - 1), kind(text, at: next, before: chunk.upperBound) == .letter,
          end - start <= 3
        else {
          return WordEnd(end: end)
        }
      default:
        // "US$" is one word, "50%" two.
        if text[end] == UInt8(ascii: "$"), previous == .letter { return WordEnd(end: next) }
        return contraction(text, start..<end)
      }
      previous = character.kind == .mark ? previous : character.kind
      end = next
    }
    return contraction(text, start..<end)
  }

  private func kind(_ text: [UInt8], at index: Int, before end: Int) -> CharacterKind? {
    index < end ? Character8(text, at: index, end: end).kind : nil
  }

  private func isUpper(_ text: [UInt8], _ index: Int) -> Bool {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= text[index]
  }

  private func isUnit(_ text: [UInt8], _ rest: Range<Int>) -> Bool {
    var end = rest.lowerBound
    while let kind = kind(text, at: end, before: rest.upperBound), kind == .letter,
      end - rest.lowerBound < 6
    { end += 1 }
    if let kind = kind(text, at: end, before: rest.upperBound), kind == .letter || kind == .digit {
      return false
    }
    return ShortWord(text, rest.lowerBound..<min(end, rest.upperBound))
      .map(words.units.contains) ?? false
  }

  /// Whether the period after a word belongs to it.
  private func isAbbreviation(
    _ text: [UInt8], _ word: Range<Int>, hasPeriod: Bool, after: Int, chunk: Range<Int>,
    textEnd: Int
  ) -> Bool {
    // "U.S...": the dots are an ellipsis.
    if after < chunk.upperBound, text[after] == UInt8(ascii: ".") { return false }
    if word.count == 1, isUpper(text, word.lowerBound) {
      // An initial, unless the text ends here: "Plan B."
      return nextKind(text, from: after, end: textEnd) == .letter || after < chunk.upperBound
    }
    if hasPeriod, isDottedInitials(text, word) { return true }
    guard let lower = ShortWord(text, word), let kind = words.abbreviations[lower] else {
      return false
    }
    switch kind {
    case .number: return nextKind(text, from: after, end: textEnd) == .digit
    case .title: return nextKind(text, from: after, end: textEnd) == .letter
    case .word: return true
    }
  }

  /// Whether a word is letters with a period after each but the last: "U.S", "e.g", "Ph.D".
  private func isDottedInitials(_ text: [UInt8], _ word: Range<Int>) -> Bool {
    var run = 0
    for byte in text[word] {
      if byte == UInt8(ascii: ".") {
        run = 0
      } else {
        run += 1
        if run > 2 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { return false }
      }
    }
    return true
  }

  /// The kind of the next character that is no white space or quotation mark.
  private func nextKind(_ text: [UInt8], from index: Int, end: Int) -> CharacterKind? {
    var index = index
    var steps = 0
    while index < end, steps < 8 {
      let character = Character8(text, at: index, end: end)
      if character.kind != .space { return character.kind }
      index += character.length
      steps += 1
    }
    return nil
  }

  /// Returns the end of `'s`, `'re`, `'ll` and their like, whose letters begin at `start`.
  private func cliticEnd(_ text: [UInt8], _ chunk: Range<Int>, afterApostrophe start: Int) -> Int? {
    var end = start
    while end < chunk.upperBound, end - start < 3,
      kind(text, at: end, before: chunk.upperBound) == .letter
    {
      end += Character8(text, at: end, end: chunk.upperBound).length
    }
    guard let word = ShortWord(text, start..<end) else { return nil }
    return words.clitics.contains(word) ? end : nil
  }

  /// Returns the cut of "don't" before its "n't".
  private func negation(
    _ text: [UInt8], _ word: Range<Int>, apostrophe: Range<Int>, chunk: Range<Int>
  ) -> WordEnd? {
    guard word.count > 1, text[word.upperBound - 1] | 0x20 == UInt8(ascii: "n"),
      apostrophe.upperBound < chunk.upperBound,
      text[apostrophe.upperBound] | 0x20 == UInt8(ascii: "t")
    else { return nil }
    let end = apostrophe.upperBound + 1
    if let after = kind(text, at: end, before: chunk.upperBound),
      after == .letter || after == .digit
    {
      return nil
    }
    return WordEnd(end: end, cut: word.upperBound - 1)
  }

  /// Whether a hyphen stands within one word: after a prefix, or among digits ("713-853-3989").
  private func keepsHyphen(
    _ text: [UInt8], _ word: Range<Int>, after: Int, chunk: Range<Int>
  ) -> Bool {
    guard let next = kind(text, at: after, before: chunk.upperBound),
      next == .letter || next == .digit
    else { return false }
    if let lower = ShortWord(text, word), words.prefixes.contains(lower) { return true }
    return isHyphenatedNumber(text, word, after: after, chunk: chunk)
  }

  /// Whether digits go on as in a telephone number or an ISO date, not as in "1998-2001".
  private func isHyphenatedNumber(
    _ text: [UInt8], _ word: Range<Int>, after: Int, chunk: Range<Int>
  ) -> Bool {
    var groups = 1
    var digits = 0
    for byte in text[word] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "-"): groups += 1
      default: return false
      }
    }
    if groups > 1 { return true }
    var index = after
    var next = 0
    var hasMore = false
    while index < chunk.upperBound {
      if UInt8(ascii: "0")...UInt8(ascii: "9") ~= text[index] {
        next += 1
      } else {
        hasMore = text[index] == UInt8(ascii: "-")
        break
      }
      index += 1
    }
    return next > 0 && (hasMore || digits == 3 && next == 4)
  }

  /// Returns the end of a word, and its cut where it is two words written as one.
  func contraction(_ text: [UInt8], _ word: Range<Int>) -> WordEnd {
    guard words.mayContract(text[word.lowerBound], text[word.upperBound - 1]),
      let lower = ShortWord(text, word), let first = words.contractions[lower]
    else { return WordEnd(end: word.upperBound) }
    return WordEnd(end: word.upperBound, cut: word.lowerBound + first)
  }
}
