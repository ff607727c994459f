/// The characters that one place of a pattern of titles takes.
struct TitleScalars: Sendable {
  enum Kind: Sendable {
    case digit
    case word
    case space
  }

  var ranges: [ClosedRange<UInt32>] = []
  /// Kinds, each with whether it is meant or its contrary.
  var kinds: [(kind: Kind, isMeant: Bool)] = []
  var isInverted = false

  /// Every character but a line break.
  static let any = TitleScalars(ranges: [0x0A...0x0A], isInverted: true)

  init(
    ranges: [ClosedRange<UInt32>] = [], kinds: [(kind: Kind, isMeant: Bool)] = [],
    isInverted: Bool = false
  ) {
    self.ranges = ranges
    self.kinds = kinds
    self.isInverted = isInverted
  }

  init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    var isIn = holds(scalar)
    if ignoringCase, !isIn {
      let properties = scalar.properties
      for other in [properties.lowercaseMapping, properties.uppercaseMapping] {
        let scalars = other.unicodeScalars
        if scalars.count == 1, let first = scalars.first { isIn = isIn || holds(first) }
      }
    }
    return isIn != isInverted
  }

  /// Whether a character belongs to words: a letter, a mark, a digit or `_`.
  static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) }
      || kinds.contains { entry in
        let belongs =
          switch entry.kind {
          case .digit: scalar.properties.generalCategory == .decimalNumber
          case .word: Self.isOfWord(scalar)
          case .space: scalar.properties.isWhitespace
          }
        return belongs == entry.isMeant
      }
  }
}
