/// Reads the line of a template into its parts.
struct PatternTemplateReader {
  /// The words of the line that could not be read, and why.
  struct Failure: Error {
    var message: String
    var word: Int
  }

  /// The words that templates have beside those of their language.
  private enum Keyword: String {
    case and, someone, be, to
  }

  private let words: [String]
  private var position = 0

  private init(_ words: [String]) { self.words = words }

  /// Reads `words`, the line without its keyword.
  static func read(
    _ words: [String], as shape: PatternTemplate.Shape
  ) throws(Failure) -> PatternTemplate {
    var reader = PatternTemplateReader(spaced(words))
    switch shape {
    case .clause, .copula: return try reader.readClause()
    case .noun: return try reader.readNoun()
    case .phrase: return try reader.readPhrase()
    }
  }

  private mutating func readPhrase() throws(Failure) -> PatternTemplate {
    var template = PatternTemplate(shape: .phrase, trigger: [], subject: try argument())
    if next != nil { template.apposed = try argument() }
    try expectEnd()
    return template
  }

  /// Sets commas and brackets apart from the words they touch.
  private static func spaced(_ words: [String]) -> [String] {
    words.flatMap { word in
      var parts: [String] = []
      var current = ""
      for character in word {
        if "(),".contains(character) {
          if !current.isEmpty { parts.append(current) }
          parts.append(String(character))
          current = ""
        } else {
          current.append(character)
        }
      }
      if !current.isEmpty { parts.append(current) }
      return parts
    }
  }

  private var next: String? { position < words.count ? words[position] : nil }

  private func failure(_ message: String) -> Failure {
    Failure(message: message, word: min(position, max(0, words.count - 1)))
  }

  private func isArgument(_ word: String?) -> Bool {
    guard let word, !word.isEmpty else { return false }
    return word.allSatisfy { ("A"..."Z").contains($0) }
  }

  private func isPreposition(_ word: String?) -> Bool {
    guard let word, word != "(" else { return false }
    return word.split(separator: "|").allSatisfy {
      String($0).replacing("_", with: " ").isOne(of: .preposition)
    }
  }

  private mutating func alternatives() throws(Failure) -> [String] {
    guard let word = next, word.allSatisfy({ !$0.isUppercase && !"(),".contains($0) }) else {
      throw failure("a word in small letters is expected here")
    }
    var found: [String] = []
    for part in word.split(separator: "|") {
      guard part.hasPrefix("@") else {
        found.append(String(part).replacing("_", with: " "))
        continue
      }
      let group = Vocabulary.standard.words(of: String(part.dropFirst()))
      guard !group.isEmpty else { throw failure("words.list has no group '\(part.dropFirst())'") }
      found += group
    }
    position += 1
    return found
  }

  private mutating func argument() throws(Failure) -> PatternTemplate.Slot {
    guard let word = next, isArgument(word) else {
      throw failure("an argument in capitals is expected here")
    }
    position += 1
    if next == Keyword.and.rawValue, position + 1 < words.count, isArgument(words[position + 1]) {
      let other = words[position + 1]
      position += 2
      return .pair(word, other)
    }
    return .argument(word)
  }

  private mutating func slot() throws(Failure) -> PatternTemplate.Slot {
    if isArgument(next) { return try argument() }
    let words = try alternatives()
    return .words(words, try complements())
  }

  private mutating func complements() throws(Failure) -> [PatternTemplate.Complement] {
    var complements: [PatternTemplate.Complement] = []
    while let word = next {
      if word == "(" {
        position += 1
        guard isPreposition(next) else { throw failure("a preposition is expected after '('") }
        var complement = try self.complement()
        guard next == ")" else { throw failure("')' is expected here") }
        position += 1
        complement.isOptional = true
        complements.append(complement)
      } else if isPreposition(word) {
        complements.append(try complement())
      } else {
        break
      }
    }
    return complements
  }

  private mutating func complement() throws(Failure) -> PatternTemplate.Complement {
    let prepositions = try alternatives()
    return .init(prepositions: prepositions, slot: try slot())
  }

  private mutating func readClause() throws(Failure) -> PatternTemplate {
    var subject: PatternTemplate.Slot?
    if next == Keyword.someone.rawValue { position += 1 } else { subject = try slot() }
    if next == Keyword.be.rawValue {
      position += 1
      let trigger = try alternatives()
      var template = PatternTemplate(shape: .copula, trigger: trigger, subject: subject)
      template.complements = try complements()
      try expectEnd()
      return template
    }
    var template = PatternTemplate(shape: .clause, trigger: [], subject: subject)
    var plain: Set<String> = []
    for verb in try alternatives() {
      let parts = verb.split(separator: "+").map(String.init)
      if !template.trigger.contains(parts[0]) { template.trigger.append(parts[0]) }
      if parts.count > 1 {
        template.particles[parts[0], default: []].insert(parts[1])
      } else {
        plain.insert(parts[0])
      }
    }
    for verb in plain { template.particles[verb] = nil }
    if next == Keyword.to.rawValue, position + 2 < words.count, !isArgument(words[position + 1]),
      isArgument(words[position + 2])
    {
      position += 1
      template.governor = template.trigger
      template.trigger = try alternatives()
    }
    if let word = next, word != "(", !isPreposition(word) { template.object = try slot() }
    if case .argument = template.object, let word = next, word != "(", !isPreposition(word) {
      template.predicate = try alternatives()
    }
    template.complements = try complements()
    // What follows the object's noun belongs to noun or verb: a reader of trees cannot be sure which.
    if case .words(let words, let complements) = template.object {
      template.object = .words(words, [])
      template.complements = complements + template.complements
    }
    try expectEnd()
    return template
  }

  private mutating func readNoun() throws(Failure) -> PatternTemplate {
    var template = PatternTemplate(shape: .noun, trigger: [])
    if let word = next, case let marker = Lexicon.standard.word(.possessiveMarker),
      word.hasSuffix(marker),
      case let owner = String(word.dropLast(marker.count)), isArgument(owner)
    {
      position += 1
      template.subject = .argument(owner)
    } else if isArgument(next) {
      let first = try argument()
      if next == "," {
        position += 1
        template.apposed = first
      } else {
        template.modifier = first
      }
    }
    template.trigger = try alternatives()
    template.complements = try complements()
    if next == "," { position += 1 }
    if isArgument(next) {
      guard template.apposed == nil else { throw failure("a second apposition") }
      template.apposed = try argument()
    }
    try expectEnd()
    return template
  }

  private func expectEnd() throws(Failure) {
    if let word = next { throw failure("'\(word)' is not expected here") }
  }
}
