/// Reads a pattern of titles and makes the program that matches it.
struct TitlePatternParser {
  /// Bounds on what a pattern may cost.
  private static let deepestGroup = 64
  private static let longestProgram = 20_000

  /// A part of a pattern.
  private indirect enum Part {
    case sequence([Part])
    case choice([Part])
    case scalar(TitleScalars)
    case place(TitlePattern.Instruction)
    /// From a number of times to another one, or to any.
    case repetition(Part, Int, Int?)
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var program: [TitlePattern.Instruction] = []
  /// Whether the pattern begins with `(?i)`.
  let ignoresCase: Bool

  init(_ expression: String) {
    scalars = Array(expression.unicodeScalars)
    ignoresCase = scalars.starts(with: "(?i)".unicodeScalars)
    if ignoresCase { position = 4 }
  }

  mutating func compile() throws(TitlePattern.Problem) -> [TitlePattern.Instruction] {
    let whole = try choice(depth: 0)
    if position < scalars.count { throw problem("there is no group that “)” could close") }
    try write(whole)
    program.append(.match)
    return program
  }

  private func problem(_ message: String) -> TitlePattern.Problem {
    TitlePattern.Problem(position: position + 1, message: message)
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  // MARK: Reading

  private mutating func choice(depth: Int) throws(TitlePattern.Problem) -> Part {
    guard depth < Self.deepestGroup else {
      throw problem("groups are nested more than \(Self.deepestGroup) deep")
    }
    var choices = [try sequence(depth: depth)]
    while take("|") { choices.append(try sequence(depth: depth)) }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private mutating func sequence(depth: Int) throws(TitlePattern.Problem) -> Part {
    var parts: [Part] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      var part = try atom(depth: depth)
      while let (least, most) = try repetition() {
        part = .repetition(part, least, most)
        // Which of the matches is the shortest makes no difference to whether there is one.
        _ = take("?")
      }
      parts.append(part)
    }
    return .sequence(parts)
  }

  private mutating func atom(depth: Int) throws(TitlePattern.Problem) -> Part {
    guard let scalar = next else { throw problem("something should stand here") }
    if "*+?".unicodeScalars.contains(scalar) {
      throw problem("nothing stands before “\(scalar)” that could be repeated")
    }
    position += 1
    switch scalar {
    case ".": return .scalar(.any)
    case "^": return .place(.start)
    case "$": return .place(.end)
    case "[": return .scalar(try set())
    case "\\": return try escape()
    case "(":
      if take("?") {
        guard take(":") else {
          throw problem(
            "of groups that begin with “(?” only “(?:” is known, and “(?i)” at the start")
        }
      }
      let inner = try choice(depth: depth + 1)
      guard take(")") else { throw problem("a group is not closed") }
      return inner
    default: return .scalar(TitleScalars(scalar))
    }
  }

  /// Reads how often what stands before comes; `nil` where nothing says so.
  private mutating func repetition() throws(TitlePattern.Problem) -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard next == "{", position + 1 < scalars.count, Self.digit(scalars[position + 1]) != nil else {
      return nil
    }
    position += 1
    let least = try number()
    var most: Int? = least
    if take(",") { most = next == "}" ? nil : try number() }
    guard take("}") else { throw problem("“}” should stand here") }
    if let most, most < least { throw problem("\(most) is less than \(least)") }
    return (least, most)
  }

  private mutating func number() throws(TitlePattern.Problem) -> Int {
    var value = 0
    guard let first = next, Self.digit(first) != nil else {
      throw problem("a number should stand here")
    }
    while let digit = next.flatMap(Self.digit) {
      value = value * 10 + digit
      guard value <= Self.longestProgram else { throw problem("the number is too large") }
      position += 1
    }
    return value
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(scalar) ? Int(scalar.value) - 0x30 : nil
  }

  private mutating func escape() throws(TitlePattern.Problem) -> Part {
    switch next {
    case "b":
      position += 1
      return .place(.boundary(true))
    case "B":
      position += 1
      return .place(.boundary(false))
    default: return .scalar(try escapedScalars())
    }
  }

  /// Reads what stands behind a backslash.
  private mutating func escapedScalars() throws(TitlePattern.Problem) -> TitleScalars {
    guard let scalar = next else { throw problem("the pattern ends in a backslash") }
    position += 1
    switch scalar {
    case "d", "D": return TitleScalars(kinds: [(.digit, scalar == "d")])
    case "w", "W": return TitleScalars(kinds: [(.word, scalar == "w")])
    case "s", "S": return TitleScalars(kinds: [(.space, scalar == "s")])
    case "t": return TitleScalars("\t")
    case "n": return TitleScalars("\n")
    default:
      guard !scalar.properties.isAlphabetic, Self.digit(scalar) == nil else {
        position -= 1
        throw problem("the escape “\\\(scalar)” is not known; references back are not read")
      }
      return TitleScalars(scalar)
    }
  }

  private mutating func set() throws(TitlePattern.Problem) -> TitleScalars {
    var set = TitleScalars(isInverted: take("^"))
    var isFirst = true
    while let scalar = next, scalar != "]" || isFirst {
      isFirst = false
      position += 1
      var first = scalar
      if scalar == "\\" {
        let escaped = try escapedScalars()
        set.kinds += escaped.kinds
        guard let range = escaped.ranges.first, let only = Unicode.Scalar(range.lowerBound) else {
          continue
        }
        first = only
      }
      var last = first
      if next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
        position += 1
        last = scalars[position]
        position += 1
        if last == "\\" {
          guard let range = try escapedScalars().ranges.first,
            let only = Unicode.Scalar(range.lowerBound)
          else { throw problem("a range ends in a character") }
          last = only
        }
      }
      guard first <= last else { throw problem("the range from “\(first)” to “\(last)” is empty") }
      set.ranges.append(first.value...last.value)
    }
    guard take("]") else { throw problem("a set is not closed") }
    return set
  }

  // MARK: Writing

  private mutating func write(_ part: Part) throws(TitlePattern.Problem) {
    guard program.count < Self.longestProgram else {
      throw problem("the pattern is too large: what it repeats comes to \(program.count) parts")
    }
    switch part {
    case .scalar(let set): program.append(.scalar(set))
    case .place(let instruction): program.append(instruction)
    case .sequence(let parts): for part in parts { try write(part) }
    case .choice(let choices):
      var jumps: [Int] = []
      for choice in choices.dropLast() {
        let split = program.count
        program.append(.match)
        try write(choice)
        jumps.append(program.count)
        program.append(.match)
        program[split] = .split(split + 1, program.count)
      }
      if let last = choices.last { try write(last) }
      for jump in jumps { program[jump] = .jump(program.count) }
    case .repetition(let part, let least, let most):
      for _ in 0..<least { try write(part) }
      guard let most else {
        let split = program.count
        program.append(.match)
        try write(part)
        program.append(.jump(split))
        program[split] = .split(split + 1, program.count)
        return
      }
      var splits: [Int] = []
      for _ in least..<most {
        splits.append(program.count)
        program.append(.match)
        try write(part)
      }
      for split in splits { program[split] = .split(split + 1, program.count) }
    }
  }
}
