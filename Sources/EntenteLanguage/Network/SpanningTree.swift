/// The best tree over the words of a sentence, by scores of single arcs.
///
/// Each word takes its best head; where that makes a circle, the circle becomes one node and the search goes on
/// (Chu and Liu 1965; Edmonds 1967), in time quadratic in the words. One word alone
/// depends on the root: arcs from the root are made so costly that the best tree has just one (Zmigrod, Vieira
/// and Cotterell 2020).
package enum SpanningTree {
  /// Returns the head of each word, from 1, 0 for the root; the scores of the heads of a word, first the root,
  /// are a row of `count` + 1.
  package static func heads(_ scores: [Float], count: Int) -> [Int] {
    precondition(scores.count == count * (count + 1))
    return unsafe scores.withUnsafeBufferPointer { scores in
      guard let start = scores.baseAddress else { return [] }
      return unsafe heads(start, stride: count + 1, count: count)
    }
  }

  /// Returns the head of each of `count` words, from 1, 0 for the root; the score of head `h` for
  /// word `w` (from 0) is `scores[w * stride + h]`.
  static func heads(_ scores: UnsafePointer<Float>, stride: Int, count: Int) -> [Int] {
    var heads = [0]
    heads.reserveCapacity(count + 1)
    var roots = 0
    for word in 0..<count {
      let row = unsafe scores + word * stride
      var best = 0
      var most = unsafe row[0]
      for head in 1...count where head != word + 1 {
        let score = unsafe row[head]
        if score > most {
          most = score
          best = head
        }
      }
      if best == 0 { roots += 1 }
      heads.append(best)
    }
    guard roots != 1 || circle(heads, of: 0..<heads.count) != nil else {
      return Array(heads.dropFirst())
    }
    var search = unsafe Search(scores, stride: stride, heads)
    return Array(search.heads().dropFirst())
  }

  /// The search for a tree where the best heads make none. Node 0 is the root.
  private struct Search {
    private let size: Int
    /// The score of head `h` of node `n` is `graph[n * size + h]`.
    private var graph: [Float]
    /// The nodes that are left; of each circle one stands for all.
    private var nodes: [Int]
    private var best: [Int]
    private var circles: [Circle] = []

    /// A circle that became one node, the first of its members.
    private struct Circle {
      var members: [Int]
      /// The heads that the members had in it.
      var heads: [Int]
      /// For each other node the member that is the best head of it.
      var exits: [Int]
      /// For each other node the member that it is the best head of, in place of that in the circle.
      var entries: [Int]
    }

    init(_ scores: UnsafePointer<Float>, stride: Int, _ heads: [Int]) {
      let size = heads.count
      self.size = size
      nodes = Array(0..<size)
      best = heads
      var (least, most) = (Float.infinity, -Float.infinity)
      graph = [Float](repeating: 0, count: size)
      graph.reserveCapacity(size * size)
      for word in 0..<size - 1 {
        for head in 0..<size {
          let score = unsafe scores[word * stride + head]
          least = min(least, score)
          most = max(most, score)
          graph.append(score)
        }
      }
      // More than all other arcs of any two trees can differ by.
      let cost = (most - least + 1) * Float(size)
      for node in 1..<size {
        graph[node * size] -= cost
        if best[node] == 0 { best[node] = bestHead(of: node) }
      }
    }

    private func bestHead(of node: Int) -> Int {
      var best = 0
      for head in nodes where head != node && graph[node * size + head] > graph[node * size + best]
      {
        best = head
      }
      return best
    }

    /// The heads of the best tree.
    mutating func heads() -> [Int] {
      while let members = SpanningTree.circle(best, of: nodes) { contract(members) }
      for circle in circles.reversed() {
        let node = circle.members[0]
        let from = best[node]
        for other in best.indices where best[other] == node { best[other] = circle.exits[other] }
        for (member, head) in zip(circle.members, circle.heads) { best[member] = head }
        best[circle.entries[from]] = from
      }
      return best
    }

    /// Makes a circle one node. The best head of every other node stays, or is the circle.
    private mutating func contract(_ members: [Int]) {
      let node = members[0]
      var isMember = [Bool](repeating: false, count: size)
      for member in members { isMember[member] = true }
      nodes.removeAll { isMember[$0] && $0 != node }
      var circle = Circle(
        members: members, heads: members.map { best[$0] },
        exits: Array(repeating: node, count: size), entries: Array(repeating: node, count: size))
      let own = members.map { graph[$0 * size + best[$0]] }
      for other in nodes where other != node {
        var exit = node
        var entry = node
        var gain = -Float.infinity
        for (index, member) in members.enumerated() {
          if graph[other * size + member] > graph[other * size + exit] { exit = member }
          let difference = graph[member * size + other] - own[index]
          if difference > gain {
            gain = difference
            entry = member
          }
        }
        circle.exits[other] = exit
        circle.entries[other] = entry
        graph[other * size + node] = graph[other * size + exit]
        // The rows of members are not asked again but for that of the node, once all of them are read.
        graph[node * size + other] = gain
        if isMember[best[other]] { best[other] = node }
      }
      best[node] = bestHead(of: node)
      circles.append(circle)
    }
  }

  /// Some nodes of a circle that heads make, in its order; `nil` where every node leads to node 0.
  private static func circle(_ heads: [Int], of nodes: some Sequence<Int>) -> [Int]? {
    // 0: not met; otherwise the walk that met the node first. Walk 1 is that of the root.
    var walks = [Int](repeating: 0, count: heads.count)
    walks[0] = 1
    for start in nodes where start != 0 {
      var node = start
      while walks[node] == 0 {
        walks[node] = start + 1
        node = heads[node]
      }
      guard walks[node] == start + 1 else { continue }
      var members = [node]
      var next = heads[node]
      while next != node {
        members.append(next)
        next = heads[next]
      }
      return members
    }
    return nil
  }
}
