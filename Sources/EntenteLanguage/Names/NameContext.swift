/// A sentence as the name finder sees it.
package struct NameContext {
  package private(set) var forms: [WordForm]
  /// What ``KnownNames`` says of each word.
  package let hints: [UInt64]
  /// What ``NameWords`` says of each word.
  package let facts: [UInt64]
  /// How the sentence uses capitals: 0 as prose does, 1 nowhere, 2 nearly everywhere.
  let casing: UInt64
  package let register: NameWords.Register
  /// The first word of the run of capitalised words around each, and the word behind its last.
  let runs: [Range<Int>]

  package init(_ forms: [WordForm], known: KnownNames, words: NameWords) {
    self.forms = forms
    facts = forms.map { words.facts($0) }
    hints = known.hints(forms, facts: facts)
    var capitals = 0
    var letters = 0
    var runs: [Range<Int>] = []
    runs.reserveCapacity(forms.count)
    var index = 0
    while index < forms.count {
      var end = index
      while end < forms.count, forms[end].isCapital { end += 1 }
      // The capital of "The" in "The United Nations" is that of the sentence.
      if index == 0, end > 1, 1...2 ~= NameWords.share(facts[0]) { end = 1 }
      capitals += end - index
      if end == index {
        runs.append(index..<index)
        index += 1
        letters += 1
      } else {
        for _ in index..<end { runs.append(index..<end) }
        letters += end - index
        index = end
      }
    }
    self.runs = runs
    register = NameWords.register(facts)
    casing = capitals == 0 ? 1 : capitals * 10 > letters * 7 ? 2 : 0
  }

  /// Makes a word one that was never seen before, but for its shape, its ends and what lists say.
  package mutating func forget(_ index: Int) {
    forms[index].form = 0
    forms[index].lower = 0
  }

  /// Whether a word can be part of a name by itself; other words only go on with one.
  @inline(__always)
  package func canBegin(_ index: Int) -> Bool {
    forms[index].isCapital || forms[index].hasDigit || forms[index].hasInnerCapitals
      || hints[index] != 0
      || facts[index] & NameWords.beginsNames != 0
  }
}

extension WordForm {
  package var isCapital: Bool { flags & 1 != 0 }
  package var hasDigit: Bool { flags & 4 != 0 }
  /// Whether it is written like "iPhone".
  var hasInnerCapitals: Bool { flags & 0x100 != 0 }
}
