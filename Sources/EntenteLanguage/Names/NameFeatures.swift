/// What the name finder sees of a word and its neighbours.
package enum NameFeatures {
  /// Fills `features` for the word at `index`.
  ///
  /// `history` holds the labels of the words before it; `source` says what data a sentence was taken
  /// from, and texts to be read are like source 0. The data disagree on what they mark, so some
  /// features are learned for each apart (Daumé 2007).
  package static func extract(
    _ forms: [WordForm], _ tags: [Int], _ hints: [UInt64], _ history: [Int], at index: Int,
    source: UInt64, into f: inout FeatureBuffer
  ) {
    f.clear()
    let count = forms.count
    let form = forms[index]
    let tag = UInt64(tags[index])
    let hint = hints[index]
    let label1 = index > 0 ? UInt64(history[index - 1]) : 1001
    let label2 = index > 1 ? UInt64(history[index - 2]) : 1002
    let left1 = index > 0 ? forms[index - 1] : WordForm()
    let left2 = index > 1 ? forms[index - 2] : WordForm()
    let right1 = index + 1 < count ? forms[index + 1] : WordForm()
    let right2 = index + 2 < count ? forms[index + 2] : WordForm()
    let leftTag = index > 0 ? UInt64(tags[index - 1]) : 201
    let rightTag = index + 1 < count ? UInt64(tags[index + 1]) : 202
    let rightTag2 = index + 2 < count ? UInt64(tags[index + 2]) : 203
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
    f.add(8, tag, label1)
    f.add(9, source, tag, form.flags)
    f.add(10, form.cluster, label1)
    f.add(11, form.coarse, tag)
    for length in 1..<4 { f.add(11 + UInt64(length), form.prefixes[length]) }
    for length in 1..<5 { f.add(15 + UInt64(length), form.suffixes[length], label1) }

    // Known names.
    f.add(21, hint, label1)
    f.add(22, hint, form.lower)
    f.add(23, hint, tag, rightTag)
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

    // Tags and labels.
    f.add(51, leftTag, tag, rightTag)
    f.add(52, tag, rightTag, rightTag2)
    f.add(53, label1, label2)
    f.add(54, label1, label2, tag)
    f.add(55, label1, tag, rightTag)
    f.add(56, label1, form.cluster, right1.flags)
    f.add(57, label1, left1.lower, form.flags)
    f.add(58, label1, left1.lower, form.lower)
    f.add(59, label1, right1.lower, form.flags)
    f.add(60, label1, headword(forms, index))
  }

  /// The last capitalised word of the run that the word begins or goes on: "Council" of "Security
  /// Council", which often says what kind of name it is.
  private static func headword(_ forms: [WordForm], _ index: Int) -> UInt64 {
    guard forms[index].flags & 1 == 1 else { return 0 }
    var last = index
    while last + 1 < forms.count, last - index < 8, forms[last + 1].flags & 1 == 1 { last += 1 }
    return Hash.mix(forms[last].lower, UInt64(min(last - index, 3)))
  }
}
