internal import EntenteDocuments
internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// One sentence on its way to its mentions.
struct MentionScan {
  var sentence: Sentence
  let linker: Linker
  let text: [UInt8]
  /// What the document is called in identifiers.
  let document: String
  let links: ArraySlice<Link>
  /// What the page is about.
  let subject: Entity?
  /// What the place in the page is about beside it.
  let counterpart: Entity?
  var memory: DiscourseMemory
  var mentions: [Mention] = []
  /// For each token the mention that covers it, -1 where none does.
  var covered: [Int]
  /// The tokens in lower case without diacritics.
  private let words: [String]
  private let classes: [WordClasses]
  /// Whether the tagger has seen the sentence.
  let isTagged: Bool
  /// Whether the sentence has a tree.
  let isParsed: Bool

  init(
    sentence: Sentence, passage: Passage, context: borrowing DocumentContext, linker: Linker,
    memory: consuming DiscourseMemory
  ) {
    self.sentence = sentence
    self.linker = linker
    self.memory = memory
    text = context.document.text
    document = context.document.id
    links = context.document.links(in: sentence.range)
    subject = context.subject
    counterpart = passage.counterpart ?? context.counterpart(of: passage.section)
    covered = Array(repeating: -1, count: sentence.tokens.count)
    let text = text
    words = sentence.tokens.map { Self.fold(text[$0.range]) }
    classes = words.map { word in
      // "Dr.", "Gen." as "Dr", "Gen".
      Lexicon.standard.classes(
        ofAbbreviation: word.hasSuffix(".") && word.count > 2 ? String(word.dropLast()) : word)
    }
    isTagged = sentence.tokens.contains { $0.tag != .other }
    isParsed = isTagged && sentence.tokens.count > 1 && sentence.root != nil
  }

  var tokens: [Token] { sentence.tokens }

  /// What the text spoke of, the nearest first, as places of the gazetteer.
  var near: [Int] {
    [counterpart, subject].compactMap { $0.flatMap { linker.gazetteer.place(of: $0.id) } }
      + memory.places.reversed()
  }

  // MARK: Mentions

  /// Adds a mention, unless words of it are taken already.
  @discardableResult
  mutating func add(
    _ range: Range<Int>, _ entity: Entity, _ form: Mention.Form, _ reason: String
  ) -> Bool {
    let covering = tokenIndices(of: range)
    guard !covering.isEmpty, covering.allSatisfy({ covered[$0] < 0 }) else { return false }
    for index in covering { covered[index] = mentions.count }
    mentions.append(Mention(range: range, entity: entity, form: form, reason: reason))
    return true
  }

  /// The mention that covers a token.
  func mention(at index: Int) -> Mention? {
    covered.indices.contains(index) && covered[index] >= 0 ? mentions[covered[index]] : nil
  }

  // MARK: Words

  /// The tokens that overlap a range of the text.
  func tokenIndices(of range: Range<Int>) -> Range<Int> {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.upperBound <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < tokens.count, tokens[end].range.lowerBound < range.upperBound { end += 1 }
    return low..<end
  }

  /// The range of the text that tokens cover.
  func range(of indices: Range<Int>) -> Range<Int> {
    tokens[indices.lowerBound].range.lowerBound..<tokens[indices.upperBound - 1].range.upperBound
  }

  /// A token's word in lower case without diacritics, empty beyond the sentence.
  func word(_ index: Int) -> String { words.indices.contains(index) ? words[index] : "" }

  /// Whether a token belongs to a class of words.
  func has(_ item: WordClass, _ index: Int) -> Bool {
    classes.indices.contains(index) && classes[index].contains(item)
  }

  /// Whether a token belongs to one of these classes of words.
  func has(_ items: WordClasses, _ index: Int) -> Bool {
    classes.indices.contains(index) && !classes[index].isDisjoint(with: items)
  }

  private static func fold(_ word: ArraySlice<UInt8>) -> String {
    if word.allSatisfy({ $0 < 0x80 }) {
      guard word.contains(where: { 0x41...0x5A ~= $0 }) else {
        return String(decoding: word, as: UTF8.self)
      }
      return String(decoding: word.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
    var folded: [UInt8] = []
    Folding.fold(word, into: &folded)
    return String(decoding: folded, as: UTF8.self)
  }

  /// A token's word as it is written.
  func spelled(_ index: Int) -> String { words(of: tokens[index].range) }

  /// The words of a range of the text.
  func words(of range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// Whether a token begins with a capital letter.
  func isCapitalized(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    let first = text[tokens[index].range.lowerBound]
    if first < 0x80 { return 0x41...0x5A ~= first }
    let letter = words(of: tokens[index].range).unicodeScalars.first
    return letter?.properties.isUppercase ?? false
  }

  /// Whether only a space, or nothing, parts two neighbouring tokens.
  func adjoins(_ index: Int, _ next: Int) -> Bool {
    guard tokens.indices.contains(index), tokens.indices.contains(next) else { return false }
    let gap = tokens[index].range.upperBound..<tokens[next].range.lowerBound
    return gap.count <= 2 && text[gap].allSatisfy { $0 == 0x20 || $0 >= 0x80 }
  }

  func isActor(_ entity: Entity) -> Bool {
    linker.ontology.isSubclass(entity.kind, of: "State")
      || linker.ontology.isSubclass(entity.kind, of: "Organization")
  }

  func isState(_ entity: Entity) -> Bool { linker.ontology.isSubclass(entity.kind, of: "State") }

  /// The year that the sentence names last before a token, or else first after it, or else the one
  /// of the text around it.
  func year(at index: Int) -> Int? {
    let before = (0..<min(index, tokens.count)).reversed().lazy.compactMap(yearNamed).first
    return before ?? (min(index, tokens.count)..<tokens.count).lazy.compactMap(yearNamed).first
      ?? memory.year
  }

  private func yearNamed(by index: Int) -> Int? {
    let range = tokens[index].range
    guard range.count == 4 else { return nil }
    var year = 0
    for byte in text[range] {
      guard 0x30...0x39 ~= byte else { return nil }
      year = year * 10 + Int(byte - 0x30)
    }
    return 1000...2100 ~= year ? year : nil
  }

  // MARK: Afterwards

  /// Remembers what the sentence named, for those that follow.
  mutating func remember() {
    for mention in mentions where isActor(mention.entity) {
      if mention.entity.kind == "Legislature" {
        memory.organs[Lexicon.standard.word(.parliament)] = mention.entity
      }
      if let place = linker.gazetteer.place(of: mention.entity.id) { memory.remember(place) }
      if isState(mention.entity), mention.form != .reference,
        !memory.passageStates.contains(where: { $0.id == mention.entity.id })
      {
        memory.passageStates.append(mention.entity)
      }
      if mention.entity.kind == "InternationalOrganization",
        !memory.passageOrganizations.contains(where: { $0.id == mention.entity.id })
      {
        memory.passageOrganizations.append(mention.entity)
      }
    }
    memory.state =
      mentions.filter { isState($0.entity) && $0.form != .adjective }
      .max { $0.range.lowerBound < $1.range.lowerBound }?.entity ?? memory.state
    if let subject = sentenceSubject() { memory.subject = subject }
    rememberPerson()
  }

  /// Remembers of whom the sentence spoke: its first subject that is a person, or its only person.
  private mutating func rememberPerson() {
    let persons = mentions.filter { $0.entity.kind == "Person" }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    guard let first = persons.first else { return }
    let subject = persons.first { mention in
      tokenIndices(of: mention.range).contains {
        [.nominalSubject, .passiveSubject].contains(tokens[$0].relation)
      }
    }
    let isOnlyOne = persons.allSatisfy { $0.entity.id == first.entity.id }
    memory.personSubject = subject?.entity ?? (isOnlyOne ? first.entity : nil)
  }

  /// The state or organization that is the subject of the sentence, or that its subject belongs to.
  private func sentenceSubject() -> Entity? {
    let actors = mentions.filter { isActor($0.entity) && $0.form != .adjective }
    guard isParsed, let root = sentence.root else {
      return actors.min { $0.range.lowerBound < $1.range.lowerBound }?.entity
    }
    for index in tokens.indices
    where tokens[index].head == root
      && [.nominalSubject, .passiveSubject].contains(tokens[index].relation)
    {
      if let mention = mention(at: index), isActor(mention.entity) { return mention.entity }
      let owner = tokens.indices.first {
        tokens[$0].head == index && tokens[$0].relation == .possessiveModifier
      }
      if let owner, let mention = mention(at: owner), isActor(mention.entity) {
        return mention.entity
      }
      return nil
    }
    return nil
  }
}
