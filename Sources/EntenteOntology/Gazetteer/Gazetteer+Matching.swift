extension Gazetteer {
  /// Finds what reads like a name in a range of a text: the longest from the left, none overlapping.
  ///
  /// A name stands on whole words. Case and diacritics are folded away and hyphens are spaces; an
  /// acronym must be written with its capitals, and any other name must begin with one unless the
  /// gazetteer writes it small. Linear in the range times the length of the longest name.
  package func matches(in text: [UInt8], range: Range<Int>) -> [GazetteerMatch] {
    var tokens: [NameToken] = []
    tokens.reserveCapacity(range.count / 5)
    NameToken.split(text.span, in: range.clamped(to: text.indices), into: &tokens)
    var matches: [GazetteerMatch] = []
    var position = 0
    while position < tokens.count {
      if let found = longestMatch(text, tokens, from: position) {
        matches.append(found.match)
        position = found.next
      } else {
        position += 1
      }
    }
    return matches
  }

  /// What a name may mean, the whole of it: of a table's cell, a heading, a link's text.
  ///
  /// As ``matches(in:range:)`` compares, but a small first letter does not count, and an acronym in
  /// the wrong letters is taken where nothing else is. An article before the name is left aside;
  /// a code is looked up last.
  package func candidates(named name: some StringProtocol) -> [GazetteerCandidate] {
    candidates(named: String(name))
  }

  /// The same, without the cost of a generic call from another module.
  package func candidates(named name: String) -> [GazetteerCandidate] {
    let bytes = Array(name.utf8)
    var tokens: [NameToken] = []
    NameToken.split(bytes.span, in: bytes.indices, into: &tokens)
    for skipped in 0..<min(2, tokens.count) {
      if skipped == 1 {
        let first = bytes[tokens[0].start..<tokens[0].end]
        guard first.elementsEqual("the".utf8) || first.elementsEqual("The".utf8) else { break }
      }
      let words = tokens[skipped...]
      var node = NameIndex.root
      for word in words where node >= 0 { node = index.child(of: node, by: word.hash) }
      guard node > NameIndex.root, let first = words.first, let last = words.last else { continue }
      let range = first.start..<last.end
      let found = candidates(at: node) { name in !name.isExact || isWritten(name, bytes, range) }
      if !found.isEmpty { return found }
      let loose = candidates(at: node) { _ in true }
      if !loose.isEmpty { return loose }
    }
    return place(ofCode: name).map { [GazetteerCandidate(entry: $0, use: .code)] } ?? []
  }

  private func longestMatch(
    _ text: [UInt8], _ tokens: [NameToken], from first: Int
  ) -> (match: GazetteerMatch, next: Int)? {
    var node = index.child(of: NameIndex.root, by: tokens[first].hash)
    guard node >= 0 else { return nil }
    var best: (end: Int, candidates: [GazetteerCandidate])?
    var position = first
    while node >= 0 {
      if index.firstName(at: node) >= 0 {
        let range = tokens[first].start..<tokens[position].end
        let found = candidates(at: node) { name in
          if name.isCellOnly { return false }
          if name.isExact { return isWritten(name, text, range) }
          return tokens[first].isCapital || name.isLowercase
        }
        if !found.isEmpty { best = (position, found) }
      }
      position += 1
      guard position < tokens.count else { break }
      node = index.child(of: node, by: tokens[position].hash)
    }
    return best.map { best in
      (
        GazetteerMatch(
          range: tokens[first].start..<tokens[best.end].end, candidates: best.candidates),
        best.end + 1
      )
    }
  }

  /// The names at a node that pass a test, each entity once: the surest first, what is still there
  /// before what is no more.
  private func candidates(
    at node: Int32, where passes: (NameIndex.Name) -> Bool
  ) -> [GazetteerCandidate] {
    var found: [GazetteerCandidate] = []
    var next = index.firstName(at: node)
    while next >= 0 {
      let name = index.names[Int(next)]
      next = name.next
      guard passes(name),
        !found.contains(where: { $0.entry == Int(name.row) && $0.use <= name.use })
      else { continue }
      found.removeAll { $0.entry == Int(name.row) }
      found.append(GazetteerCandidate(entry: Int(name.row), use: name.use))
    }
    if found.count > 1 {
      let rank = { [self] (candidate: GazetteerCandidate) in
        (candidate.use, hasEnded(candidate.entry) ? 1 : 0, candidate.entry)
      }
      found.sort { rank($0) < rank($1) }
    }
    return found
  }

  /// Whether a stretch of a text is the name letter by letter.
  private func isWritten(_ name: NameIndex.Name, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    let place = Int(name.start)..<Int(name.start + name.count)
    if place.count == range.count { return table.text[place].elementsEqual(text[range]) }
    return false
  }
}
