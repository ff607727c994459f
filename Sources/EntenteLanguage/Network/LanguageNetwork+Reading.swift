internal import CLanguage

/// How sentences are read: in groups, word by word and then layer by layer.
extension LanguageNetwork {
  /// Adds a sentence to a batch.
  package func add(_ forms: [WordForm], to batch: inout NetworkBatch) {
    let start = batch.words.count
    for form in forms { nameWords.prefetch(form) }
    for form in forms {
      batch.words.append(NetworkWord(form: form, facts: nameWords.facts(form), hint: 0))
    }
    known.fill(&batch.words, from: start)
    batch.ends.append(batch.words.count)
  }

  /// Analyses the sentences of a batch.
  package func analyze(_ batch: inout NetworkBatch) {
    batch.choices.removeAll(keepingCapacity: true)
    batch.names.removeAll(keepingCapacity: true)
    batch.choices.append(contentsOf: repeatElement(NetworkChoice(), count: batch.words.count))
    var group = Group()
    var start = 0
    for end in batch.ends {
      while start < end {
        let count = min(end - start, Self.longest)
        if group.count + count > Self.groupSize {
          analyze(group, &batch)
          group = Group(start: start)
        }
        group.pieces.append(group.count..<group.count + count)
        start += count
      }
    }
    analyze(group, &batch)
    joinPieces(&batch)
  }

  /// Sentences, or pieces of long ones, that are worked on together while their numbers are at hand.
  struct Group {
    var start = 0
    var pieces: [Range<Int>] = []
    var count: Int { pieces.last?.upperBound ?? 0 }
  }

  /// The most words of a group.
  private static let groupSize = 256

  private func analyze(_ group: Group, _ batch: inout NetworkBatch) {
    guard group.count > 0 else { return }
    readWords(group, &batch)
    let top = unsafe readSentences(group, &batch)
    unsafe chooseTags(top, group, &batch)
    unsafe findHeads(top, group, &batch)
    unsafe chooseRelations(top, group, &batch)
    unsafe findNames(top, group, &batch)
  }

  /// Makes the sums of the first layer for those words that are not known yet.
  private func readWords(_ group: Group, _ batch: inout NetworkBatch) {
    let count = group.count
    if batch.known.count + count > KnownWords.capacity { batch.known.clear() }
    let numbers = unsafe batch.numbers.reserve(count)
    let before = batch.known.count
    let width = layers[0].sums.rows
    let inputs = unsafe batch.inputs.reserve(count * width)
    let rows = unsafe batch.rows.reserve(NetworkFeatures.count)
    var hashes = InlineArray<16, UInt64>(repeating: 0)
    for word in 0..<count {
      let next = batch.known.count
      let number = batch.known.number(of: batch.words[group.start + word].key)
      unsafe numbers[word] = number
      guard Int(number) == next else { continue }
      NetworkFeatures.extract(batch.words[group.start + word], into: &hashes)
      var found = 0
      for index in 0..<NetworkFeatures.count {
        var row = features[hash: hashes[index]]
        if row == 0 && index == NetworkFeatures.word { row = NetworkFeatures.unknownRow }
        unsafe rows[found] = Int32(row)
        if row != 0 { found += 1 }
      }
      unsafe EntenteSumRows(
        embedding.start, width, rows, found, factors.input, inputs + (next - before) * width)
    }
    let columns = layers[0].sums.columns
    let sums = unsafe batch.firstSums.reserve(KnownWords.capacity * columns)
    unsafe layers[0].sums.multiply(
      inputs, stride: width, count: batch.known.count - before, into: sums + before * columns)
  }

  /// Reads the sentences layer by layer; returns the states of the last one.
  private func readSentences(_ group: Group, _ batch: inout NetworkBatch) -> UnsafePointer<UInt8> {
    let count = group.count
    let width = tag.rows
    var below = unsafe batch.states.0.reserve(count * width)
    var above = unsafe batch.states.1.reserve(count * width)
    for (index, layer) in layers.enumerated() {
      let isFirst = index == 0
      let sums = unsafe isFirst ? batch.firstSums.start : batch.sums.reserve(count * 3 * width)
      if !isFirst { unsafe layer.sums.multiply(below, stride: width, count: count, into: sums) }
      let columns = layer.sums.columns
      for piece in group.pieces {
        for direction in 0..<2 {
          let place = piece.lowerBound * width + direction * width / 2
          let column = direction * columns / 2
          unsafe EntenteRecurrence(
            sums + column + (isFirst ? 0 : piece.lowerBound * columns), columns,
            isFirst ? batch.numbers.start + piece.lowerBound : nil, layer.sums.scales + column,
            isFirst ? nil : below + place, isFirst ? 0 : 1 / layers[index - 1].factor,
            layer.gates.start + direction * 2 * width, width / 2, piece.count, Int32(direction),
            layer.factor, above + place, width)
        }
      }
      unsafe swap(&below, &above)
    }
    return unsafe UnsafePointer(below)
  }

  /// Makes one tree of the pieces of a long sentence: the roots of the later ones hang on the first.
  private func joinPieces(_ batch: inout NetworkBatch) {
    var start = 0
    for end in batch.ends {
      if end - start > Self.longest {
        var root = 0
        for word in start..<end {
          let piece = (word - start) / Self.longest * Self.longest
          if batch.choices[word].head >= 0 {
            batch.choices[word].head += piece
          } else if piece == 0 {
            root = word - start
          } else {
            batch.choices[word].head = root
            batch.choices[word].relation = .parataxis
          }
        }
      }
      start = end
    }
  }
}
