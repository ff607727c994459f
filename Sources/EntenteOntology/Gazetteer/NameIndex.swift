/// Names by their words: a tree whose branches lie in one open hash table.
///
/// One probe a word, whatever the number of names; see `spikes/README.md` for the alternatives that
/// were measured.
struct NameIndex: Sendable {
  /// A name of an entity.
  struct Name: Sendable {
    var row: Int32
    var use: GazetteerCandidate.Use
    /// Whether the text must be written like the name, as for acronyms.
    var isExact: Bool
    /// Whether the name is for a table's cell only and never looked for in running text.
    var isCellOnly: Bool
    /// Whether the name begins with a small letter.
    var isLowercase: Bool
    /// Where the name stands in the tables.
    var start: Int32
    var count: Int32
    /// The next name of the same words, or -1.
    var next: Int32
  }

  private(set) var names: [Name] = []
  private var firstName: [Int32] = [-1]
  private var lastName: [Int32] = [-1]
  private var keys: [UInt64]
  private var nodes: [Int32]
  private var used = 0

  /// - Parameter capacity: the number of names that are expected.
  init(capacity: Int) {
    var size = 1024
    while size < capacity * 4 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    nodes = Array(repeating: -1, count: size)
    names.reserveCapacity(capacity)
    firstName.reserveCapacity(capacity * 2)
    lastName.reserveCapacity(capacity * 2)
  }

  /// The node of no words.
  static let root: Int32 = 0

  /// The node that a word leads to, or -1.
  @inline(__always)
  func child(of node: Int32, by hash: UInt64) -> Int32 {
    let key = Self.key(node, hash)
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key ^ (key >> 29)) & mask
    while nodes[slot] >= 0 {
      if keys[slot] == key { return nodes[slot] }
      slot = (slot + 1) & mask
    }
    return -1
  }

  /// The first name that ends at a node, or -1.
  @inline(__always)
  func firstName(at node: Int32) -> Int32 { firstName[Int(node)] }

  /// Adds a name by its words; the order of adding is the order of finding.
  mutating func insert(_ tokens: [NameToken], _ name: Name) {
    var node = Self.root
    for token in tokens { node = makeChild(of: node, by: token.hash) }
    guard node != Self.root else { return }
    // The same name of the same row twice, as a name and an adjective, is found once, as the first.
    var other = firstName[Int(node)]
    while other >= 0 {
      if names[Int(other)].row == name.row && names[Int(other)].use == name.use { return }
      other = names[Int(other)].next
    }
    let index = Int32(names.count)
    names.append(name)
    if lastName[Int(node)] < 0 {
      firstName[Int(node)] = index
    } else {
      names[Int(lastName[Int(node)])].next = index
    }
    lastName[Int(node)] = index
  }

  private mutating func makeChild(of node: Int32, by hash: UInt64) -> Int32 {
    let found = child(of: node, by: hash)
    if found >= 0 { return found }
    if used * 2 >= keys.count { grow() }
    let made = Int32(firstName.count)
    firstName.append(-1)
    lastName.append(-1)
    place(Self.key(node, hash), made)
    used += 1
    return made
  }

  private mutating func place(_ key: UInt64, _ node: Int32) {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key ^ (key >> 29)) & mask
    while nodes[slot] >= 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    nodes[slot] = node
  }

  private mutating func grow() {
    let old = (keys, nodes)
    keys = Array(repeating: 0, count: old.0.count * 2)
    nodes = Array(repeating: -1, count: old.0.count * 2)
    for (key, node) in zip(old.0, old.1) where node >= 0 { place(key, node) }
  }

  private static func key(_ node: Int32, _ hash: UInt64) -> UInt64 {
    (hash ^ UInt64(UInt32(bitPattern: node)) &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
  }
}
