/// Where an arc-hybrid parse stands: a stack of open words, the words to come, the arcs so far.
///
/// Words count from 1 to `count`; `count + 1` is the root, which waits behind the last word; 0 is no
/// word. Moves: *shift* the next word onto the stack; *left*: the top depends on the next word (or on
/// the root); *right*: the top depends on the one below it. (Kuhlmann, Gómez-Rodríguez and Satta 2011.)
package struct ParserState {
  /// What the parse knows of a word.
  package struct Node {
    package var head: Int32 = 0
    package var relation: UInt8 = 0
    /// The number of dependents on either side.
    var leftCount: UInt8 = 0
    var rightCount: UInt8 = 0
    /// The outermost dependents on either side, and those next to them.
    var left1: Int32 = 0
    var left2: Int32 = 0
    var right1: Int32 = 0
    var right2: Int32 = 0
    /// The relations of the dependents, a bit each.
    var leftLabels: UInt64 = 0
    var rightLabels: UInt64 = 0
  }

  package private(set) var count = 0
  package private(set) var nodes: [Node] = []
  package private(set) var stack: [Int32] = []
  /// The next word.
  package private(set) var next = 1

  package init() {}

  /// Begins a sentence of `count` words.
  package mutating func begin(_ count: Int) {
    self.count = count
    nodes.removeAll(keepingCapacity: true)
    nodes.append(contentsOf: repeatElement(Node(), count: count + 2))
    stack.removeAll(keepingCapacity: true)
    next = 1
  }

  package var isFinished: Bool { stack.isEmpty && next > count }
  package var canShift: Bool { next <= count }
  package var canLeft: Bool { !stack.isEmpty && (next <= count || stack.count == 1) }
  package var canRight: Bool { stack.count > 1 }

  package mutating func shift() {
    stack.append(Int32(next))
    next += 1
  }

  /// Whether a move may come next.
  package func allows(_ move: ParserMove) -> Bool {
    switch move {
    case .shift: canShift
    case .left: canLeft
    case .right: canRight
    }
  }

  /// The move that comes next where there is no choice.
  package var onlyMove: ParserMove? {
    if stack.isEmpty { return .shift }
    if !canShift { return stack.count == 1 ? .left : .right }
    return nil
  }

  /// The arc that a move would make, `nil` for a shift.
  package func arc(of move: ParserMove) -> Arc? {
    guard let top = stack.last else { return nil }
    switch move {
    case .shift: return nil
    case .left: return Arc(head: next, dependent: Int(top))
    case .right:
      return stack.count > 1 ? Arc(head: Int(stack[stack.count - 2]), dependent: Int(top)) : nil
    }
  }

  /// Ties the top of the stack to its head, and takes it off.
  package mutating func attach(_ arc: Arc, _ relation: UInt8) {
    stack.removeLast()
    let dependent = Int32(arc.dependent)
    nodes[arc.dependent].head = Int32(arc.head)
    nodes[arc.dependent].relation = relation
    if arc.head > arc.dependent {
      nodes[arc.head].left2 = nodes[arc.head].left1
      nodes[arc.head].left1 = dependent
      nodes[arc.head].leftCount = min(nodes[arc.head].leftCount + 1, 200)
      nodes[arc.head].leftLabels |= 1 << UInt64(relation)
    } else {
      nodes[arc.head].right2 = nodes[arc.head].right1
      nodes[arc.head].right1 = dependent
      nodes[arc.head].rightCount = min(nodes[arc.head].rightCount + 1, 200)
      nodes[arc.head].rightLabels |= 1 << UInt64(relation)
    }
  }

  /// The number of the relation between the root and the word that depends on it.
  package static let rootRelation = DependencyRelation.numbers[.root] ?? 0
}

/// A word and its head, by the numbers of ``ParserState``.
package struct Arc {
  package var head: Int
  package var dependent: Int
}

/// What a parser can do next, in the order of its model's classes.
package enum ParserMove: Int, CaseIterable, Sendable {
  case shift
  case left
  case right
}

extension DependencyRelation {
  /// The number of a relation in models: its place in ``allCases``.
  package static let numbers: [DependencyRelation: UInt8] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, UInt8($0)) })
}
