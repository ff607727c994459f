/// A regular expression that titles must match somewhere.
///
/// It is matched by following all ways through it at once, after Thompson (1968) and Cox, "Regular Expression Matching
/// Can Be Simple And Fast" (2007): the time is that of the title's length times the expression's, whatever the two
/// are. What that way cannot do, references back and looking around, is refused.
public struct TitlePattern: Sendable {
  /// What is wrong with an expression.
  public struct Problem: Error, CustomStringConvertible {
    /// The character of the expression, from 1.
    public var position: Int
    /// What is wrong, for people.
    public var message: String
    /// Both in a sentence.
    public var description: String {
      "the pattern of titles cannot be read at its character \(position): \(message)"
    }
  }

  enum Instruction {
    case scalar(TitleScalars)
    /// Goes on at both.
    case split(Int, Int)
    case jump(Int)
    case start
    case end
    /// Between a word and what is none, or the contrary of that.
    case boundary(Bool)
    case match
  }

  private let program: [Instruction]
  private let ignoresCase: Bool

  /// Reads an expression.
  ///
  /// - Throws: a ``Problem`` with the place of what is wrong, or is not supported.
  public init(_ expression: String) throws(Problem) {
    var parser = TitlePatternParser(expression)
    program = try parser.compile()
    ignoresCase = parser.ignoresCase
  }

  /// Whether the expression matches somewhere in `title`.
  public func matches(_ title: String) -> Bool {
    let scalars = Array(title.unicodeScalars)
    var ways = Ways(count: program.count)
    var next = Ways(count: program.count)
    for position in 0...scalars.count {
      if add(0, at: position, in: scalars, to: &ways) { return true }
      guard position < scalars.count else { return false }
      for index in ways.list {
        guard case .scalar(let set) = program[index],
          set.contains(scalars[position], ignoringCase: ignoresCase)
        else { continue }
        if add(index + 1, at: position + 1, in: scalars, to: &next) { return true }
      }
      swap(&ways, &next)
      next.removeAll()
    }
    return false
  }

  /// Where matching may go on, each place once.
  private struct Ways {
    private(set) var list: [Int] = []
    private var has: [Bool]

    init(count: Int) { has = Array(repeating: false, count: count) }

    mutating func insert(_ index: Int) -> Bool {
      guard !has[index] else { return false }
      has[index] = true
      list.append(index)
      return true
    }

    mutating func removeAll() {
      for index in list { has[index] = false }
      list.removeAll(keepingCapacity: true)
    }
  }

  /// Adds a place and all that can be reached from there without a character; tells whether the end is among them.
  private func add(
    _ index: Int, at position: Int, in scalars: [Unicode.Scalar], to ways: inout Ways
  ) -> Bool {
    var open = [index]
    while let index = open.popLast() {
      guard ways.insert(index) else { continue }
      switch program[index] {
      case .match: return true
      case .scalar: break
      case .jump(let target): open.append(target)
      case .split(let first, let second):
        open.append(second)
        open.append(first)
      case .start: if position == 0 { open.append(index + 1) }
      case .end: if position == scalars.count { open.append(index + 1) }
      case .boundary(let expected):
        let before = position > 0 && TitleScalars.isOfWord(scalars[position - 1])
        let behind = position < scalars.count && TitleScalars.isOfWord(scalars[position])
        if (before != behind) == expected { open.append(index + 1) }
      }
    }
    return false
  }
}
