/// The words of a sentence as the parser sees them, by the numbers of ``ParserState``.
package struct ParserWords {
  /// What is seen of one word.
  struct Word {
    var word: UInt64
    var tag: UInt64
    var coarseTag: UInt64
    var suffix: UInt64
    var cluster: UInt64
    var coarse: UInt64
    var flags: UInt64
    /// The tag that the word was nearly given.
    var doubt: UInt64
    /// The commas, the conjunctions and the verbs up to the word, and with it.
    var commas: UInt16
    var conjunctions: UInt16
    var verbs: UInt16
  }

  private(set) var words: [Word] = []

  package init() {}

  /// Takes the words of a sentence, tagged by this tagger.
  package mutating func fill(_ forms: [WordForm], _ tagger: Tagger, _ tags: [Int], doubts: [Int]) {
    words.removeAll(keepingCapacity: true)
    words.append(Word(border: 1))
    var (commas, conjunctions, verbs) = (UInt16(0), UInt16(0), UInt16(0))
    for index in forms.indices {
      let tag = tags[index]
      if forms[index].lower == Self.comma { commas &+= 1 }
      switch tagger.labels[tag].tag {
      case .coordinatingConjunction: conjunctions &+= 1
      case .verb, .auxiliary: verbs &+= 1
      default: break
      }
      words.append(
        Word(
          word: forms[index].lower, tag: UInt64(tag) + 10,
          coarseTag: tagger.coarseTags[tag] + 1010, suffix: forms[index].suffixes[2],
          cluster: forms[index].cluster + 10_000, coarse: forms[index].coarse + 20_000,
          flags: forms[index].flags + 30_000, doubt: UInt64(doubts[index] + 1),
          commas: commas, conjunctions: conjunctions, verbs: verbs))
    }
    var end = Word(border: 2)
    (end.commas, end.conjunctions, end.verbs) = (commas, conjunctions, verbs)
    words.append(end)
  }

  private static let comma = WordForm(Array(",".utf8), 0..<1).lower

  /// What stands between two words, the later one included: few, some or many of each kind.
  @inline(__always)
  func between(_ first: Int, _ last: Int) -> UInt64 {
    guard first < last else { return 0 }
    let (a, b) = (words[first], words[last])
    return UInt64(min(b.commas &- a.commas, 2)) | UInt64(min(b.conjunctions &- a.conjunctions, 1))
      << 2
      | UInt64(min(b.verbs &- a.verbs, 2)) << 3 | 1 << 6
  }
}

extension ParserWords.Word {
  /// What stands at either end of a sentence.
  fileprivate init(border number: UInt64) {
    self.init(
      word: number, tag: number, coarseTag: number, suffix: number, cluster: number, coarse: number,
      flags: number, doubt: 0, commas: 0, conjunctions: 0, verbs: 0)
  }
}

/// What the parser sees of a state: the words at the top of the stack and next in line, their
/// dependents, distances and neighbours. After Zhang and Nivre 2011, with distributional classes.
package enum ParserFeatures {
  package static func extract(
    _ state: ParserState, _ sentence: ParserWords, into f: inout FeatureBuffer
  ) {
    f.clear()
    let root = state.count + 1
    let stack = state.stack.count
    // b: next in line; s: the stack from its top; 0 is no word.
    let b0 = state.next
    let b1 = b0 < root ? b0 + 1 : 0
    let b2 = b0 + 1 < root ? b0 + 2 : 0
    let s0 = stack > 0 ? Int(state.stack[stack - 1]) : 0
    let s1 = stack > 1 ? Int(state.stack[stack - 2]) : 0
    let s2 = stack > 2 ? Int(state.stack[stack - 3]) : 0
    let ns0 = state.nodes[s0]
    let ns1 = state.nodes[s1]
    let nb0 = state.nodes[b0]
    let ws0 = sentence.words[s0]
    let ws1 = sentence.words[s1]
    let ws2 = sentence.words[s2]
    let wb0 = sentence.words[b0]
    let wb1 = sentence.words[b1]
    let wb2 = sentence.words[b2]

    single(ws0, ws1, ws2, wb0, wb1, wb2, &f)
    pairs(ws0, ws1, wb0, wb1, &f)
    triples(ws0, ws1, ws2, wb0, wb1, wb2, &f)

    // Distances.
    let d0 = s0 == 0 ? 0 : distance(b0 - s0)
    let d1 = s1 == 0 ? 0 : distance(s0 - s1)
    f.add(60, ws0.word, d0)
    f.add(61, ws0.tag, d0)
    f.add(62, wb0.word, d0)
    f.add(63, wb0.tag, d0)
    f.add(64, ws0.word, wb0.word, d0)
    f.add(65, ws0.tag, wb0.tag, d0)
    f.add(66, ws1.tag, d1)
    f.add(67, ws1.tag, ws0.tag, d1)
    f.add(68, ws1.coarseTag, ws0.word, d1)
    f.add(69, ws1.word, ws0.coarseTag, d1)

    // Valencies and the relations that the words already have below them.
    f.add(70, ws0.word, UInt64(min(ns0.rightCount, 4)))
    f.add(71, ws0.tag, UInt64(min(ns0.rightCount, 4)))
    f.add(72, ws0.word, UInt64(min(ns0.leftCount, 4)))
    f.add(73, ws0.tag, UInt64(min(ns0.leftCount, 4)))
    f.add(74, wb0.word, UInt64(min(nb0.leftCount, 4)))
    f.add(75, wb0.tag, UInt64(min(nb0.leftCount, 4)))
    f.add(76, ws1.word, UInt64(min(ns1.rightCount, 4)))
    f.add(77, ws1.tag, UInt64(min(ns1.rightCount, 4)))
    f.add(78, ws1.tag, UInt64(min(ns1.leftCount, 4)))
    f.add(79, ws0.word, ns0.rightLabels)
    f.add(80, ws0.tag, ns0.rightLabels)
    f.add(81, ws0.word, ns0.leftLabels)
    f.add(82, ws0.tag, ns0.leftLabels)
    f.add(83, wb0.word, nb0.leftLabels)
    f.add(84, wb0.tag, nb0.leftLabels)
    f.add(85, ws1.word, ns1.rightLabels)
    f.add(86, ws1.tag, ns1.rightLabels)
    f.add(87, ws1.tag, ns1.leftLabels)
    f.add(88, ws1.coarseTag, ws0.coarseTag, ns0.leftLabels)
    f.add(89, ws0.coarseTag, wb0.coarseTag, nb0.leftLabels)
    f.add(90, ws1.coarseTag, ws0.coarseTag, ns1.rightLabels)
    f.add(91, ws0.coarseTag, wb0.coarseTag, ns0.leftLabels)

    dependents(state, sentence, ws0, ws1, wb0, ns0, ns1, nb0, &f)

    // What lies between them.
    let near = sentence.between(s0, b0)
    let far = sentence.between(s1, s0)
    f.add(150, near, ws0.tag, wb0.tag)
    f.add(151, far, ws1.tag, ws0.tag)
    f.add(152, near, ws0.coarseTag, wb0.word)
    f.add(153, far, ws1.coarseTag, ws0.word)
    f.add(154, near, ws1.coarseTag, ws0.coarseTag, wb0.coarseTag)
    f.add(155, far, near, ws0.tag)
    f.add(156, sentence.between(b0, min(b0 + 3, root)), wb0.tag, ws0.tag)

    // What they may be instead.
    f.add(160, ws0.doubt, ws0.tag)
    f.add(161, wb0.doubt, wb0.tag)
    f.add(162, ws0.doubt, wb0.tag)
    f.add(163, ws0.tag, wb0.doubt)
    f.add(164, ws1.doubt, ws0.tag)
    f.add(165, ws1.tag, ws0.doubt)
    f.add(166, wb1.doubt, wb0.tag)
    f.add(167, wb0.tag, wb1.tag, wb2.tag, sentence.words[b2 == 0 ? 0 : min(b2 + 1, root)].tag)
    f.add(168, ws0.doubt, ws0.word)
    f.add(169, wb0.doubt, wb0.word)

    // What stands beside the words in the text.
    if s0 > 1 {
      let before = sentence.words[s0 - 1]
      f.add(126, before.word, ws0.coarseTag)
      f.add(127, before.tag, ws0.tag)
    }
    if b0 > 1 {
      let before = sentence.words[b0 - 1]
      f.add(128, before.tag, ws0.tag, wb0.tag)
    }
    if s0 > 0, s0 < root {
      let after = sentence.words[s0 + 1]
      f.add(129, after.tag, ws0.tag, wb0.coarseTag)
    }
  }

  @inline(__always)
  private static func single(
    _ s0: ParserWords.Word, _ s1: ParserWords.Word, _ s2: ParserWords.Word, _ b0: ParserWords.Word,
    _ b1: ParserWords.Word, _ b2: ParserWords.Word, _ f: inout FeatureBuffer
  ) {
    f.add(1, s0.word)
    f.add(2, s0.tag)
    f.add(3, s0.word, s0.tag)
    f.add(4, s1.word)
    f.add(5, s1.tag)
    f.add(6, s1.word, s1.tag)
    f.add(7, b0.word)
    f.add(8, b0.tag)
    f.add(9, b0.word, b0.tag)
    f.add(10, b1.word)
    f.add(11, b1.tag)
    f.add(12, b1.word, b1.tag)
    f.add(13, b2.word)
    f.add(14, b2.tag)
    f.add(15, s2.word)
    f.add(16, s2.tag)
    f.add(108, s0.suffix)
    f.add(109, b0.suffix)
    f.add(111, s1.suffix)
    f.add(115, b1.suffix)
    f.add(121, b1.coarseTag)
    f.add(130, s0.cluster)
    f.add(131, s1.cluster)
    f.add(132, b0.cluster)
    f.add(133, b1.cluster)
  }

  @inline(__always)
  private static func pairs(
    _ s0: ParserWords.Word, _ s1: ParserWords.Word, _ b0: ParserWords.Word, _ b1: ParserWords.Word,
    _ f: inout FeatureBuffer
  ) {
    f.add(17, s0.word, s0.tag, b0.word, b0.tag)
    f.add(18, s0.word, s0.tag, b0.word)
    f.add(19, s0.word, b0.word, b0.tag)
    f.add(20, s0.word, s0.tag, b0.tag)
    f.add(21, s0.tag, b0.word, b0.tag)
    f.add(22, s0.word, b0.word)
    f.add(23, s0.tag, b0.tag)
    f.add(24, b0.tag, b1.tag)
    f.add(25, b0.word, b1.tag)
    f.add(26, s0.word, b0.tag)
    f.add(27, s0.tag, b0.word)
    f.add(28, s1.word, s1.tag, s0.word, s0.tag)
    f.add(29, s1.word, s1.tag, s0.tag)
    f.add(30, s1.tag, s0.word, s0.tag)
    f.add(31, s1.word, s0.word)
    f.add(32, s1.tag, s0.tag)
    f.add(33, s1.word, s0.tag)
    f.add(34, s1.tag, s0.word)
    f.add(35, s1.tag, b0.tag)
    f.add(36, s1.word, b0.word)
    f.add(37, s1.word, b0.tag)
    f.add(38, s1.tag, b0.word)
    f.add(110, s0.suffix, b0.suffix)
    f.add(112, s1.suffix, s0.suffix)
    f.add(113, s0.suffix, b0.coarseTag)
    f.add(114, s0.coarseTag, b0.suffix)
    f.add(119, b1.word, b0.word)
    f.add(120, b1.word, s0.word)
    f.add(122, s0.coarseTag, b0.coarseTag)
    f.add(123, s1.coarseTag, s0.coarseTag)
    f.add(134, s0.cluster, b0.cluster)
    f.add(135, s1.cluster, s0.cluster)
    f.add(136, s0.coarse, b0.coarse)
    f.add(137, s1.coarse, s0.coarse)
    f.add(138, s0.cluster, b0.tag)
    f.add(139, s0.tag, b0.cluster)
    f.add(140, s1.cluster, s0.tag)
    f.add(141, s1.tag, s0.cluster)
    f.add(142, s0.word, b0.coarse)
    f.add(143, s0.coarse, b0.word)
  }

  @inline(__always)
  private static func triples(
    _ s0: ParserWords.Word, _ s1: ParserWords.Word, _ s2: ParserWords.Word, _ b0: ParserWords.Word,
    _ b1: ParserWords.Word, _ b2: ParserWords.Word, _ f: inout FeatureBuffer
  ) {
    f.add(39, b0.tag, b1.tag, b2.tag)
    f.add(40, s0.tag, b0.tag, b1.tag)
    f.add(41, s1.tag, s0.tag, b0.tag)
    f.add(42, s2.tag, s1.tag, s0.tag)
    f.add(51, s1.coarseTag, s0.coarseTag, b0.coarseTag, b1.coarseTag)
    f.add(52, s0.word, b0.coarseTag, b1.coarseTag)
    f.add(53, s1.word, s0.coarseTag, b0.coarseTag)
    f.add(54, s1.coarseTag, s0.word, b0.coarseTag)
    f.add(55, s1.coarseTag, s0.coarseTag, b0.word)
    f.add(56, s0.coarseTag, b0.word, b1.coarseTag)
    f.add(57, s0.coarseTag, b0.coarseTag, b1.word)
    f.add(58, s0.coarseTag, b0.coarseTag, b1.coarseTag, b2.coarseTag)
    f.add(59, s2.coarseTag, s1.coarseTag, s0.coarseTag, b0.coarseTag)
    f.add(124, s1.word, s0.word, b0.word)
    f.add(144, s1.coarse, s0.coarse, b0.coarse)
    f.add(145, s1.coarse, s0.coarse, b0.tag)
  }

  @inline(__always)
  private static func dependents(
    _ state: ParserState, _ sentence: ParserWords, _ s0: ParserWords.Word, _ s1: ParserWords.Word,
    _ b0: ParserWords.Word, _ ns0: ParserState.Node, _ ns1: ParserState.Node,
    _ nb0: ParserState.Node, _ f: inout FeatureBuffer
  ) {
    func word(_ index: Int32) -> ParserWords.Word { sentence.words[Int(index)] }
    func relation(_ index: Int32) -> UInt64 {
      index == 0 ? 999 : UInt64(state.nodes[Int(index)].relation)
    }
    let s0l = word(ns0.left1)
    let s0r = word(ns0.right1)
    let s1l = word(ns1.left1)
    let s1r = word(ns1.right1)
    let b0l = word(nb0.left1)
    f.add(43, s0.coarseTag, s0l.coarseTag, b0.coarseTag)
    f.add(44, s0.coarseTag, s0r.coarseTag, b0.coarseTag)
    f.add(45, s0.coarseTag, b0.coarseTag, b0l.coarseTag)
    f.add(46, s0.coarseTag, s0r.coarseTag, word(ns0.right2).coarseTag)
    f.add(47, s1.coarseTag, s0.coarseTag, s0l.coarseTag)
    f.add(48, s1.coarseTag, s0.coarseTag, s0r.coarseTag)
    f.add(49, s1.coarseTag, s1l.coarseTag, s0.coarseTag)
    f.add(50, s1.coarseTag, s1r.coarseTag, s0.coarseTag)
    f.add(92, s0l.word, s0l.coarseTag)
    f.add(93, relation(ns0.left1), s0.coarseTag)
    f.add(94, s0r.word, s0r.coarseTag)
    f.add(95, relation(ns0.right1), s0.coarseTag)
    f.add(96, s1r.word, s1r.coarseTag)
    f.add(97, relation(ns1.right1), s1.coarseTag)
    f.add(98, b0l.word, b0l.coarseTag)
    f.add(99, relation(nb0.left1), b0.coarseTag)
    f.add(100, relation(ns0.left2), word(ns0.left2).coarseTag)
    f.add(101, relation(ns0.right2), word(ns0.right2).coarseTag)
    f.add(102, relation(nb0.left2), word(nb0.left2).coarseTag)
    f.add(103, relation(ns1.right2), word(ns1.right2).coarseTag)
    f.add(104, s1l.word, s1l.coarseTag)
    f.add(105, relation(ns1.left1), s1.coarseTag)
    f.add(106, s1.word, s0.word, s0l.word)
    f.add(107, s0.word, b0.word, b0l.word)
    f.add(116, s1.word, s0.coarseTag, s0l.word)
    f.add(117, s0.word, b0.coarseTag, b0l.word)
    f.add(118, relation(ns1.left2), word(ns1.left2).coarseTag)
    f.add(125, s1.coarseTag, s0.coarseTag, s0r.word)
  }

  @inline(__always)
  static func distance(_ words: Int) -> UInt64 {
    switch words {
    case ...0: 0
    case 1...4: UInt64(words)
    case 5...7: 5
    case 8...11: 6
    case 12...19: 7
    default: 8
    }
  }
}
