import EntenteDocuments
import EntenteGraph

/// Finds out whom or what a cell or a list item names as a whole.
struct KeyCellReader: Sendable {
  /// What a cell names, and what it says of it.
  struct Reading: Sendable {
    var entities: [Entity] = []
    /// Whether the words beside the name say that it is over: "(suspended)".
    var isOver = false
    /// What the words beside the name say of a membership: "(observer)".
    var status: StructureVocabulary.MembershipStatus?
  }

  /// Which names of organizations are taken over though the gazetteer does not know them.
  enum Minting: Sendable {
    case nothing
    /// Those whose words say that they are: "… Federation", "Council of …".
    case bodies
    /// Those, and whatever is linked to a page of its own.
    case linkedNames
  }

  let document: Document
  let linker: Linker
  var vocabulary = StructureVocabulary.standard

  /// Reads a cell that names states, or states and organizations.
  func states(in range: Range<Int>, at date: PartialDate? = nil) -> Reading {
    var reading = Reading()
    let cues = remarks(in: range).flatMap { vocabulary.cues.matches(in: $0).map(\.meaning) }
    reading.isOver = cues.contains(.ends) && !cues.contains(.resumes)
    for line in lines(in: range) {
      if let entity = entity(in: line, expecting: ["State", "Organization"], at: date) {
        if !reading.entities.contains(where: { $0.id == entity.id }) {
          reading.entities.append(entity)
        }
      }
    }
    return reading
  }

  /// Reads a cell or an item that names an organization.
  ///
  /// `minting` says which names that the gazetteer does not know become organizations.
  func organization(in range: Range<Int>, minting: Minting) -> Reading {
    var reading = Reading()
    for words in remarks(in: range) {
      if let status = vocabulary.statuses.matches(in: words).first?.meaning {
        reading.status = status
        break
      }
    }
    guard let line = lines(in: range).first else { return reading }
    if isPossessive(line) {
      // "NATO's Partnership for Peace" is known as a whole or not at all.
      let name = document.words(name(in: line))
      if let known = linker.entity(named: name, expecting: ["Organization"]) {
        reading.entities = [known.entity]
      }
    } else if let entity = entity(in: line, expecting: ["Organization"], at: nil) {
      reading.entities = [entity]
    } else if minting != .nothing,
      let name = organizationName(in: line, anyLinked: minting == .linkedNames)
    {
      let kind: ClassName = "InternationalOrganization"
      reading.entities = [linker.organization(named: name, kind: kind, of: nil)]
    }
    return reading
  }

  /// Whether a line names something of somebody's: "NATO's …", with the possessive outside any link.
  private func isPossessive(_ line: Range<Int>) -> Bool {
    let words = FoldedWords(document.text, in: name(in: line))
    return zip(words.words, words.ranges).dropFirst().contains { word, range in
      word.isOne(of: .foldedPossessive) && document.text[range.lowerBound - 1] != UInt8(ascii: " ")
        && !document.links(in: line).contains {
          $0.range.lowerBound < range.lowerBound && range.upperBound <= $0.range.upperBound
        }
    }
  }

  /// The entity that a line names: by the name before its brackets, or as a whole.
  func entity(
    in line: Range<Int>, expecting classes: Set<ClassName>, at date: PartialDate?
  ) -> Entity? {
    let name = self.name(in: line)
    let link = document.links(in: line).first { $0.kind != .address }
    let whole = document.words(line)
    if let link, name.isEmpty || link.range.lowerBound < name.upperBound {
      let words = document.words(name.isEmpty ? link.range : name)
      if let found = linker.entity(
        named: words, linkTarget: link.target, expecting: classes, at: date)
      {
        return found.entity
      }
      let linked = document.words(link.range)
      if linked != words,
        let found = linker.entity(
          named: linked, linkTarget: link.target, expecting: classes, at: date)
      {
        return found.entity
      }
    }
    if let found = linker.entity(named: whole, expecting: classes, at: date) { return found.entity }
    guard !name.isEmpty, name != line else { return nil }
    return linker.entity(named: document.words(name), expecting: classes, at: date)?.entity
  }

  /// The name of an organization that the gazetteer does not know, `nil` where the words are no such
  /// name.
  ///
  /// "European Civil Aviation Conference" is one; "Full Membership" and "International Sports
  /// Organizations" are headings.
  private func organizationName(in line: Range<Int>, anyLinked: Bool) -> String? {
    var name = self.name(in: line)
    // "IPEEC – [[International Partnership …]]": the link is the name.
    let link = document.links(in: name).first { $0.kind == .page }
    if let link, link.range.count * 2 > name.count { name = link.range }
    let words = FoldedWords(document.text, in: name)
    guard words.words.count > 1, words.words.count < 16 else { return nil }
    guard !words.words.allSatisfy(vocabulary.plainWords.contains) else { return nil }
    // "NATO's …" is a description.
    guard !words.words.contains(where: { $0.isOne(of: .foldedPossessive) }) else { return nil }
    guard document.text[name.lowerBound] < 0x80 ? isCapital(document.text[name.lowerBound]) : true
    else { return nil }
    let last = words.words[words.words.count - 1]
    let isBody =
      vocabulary.bodyWords.contains(last)
      || zip(words.words, words.words.dropFirst()).contains { word, next in
        vocabulary.bodyWords.contains(word) && next.isOne(of: .bodyMarker)
      }
    return isBody || (anyLinked && link != nil) ? document.words(name) : nil
  }

  private func isCapital(_ byte: UInt8) -> Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte }

  /// The words before the first bracket, without spaces around them; empty where it begins with one.
  func name(in line: Range<Int>) -> Range<Int> {
    let end = document.text[line].firstIndex { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }
    return trimmed(line.lowerBound..<(end ?? line.upperBound))
  }

  /// The words in brackets, and those after a name that is followed by a dash or a comma.
  private func remarks(in range: Range<Int>) -> [FoldedWords] {
    Brackets(document.text, in: range).ranges.map { FoldedWords(document.text, in: $0) }
  }

  /// The lines of a cell that are not empty.
  func lines(in range: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    for position in range.lowerBound...range.upperBound
    where position == range.upperBound || document.text[position] == UInt8(ascii: "\n") {
      let line = trimmed(start..<position)
      if !line.isEmpty { lines.append(line) }
      start = position + 1
    }
    return lines
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, document.text[start] <= 0x20 { start += 1 }
    while end > start, document.text[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }
}
