internal import EntenteGraph
internal import EntenteKnowledge

/// The words that decide how a clause is meant, and the terms that count as one word:
/// `Ontology/patterns/words.list`.
///
/// A line of the file is `group: word, word, …`; an entry may be of several words.
package final class Vocabulary: Sendable {
  /// The vocabulary that is compiled in.
  package static let standard = Vocabulary(
    EmbeddedFile.named("patterns/words.list")?.contents ?? [])

  private let groups: [String: Set<String>]
  /// The class of mission that a noun names, by its singular.
  let missions: [String: ClassName]
  private let missionPlurals: [String: ClassName]
  /// The terms of several words, by their first word: the words, and what stands for them all.
  let terms: Terms
  /// The dictionary form of an irregular form.
  private let irregular: [String: [String]]
  /// The places that the abbreviations after a legislator's party stand for.
  let constituencies: [String: String]
  /// The names of parties by the letters after a legislator's name.
  let partyLetters: [String: String]
  /// The state whose legislators are listed with such letters.
  let rosterState: String

  private let numbers: [String: Int]
  /// What words of a group stand for: "liberal" for "liberalism".
  private let labels: [String: [String: String]]
  /// The words of patterns that a word as written may be a form of; see ``bases(of:)``.
  private let bases: [String: [String]]

  typealias Terms = [String: [(words: [String], lemma: String)]]

  /// The groups whose lines the file's reader knows.
  private enum Keyword: String {
    case mission, irregular, constituency, number, roster, party, term, position, occupation, staff

    /// Whether an entry of several words counts as one.
    var isOfTerms: Bool {
      [.mission, .term, .position, .occupation, .staff].contains(self)
    }
  }

  init(_ contents: [UInt8]) {
    var groups: [String: Set<String>] = [:]
    var missions: [String: ClassName] = [:]
    var missionPlurals: [String: ClassName] = [:]
    var terms: Terms = [:]
    var irregular: [String: [String]] = [:]
    var constituencies: [String: String] = [:]
    var partyLetters: [String: String] = [:]
    var rosterState = ""
    var numbers: [String: Int] = [:]
    var labels: [String: [String: String]] = [:]
    for line in String(decoding: contents, as: UTF8.self).split(separator: "\n") {
      guard !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { continue }
      let head = line[..<colon].split(separator: " ").map(String.init)
      let entries = line[line.index(after: colon)...].split(separator: ",").map {
        $0.split(separator: " ").joined(separator: " ")
      }
      guard let group = head.first else { continue }
      switch (Keyword(rawValue: group), head.count) {
      case (.mission, 2):
        for entry in entries {
          missions[entry] = ClassName(rawValue: head[1])
          missionPlurals[Self.plural(entry)] = missions[entry]
        }
      case (.irregular, 2): irregular[head[1], default: []] += entries
      case (.constituency, 2): constituencies[head[1]] = entries.first
      case (.number, 2):
        for entry in entries { numbers[entry] = Int(head[1]) }
      case (.roster, 1): rosterState = entries.first ?? ""
      case (.party, 2): partyLetters[head[1]] = entries.first
      case (_, 2):
        let label = head[1].replacing("_", with: " ")
        for entry in entries + [label] { labels[group, default: [:]][entry] = label }
        for entry in entries { Self.addTerm(entry, to: &terms) }
      default: groups[group, default: []].formUnion(entries)
      }
      if Keyword(rawValue: group)?.isOfTerms ?? false {
        for entry in entries { Self.addTerm(entry, to: &terms) }
      }
    }
    self.groups = groups
    self.missions = missions
    self.missionPlurals = missionPlurals
    self.terms = terms
    self.irregular = irregular
    self.constituencies = constituencies
    self.partyLetters = partyLetters
    self.rosterState = rosterState
    self.numbers = numbers
    self.labels = labels
    bases = [:]
  }

  /// A vocabulary with the words of patterns: `phrases` count as one word, and of `words` the forms are known.
  init(_ standard: Vocabulary, phrases: [String], words: Set<String>) {
    groups = standard.groups
    missions = standard.missions
    missionPlurals = standard.missionPlurals
    irregular = standard.irregular
    constituencies = standard.constituencies
    partyLetters = standard.partyLetters
    rosterState = standard.rosterState
    numbers = standard.numbers
    labels = standard.labels
    var terms = standard.terms
    for phrase in phrases { Self.addTerm(phrase, to: &terms) }
    var bases: [String: [String]] = [:]
    for word in words {
      for form in standard.forms(of: word) { bases[form, default: []].append(word) }
    }
    self.terms = terms
    self.bases = bases
  }

  /// The words of patterns of which a word as written may be a form, in no order.
  func bases(of word: String) -> [String] { bases[word] ?? [] }

  /// The groups with their words, by their names.
  var named: [(name: String, words: [String])] {
    groups.keys.sorted().map { ($0, words(of: $0)) }
  }

  /// The class of mission that a word names, in the singular or the plural.
  func missionClass(_ node: SentenceNode) -> ClassName? {
    missions[node.lemma] ?? missions[node.word] ?? missionPlurals[node.word]
  }

  /// Whether a word is one for missions, in the singular or the plural.
  func isMission(_ node: SentenceNode) -> Bool { missionClass(node) != nil }

  /// The words of a group, in order.
  func words(of group: String) -> [String] { groups[group]?.sorted() ?? [] }

  /// Whether a group's words stand for something: a line `group label: word, word`.
  func hasLabels(_ group: String) -> Bool { labels[group] != nil }

  /// What a word of a group stands for.
  func label(_ group: String, of word: String) -> String? { labels[group]?[word] }

  /// The number that a word names, in letters or digits.
  func number(_ word: String) -> Int? {
    if let number = numbers[word] { return number }
    guard let first = word.utf8.first, first < UInt8(ascii: ":") || first > 0x7F else { return nil }
    return Int(word.filter { $0 != "," })
  }

  /// Makes several words count as one, in the singular and the plural.
  private static func addTerm(_ term: String, to terms: inout Terms) {
    let words = term.split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
    guard words.count > 1, let first = words.first, let last = words.last else { return }
    add(words, for: term, to: &terms)
    add(words.dropLast() + [plural(last)], for: term, to: &terms)
    add([plural(first)] + words.dropFirst(), for: term, to: &terms)
  }

  private static func add(_ words: [String], for lemma: String, to terms: inout Terms) {
    guard !terms[words[0], default: []].contains(where: { $0.words == words }) else { return }
    terms[words[0], default: []].append((words, lemma))
    // Longer terms come first: "honorary consulate general" before "honorary consulate".
    terms[words[0]]?.sort { $0.words.count > $1.words.count }
  }

  /// The forms of a word: as a verb and as a noun.
  func forms(of word: String) -> [String] {
    let inflections = Inflections.standard
    if let irregular = irregular[word] { return [word, Self.plural(word)] + irregular }
    return [word] + Inflections.Form.allCases.compactMap { inflections.form($0, of: word) }
  }

  private static func plural(_ word: String) -> String {
    Inflections.standard.form(.plural, of: word) ?? word
  }
}
