/// What the parser sees of a word and its head when it names the relation between them: both words,
/// what stands beside them, what depends on them, and what lies between.
package enum RelationFeatures {
  package static func extract(
    _ state: ParserState, _ sentence: ParserWords, _ arc: Arc, into f: inout FeatureBuffer
  ) {
    f.clear()
    let words = sentence.words
    let head = words[arc.head]
    let word = words[arc.dependent]
    let above = state.nodes[arc.head]
    let below = state.nodes[arc.dependent]
    let isLeft = arc.head > arc.dependent
    let gap = isLeft ? arc.head - arc.dependent : arc.dependent - arc.head
    let side = (isLeft ? 100 : 200) + ParserFeatures.distance(gap)
    let direction: UInt64 = isLeft ? 1 : 2
    func relation(_ index: Int32) -> UInt64 {
      index == 0 ? 999 : UInt64(state.nodes[Int(index)].relation)
    }

    // The word and its head.
    f.add(1, direction)
    f.add(2, head.word, direction)
    f.add(3, head.tag, direction)
    f.add(4, word.word, direction)
    f.add(5, word.tag, direction)
    f.add(6, head.word, word.word, direction)
    f.add(7, head.word, word.tag, direction)
    f.add(8, head.tag, word.word, direction)
    f.add(9, head.tag, word.tag, direction)
    f.add(10, head.tag, word.tag, side)
    f.add(11, head.cluster, word.cluster, direction)
    f.add(12, head.coarse, word.coarse, direction)
    f.add(13, word.cluster, head.tag, direction)
    f.add(14, head.cluster, word.tag, direction)
    f.add(15, word.suffix, head.tag, direction)
    f.add(16, head.suffix, word.tag, direction)
    f.add(17, word.cluster, direction)
    f.add(18, head.cluster, direction)
    f.add(19, word.suffix, direction)
    f.add(20, word.flags, word.tag, head.tag, direction)

    // What depends on the word: its case marker tells "of Serbia" from "to Serbia".
    let first = words[Int(below.left1)]
    let second = words[Int(below.left2)]
    let last = words[Int(below.right1)]
    f.add(30, first.word, head.coarseTag, direction)
    f.add(31, first.word, head.word, direction)
    f.add(32, first.word, word.word, direction)
    f.add(33, first.word, word.tag, head.coarseTag, direction)
    f.add(34, relation(below.left1), word.tag, head.coarseTag, direction)
    f.add(35, second.word, head.coarseTag, direction)
    f.add(36, relation(below.left2), relation(below.left1), head.coarseTag, direction)
    f.add(37, last.word, head.coarseTag, direction)
    f.add(38, relation(below.right1), word.tag, direction)
    f.add(39, below.leftLabels, word.coarseTag, head.coarseTag, direction)
    f.add(40, below.rightLabels, word.coarseTag, head.coarseTag, direction)
    f.add(41, below.leftLabels, below.rightLabels, direction)
    f.add(42, below.leftLabels, head.word, direction)
    f.add(43, below.leftLabels, word.tag, direction)
    f.add(44, below.leftLabels, head.cluster, word.coarseTag, direction)

    // What depends on the head already: a verb takes one subject and one object.
    let sibling = isLeft ? above.left1 : above.right1
    let inner = words[Int(sibling)]
    f.add(50, above.leftLabels, head.coarseTag, word.coarseTag, direction)
    f.add(51, above.rightLabels, head.coarseTag, word.coarseTag, direction)
    f.add(52, relation(sibling), head.coarseTag, word.coarseTag, direction)
    f.add(53, inner.word, word.coarseTag, direction)
    f.add(54, inner.tag, head.tag, word.tag, direction)
    f.add(55, above.leftLabels, word.word, direction)
    f.add(56, above.rightLabels, word.word, direction)
    f.add(57, above.leftLabels, above.rightLabels, word.tag, direction)
    f.add(58, relation(sibling), head.word, word.coarseTag, direction)
    f.add(59, relation(sibling), first.word, head.coarseTag, direction)
    f.add(60, above.leftLabels, head.word, word.coarseTag, direction)
    f.add(61, above.leftLabels, head.tag, first.word, direction)

    // What stands beside them in the text.
    let before = words[arc.dependent - 1]
    let after = words[arc.dependent + 1]
    f.add(70, before.word, word.tag, direction)
    f.add(71, before.tag, word.tag, head.tag)
    f.add(72, after.word, word.tag, direction)
    f.add(73, after.tag, word.tag, head.tag)
    f.add(74, before.tag, after.tag, word.tag, direction)
    let beforeHead = words[arc.head - 1]
    let afterHead = words[min(arc.head + 1, state.count + 1)]
    f.add(75, beforeHead.tag, head.tag, word.tag, direction)
    f.add(76, afterHead.tag, head.tag, word.tag, direction)
    f.add(77, before.word, head.word, direction)
    f.add(78, before.word, word.word, direction)
    let between =
      isLeft
      ? sentence.between(arc.dependent, arc.head) : sentence.between(arc.head, arc.dependent)
    f.add(90, between, head.tag, word.tag)
    f.add(91, between, head.coarseTag, word.word)
    f.add(92, between, head.word, word.coarseTag)
    f.add(93, word.doubt, head.tag, direction)
    f.add(94, word.tag, head.doubt, direction)
    f.add(95, between, first.word, word.tag, head.tag)

    // What is open around them.
    let stack = state.stack.count
    let outer = words[stack > 2 ? Int(state.stack[stack - 3]) : 0]
    let under = words[stack > 1 ? Int(state.stack[stack - 2]) : 0]
    let coming = words[min(state.next, state.count + 1)]
    f.add(80, under.tag, word.tag, head.tag, direction)
    f.add(81, outer.tag, word.tag, head.tag, direction)
    f.add(82, coming.word, word.tag, head.coarseTag)
    f.add(83, coming.tag, word.tag, head.tag)
    f.add(84, side, word.word)
    f.add(85, side, word.tag, head.coarseTag, first.word)
  }
}
