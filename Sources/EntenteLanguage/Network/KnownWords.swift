/// The words that the first layer has read, by the hashes of their spellings.
///
/// It holds what all texts share: a few thousand words. When it is full it is emptied.
@safe struct KnownWords {
  static let capacity = 2048
  private static let bits = 13
  private var slots = [UInt64](repeating: 0, count: 1 << bits)
  private var numbers = [Int32](repeating: 0, count: 1 << bits)
  private(set) var count = 0

  /// The number of a word; a word that was not known is given the next one.
  mutating func number(of hash: UInt64) -> Int32 {
    let key = hash | 1
    var slot = Int(truncatingIfNeeded: hash >> UInt64(64 - Self.bits))
    while slots[slot] != 0 {
      if slots[slot] == key { return numbers[slot] }
      slot = (slot + 1) & (1 << Self.bits - 1)
    }
    slots[slot] = key
    numbers[slot] = Int32(count)
    count += 1
    return Int32(count - 1)
  }

  /// Forgets all words.
  mutating func clear() {
    for slot in slots.indices { slots[slot] = 0 }
    count = 0
  }
}
