/// The classes that a word belongs to: a bit for each ``WordClass``, so that one look-up answers every question.
struct WordClasses: Hashable, Sendable, ExpressibleByArrayLiteral {
  private var low: UInt128 = 0
  private var high: UInt128 = 0

  init() {}

  init(arrayLiteral classes: WordClass...) {
    for item in classes { insert(item) }
  }

  /// What a noun may be that says what a person is: an occupation, an office, a member.
  static let person: WordClasses = [.occupation, .position, .people, .member]

  mutating func insert(_ item: WordClass) {
    if item.rawValue < 128 {
      low |= 1 << UInt128(item.rawValue)
    } else {
      high |= 1 << UInt128(item.rawValue - 128)
    }
  }

  func contains(_ item: WordClass) -> Bool {
    item.rawValue < 128
      ? low & 1 << UInt128(item.rawValue) != 0 : high & 1 << UInt128(item.rawValue - 128) != 0
  }

  func isDisjoint(with other: WordClasses) -> Bool {
    low & other.low == 0 && high & other.high == 0
  }
}
