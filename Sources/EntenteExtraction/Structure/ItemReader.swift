import EntenteDocuments
import EntenteGraph
import EntenteLanguage

/// Reads items of lists as statements about the subject of their page.
struct ItemReader: Sendable {
  /// What the items of a list are.
  struct Topic: Sendable {
    enum Kind: Sendable {
      case memberships
      case relations
      case formerRelations
      case withdrawnRecognitions
    }

    var kind: Kind
    /// Whether a sentence says so, and not a heading alone.
    var isAsserted: Bool

    /// `nil` for topics whose lists state nothing.
    init?(_ topic: EntenteExtraction.Topic, isAsserted: Bool) {
      switch topic {
      case .membership: kind = .memberships
      case .relations: kind = .relations
      case .formerRelations: kind = .formerRelations
      case .recognitionWithdrawn: kind = .withdrawnRecognitions
      default: return nil
      }
      self.isAsserted = isAsserted
    }
  }

  let document: Document
  let subject: Entity
  let linker: Linker
  let keys: KeyCellReader
  var dates = CellDates()
  var vocabulary = StructureVocabulary.standard

  /// The most words before the link of an item: "UN Office of the …".
  private static let longestPrefix = 4

  /// The longest item, in words, that is a name and not a sentence.
  private static let longestName = 14

  init(document: Document, subject: Entity, linker: Linker) {
    self.document = document
    self.subject = subject
    self.linker = linker
    keys = KeyCellReader(document: document, linker: linker)
  }

  /// Returns what an item states.
  func read(_ range: Range<Int>, topic: Topic, coverage: inout Coverage) -> [Finding] {
    switch topic.kind {
    case .memberships:
      let enumerated = enumeration(range, isAsserted: topic.isAsserted, coverage: &coverage)
      if !enumerated.isEmpty { return enumerated }
      let membership = membership(range, isAsserted: topic.isAsserted)
      if !membership.isKnown { coverage.passOver("list item that names no organization known") }
      return membership.finding.map { [$0] } ?? []
    case .relations, .formerRelations, .withdrawnRecognitions:
      guard let finding = relation(range, kind: topic.kind) else {
        coverage.passOver("list item that is no dated state")
        return []
      }
      return [finding]
    }
  }

  /// Returns the memberships that a line enumerates, none where it is no enumeration of
  /// organizations.
  func enumeration(
    _ range: Range<Int>, isAsserted: Bool, coverage: inout Coverage
  ) -> [Finding] {
    let enumeration = Enumeration(range, in: document)
    guard enumeration.parts.count > 3 else { return [] }
    let leadIn = FoldedWords(document.text, in: enumeration.leadIn)
    let tellsMembership = leadIn.words.contains {
      $0.hasPrefix(Lexicon.standard.word(.member)) || $0.isOne(of: .belonging)
    }
    if !leadIn.words.isEmpty, leadIn.words.count > 5, !tellsMembership { return [] }
    let found = enumeration.parts.map { membership($0, isAsserted: isAsserted || tellsMembership) }
    return enumerated(found, coverage: &coverage)
  }

  /// What most parts of an enumeration tell of, where most of them name organizations.
  func enumerated(_ found: [Membership], coverage: inout Coverage) -> [Finding] {
    let known = found.filter(\.isKnown).count
    guard known * 10 >= found.count * 6, found[0].isKnown || known * 10 >= found.count * 8 else {
      return []
    }
    coverage.count("enumerated names", found.count)
    coverage.passOver("enumerated name that is not known", found.count - known)
    return found.compactMap(\.finding)
  }

  /// What a name with remarks tells of: "African Union (observer)".
  struct Membership {
    /// Whether the words name an organization, even where the remarks tell of no membership.
    var isKnown = false
    var finding: Finding?
  }

  func membership(_ range: Range<Int>, isAsserted: Bool) -> Membership {
    guard isName(range) else { return Membership() }
    let isLinked = !document.links(in: range).isEmpty
    let reading = keys.organization(in: range, minting: isLinked ? .bodies : .nothing)
    guard let organization = reading.entities.first, organization.id != subject.id else {
      return Membership()
    }
    var finding = Finding(
      subject: subject, relation: "memberOf", object: .entity(organization),
      status: isAsserted ? .asserted : .listed, range: range, rule: "list.membership")
    if vocabulary.isOperation(organization.label) { finding.relation = "participatesIn" }
    if let remark = reading.status {
      guard let relation = remark.relation else { return Membership(isKnown: true) }
      finding.relation = relation
      if let status = remark.status { finding.status = status }
    }
    let found = dates.dates(in: range, of: document)
    if found.count == 1, let date = found.first {
      let name = keys.name(in: range)
      let between = FoldedWords(
        document.text,
        in: min(
          name.upperBound, date.range.lowerBound)..<max(name.upperBound, date.range.lowerBound))
      if between.words.count < 4 {
        finding.interval.start = date.date
        if finding.status == .listed { finding.status = .asserted }
      }
    }
    return Membership(isKnown: true, finding: finding)
  }

  /// A state with the date that its item gives: "Tuvalu – March 2014".
  private func relation(_ range: Range<Int>, kind: Topic.Kind) -> Finding? {
    let found = dates.dates(in: range, of: document)
    guard let first = found.first else { return nil }
    let head = range.lowerBound..<first.range.lowerBound
    guard FoldedWords(document.text, in: head).words.count < 8 else { return nil }
    let name = trimmedName(head)
    guard !name.isEmpty,
      let state = keys.entity(in: name, expecting: ["State"], at: first.date),
      state.id != subject.id
    else { return nil }
    var finding = Finding(
      subject: subject, relation: "diplomaticRelationsWith", object: .entity(state), range: range,
      rule: "list.relations")
    switch kind {
    case .memberships: return nil
    case .withdrawnRecognitions:
      finding.subject = state
      finding.relation = "recognizes"
      finding.object = .entity(subject)
      finding.rule = "list.recognition"
      finding.interval.end = first.date
      finding.status = .ended
    case .relations, .formerRelations:
      let timeline = CellTimeline(document.text, in: range, dates: found)
      guard let spell = timeline.spells.last, FoldedWords(document.text, in: range).words.count < 20
      else { return nil }
      finding.interval = Interval(start: spell.start, end: spell.end)
      finding.status = spell.isOver || kind == .formerRelations ? .ended : .asserted
    }
    return finding
  }

  /// The words before a dash, a colon or a bracket at the end.
  func trimmedName(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound {
      let byte = document.text[end - 1]
      let isDash = end - range.lowerBound > 2 && document.text[end - 3] == 0xE2 && byte >= 0x80
      if isDash {
        end -= 3
      } else if byte <= 0x20
        || [UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ",")].contains(
          byte)
      {
        end -= 1
      } else {
        break
      }
    }
    return range.lowerBound..<end
  }

  /// Whether an item is a name with remarks rather than a sentence.
  private func isName(_ range: Range<Int>) -> Bool {
    let name = keys.name(in: range)
    let words = FoldedWords(document.text, in: name.isEmpty ? range : name)
    guard !words.words.isEmpty, words.words.count <= Self.longestName else { return false }
    if words.words.contains(where: vocabulary.verbs.contains) { return false }
    // A link far into the words is what they speak of, not what they name.
    guard let link = document.links(in: range).first(where: { $0.kind != .address }) else {
      return true
    }
    let before = words.ranges.prefix { $0.upperBound <= link.range.lowerBound }
    return before.count <= Self.longestPrefix
  }
}
