import EntenteLanguage

/// Gathers what ``NameWords`` knows: counts in raw text and in the name data, and lists of words.
struct NameWordTable {
  private var capital: [UInt64: Int] = [:]
  private var small: [UInt64: Int] = [:]
  /// How often a word with a small letter is the first of a name.
  private var firsts: [UInt64: Int] = [:]
  private var lists: [UInt64: Int] = [:]
  private var registers: [UInt64: [Int]] = [:]
  private var registerTotals = NameWords.Register.allCases.map { _ in 0 }

  /// Counts how the words of a sentence are written; its first word and headlines do not tell.
  mutating func count(_ forms: [WordForm]) {
    let capitals = forms.count { $0.isCapital }
    guard capitals * 2 < forms.count || forms.count < 3 else { return }
    for form in forms.dropFirst() {
      if form.isCapital {
        capital[form.lower, default: 0] += 1
      } else if !form.hasDigit {
        small[form.lower, default: 0] += 1
      }
    }
  }

  /// Learns from a sentence of a register which words begin names and which words are at home there.
  mutating func learn(
    _ forms: [WordForm], _ names: [NameSpan], register: NameWords.Register
  ) {
    count(forms)
    let starts = Set(names.map(\.tokens.lowerBound))
    for (index, form) in forms.enumerated() {
      if !form.isCapital, starts.contains(index) {
        firsts[form.lower, default: 0] += 1
      }
      registers[form.lower, default: registerTotals.map { _ in 0 }][register.rawValue] += 1
    }
    registerTotals[register.rawValue] += forms.count
  }

  mutating func add(_ word: some StringProtocol, to list: NameWords.List) {
    let bytes = Array(word.utf8)
    guard !bytes.isEmpty else { return }
    lists[WordForm(bytes, bytes.indices).lower, default: 0] |=
      1 << (NameWords.firstList + list.rawValue)
  }

  /// The facts of each word that has any.
  var entries: [(hash: UInt64, value: Int)] {
    let words = Set(capital.keys).union(small.keys).union(lists.keys).union(registers.keys)
    return words.sorted().compactMap { word in
      let isFirst =
        firsts[word, default: 0] >= 2 && firsts[word, default: 0] * 50 > small[word, default: 0]
      let value =
        share(word) | (isFirst ? Int(NameWords.beginsNames) : 0) | lists[word, default: 0]
        | weights(word)
      return value == 0 ? nil : (word, value)
    }
  }

  /// How often the word is written with a capital: 1 never, 2 hardly, 3 seldom, 4 mostly, 5 always; 0
  /// where that is not known.
  private func share(_ word: UInt64) -> Int {
    let (up, down) = (capital[word, default: 0], small[word, default: 0])
    if up + down < 3 { return 0 }
    if up == 0 { return 1 }
    if up * 10 < down { return 2 }
    if up < down { return 3 }
    return up < down * 20 ? 4 : 5
  }

  /// How much a word speaks for each register: its share there by that in all, in steps of the square
  /// root of two.
  private func weights(_ word: UInt64) -> Int {
    guard let counts = registers[word] else { return 0 }
    let all = counts.reduce(0, +)
    guard all >= 8 else { return 0 }
    let share = Double(all) / Double(registerTotals.reduce(0, +))
    return counts.indices.reduce(0) { bits, register in
      let ratio =
        (Double(counts[register]) + 2) / (share * Double(registerTotals[register]) + 2)
      var steps = 0
      var bound = 1.189
      while steps < 7, ratio > bound || ratio * bound < 1 {
        steps += 1
        bound *= 1.414
      }
      return bits | (ratio > 1 ? 8 + steps : 8 - steps) << (NameWords.registerShift + 4 * register)
    }
  }
}
