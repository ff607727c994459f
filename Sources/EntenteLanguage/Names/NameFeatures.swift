/// What the name finder sees of a word and its neighbours.
package enum NameFeatures {
  /// The source that CrossNER's politics are.
  package static let politics: UInt64 = 0
  /// The source that Universal NER and GUM are.
  package static let talk: UInt64 = 3

  /// Fills `features` for the word at `index`.
  ///
  /// `history` holds the labels of the words before it; `source` says what data a sentence is like.
  /// The data disagree on what they mark, so some features are learned for each apart (Daumé 2007).
  package static func extract(
    _ context: borrowing NameContext, _ history: [Int], at index: Int, source: UInt64,
    into f: inout FeatureBuffer
  ) {
    let forms = context.forms
    let hints = context.hints
    let facts = context.facts
    f.clear()
    let count = forms.count
    let form = forms[index]
    let hint = hints[index]
    let label1 = index > 0 ? UInt64(history[index - 1]) : 1001
    let label2 = index > 1 ? UInt64(history[index - 2]) : 1002
    let left1 = index > 0 ? forms[index - 1] : WordForm()
    let left2 = index > 1 ? forms[index - 2] : WordForm()
    let right1 = index + 1 < count ? forms[index + 1] : WordForm()
    let right2 = index + 2 < count ? forms[index + 2] : WordForm()
    let rightHint = index + 1 < count ? hints[index + 1] : 7
    let place: UInt64 = index == 0 ? 1 : 2

    // The word by itself.
    f.add(1, label1)
    f.add(2, source, label1)
    f.add(3, form.form, label1)
    f.add(4, form.lower)
    f.add(5, source, form.lower)
    f.add(6, form.shape, place)
    f.add(7, form.flags, place, label1)
    f.add(9, source, form.flags)
    f.add(10, form.cluster, label1)
    f.add(11, form.coarse)
    for length in 1..<4 { f.add(11 + UInt64(length), form.prefixes[length]) }
    for length in 1..<5 { f.add(15 + UInt64(length), form.suffixes[length], label1) }

    // Known names.
    f.add(21, hint, label1)
    f.add(22, hint, form.lower)
    f.add(23, hint)
    f.add(24, source, hint, label1)
    f.add(25, hint, rightHint, label1)
    f.add(26, hint, form.flags, left1.lower)

    // The words around it.
    f.add(31, left1.lower, label1)
    f.add(32, left2.lower, label1)
    f.add(33, right1.lower, label1)
    f.add(34, right2.lower, label1)
    f.add(35, left1.lower, form.lower)
    f.add(36, form.lower, right1.lower)
    f.add(37, left1.lower, form.flags, right1.lower)
    f.add(38, left2.lower, left1.lower, form.flags)
    f.add(39, form.flags, right1.lower, right2.lower)
    f.add(40, left1.cluster, form.flags, label1)
    f.add(41, right1.cluster, form.flags, label1)
    f.add(42, left1.coarse, form.coarse, right1.coarse)
    f.add(43, form.cluster, right1.cluster)
    f.add(44, left1.cluster, form.cluster)
    f.add(45, left1.flags, form.flags, right1.flags, label1)
    f.add(46, right1.suffixes[2], form.flags, label1)

    // Labels.
    f.add(53, label1, label2)
    f.add(56, label1, form.cluster, right1.flags)
    f.add(57, label1, left1.lower, form.flags)
    f.add(58, label1, left1.lower, form.lower)
    f.add(59, label1, right1.lower, form.flags)
    f.add(60, label1, headword(forms, index))

    // What raw text and lists say of the words.
    let share = NameWords.share(facts[index])
    let lists = NameWords.lists(facts[index])
    let leftFact = index > 0 ? facts[index - 1] : 0
    let rightFact = index + 1 < count ? facts[index + 1] : 0
    let run = context.runs[index]
    f.add(61, share, form.flags, place)
    f.add(62, share, hint, place, label1)
    f.add(63, share)
    f.add(64, lists, label1)
    f.add(81, lists, hint)
    f.add(82, lists, place, NameWords.lists(rightFact), right1.flags)
    f.add(65, lists, form.flags, place)
    f.add(66, share, NameWords.share(rightFact), right1.flags)
    f.add(67, share, NameWords.share(leftFact), label1)
    f.add(68, lists, NameWords.lists(rightFact), label1)
    f.add(69, lists, NameWords.lists(leftFact), label1)
    f.add(70, context.casing, form.flags, label1)
    f.add(71, context.casing, share, place)

    // The run of capitals that it stands in.
    let before = run.lowerBound > 0 ? forms[run.lowerBound - 1].lower : 77
    let after = run.upperBound < count ? forms[run.upperBound].lower : 78
    let length = UInt64(min(run.count, 5))
    let part = UInt64(index - run.lowerBound == 0 ? 1 : index + 1 == run.upperBound ? 2 : 3)
    f.add(72, before, label1)
    f.add(73, after, label1)
    f.add(74, before, length, part)
    f.add(75, after, length, part)
    f.add(76, length, part, label1, share)
    if !run.isEmpty {
      let last = run.upperBound - 1
      f.add(77, NameWords.spelling(facts[last]), label1)
      f.add(78, forms[last].suffixes[3], label1)
      f.add(79, forms[run.lowerBound].lower, label1)
      f.add(80, NameWords.spelling(facts[run.lowerBound]), label1)
    }
  }

  /// The last capitalised word of the run that the word begins or goes on: "Council" of "Security
  /// Council", which often says what kind of name it is.
  private static func headword(_ forms: [WordForm], _ index: Int) -> UInt64 {
    guard forms[index].isCapital else { return 0 }
    var last = index
    while last + 1 < forms.count, last - index < 8, forms[last + 1].isCapital { last += 1 }
    return Hash.mix(forms[last].lower, UInt64(min(last - index, 3)))
  }
}
