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

  package mutating func left(_ relation: UInt8) {
    guard let dependent = stack.popLast() else { return }
    nodes[Int(dependent)].head = Int32(next)
    nodes[Int(dependent)].relation = relation
    nodes[next].left2 = nodes[next].left1
    nodes[next].left1 = dependent
    nodes[next].leftCount = min(nodes[next].leftCount + 1, 200)
    nodes[next].leftLabels |= 1 << UInt64(relation)
  }

  package mutating func right(_ relation: UInt8) {
    guard stack.count > 1, let dependent = stack.popLast(), let top = stack.last else { return }
    let head = Int(top)
    nodes[Int(dependent)].head = top
    nodes[Int(dependent)].relation = relation
    nodes[head].right2 = nodes[head].right1
    nodes[head].right1 = dependent
    nodes[head].rightCount = min(nodes[head].rightCount + 1, 200)
    nodes[head].rightLabels |= 1 << UInt64(relation)
  }
}

/// What a parser can do next, in the order of its model's classes.
package enum ParserMove: Hashable, Sendable {
  case shift
  case left(DependencyRelation)
  case right(DependencyRelation)

  /// Reads "shift", "left nsubj", "right obj".
  package init?(_ text: String) {
    let parts = text.split(separator: " ")
    let relation = parts.count > 1 ? DependencyRelation(rawValue: String(parts[1])) : nil
    switch (parts.first, relation) {
    case ("shift", nil): self = .shift
    case ("left", let relation?): self = .left(relation)
    case ("right", let relation?): self = .right(relation)
    default: return nil
    }
  }

  package var description: String {
    switch self {
    case .shift: "shift"
    case .left(let relation): "left " + relation.rawValue
    case .right(let relation): "right " + relation.rawValue
    }
  }
}

extension DependencyRelation {
  /// The number of a relation in models: its place in ``allCases``.
  package static let numbers: [DependencyRelation: UInt8] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, UInt8($0)) })
}
