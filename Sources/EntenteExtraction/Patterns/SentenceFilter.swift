internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology
internal import Synchronization

/// Tells from the forms of its words, before any analysis, that a sentence can match no pattern.
///
/// Every template needs words: the ones that it begins with, the noun of its object, prepositions,
/// the noun of a mission or a treaty, somebody's name. A word of the text may stand for one of them by its form, by any lemma that
/// any tag could give it, or as part of a term of several words. A sentence that lacks a needed word
/// of every template is read by none, so that what is turned away changes nothing in the graph.
struct SentenceFilter: Sendable {
  /// The needs that a word can meet.
  private let needsMet: [String: [UInt16]]
  /// The terms of several words that can meet a need, by their first word.
  private let terms: [String: [Term]]
  /// For each template the needs that must be met.
  private let templates: [[UInt16]]
  private let needCount: Int
  /// The need of somebody's name, which no word meets.
  private let person: Int
  /// The need of a predicate that tells an event.
  private let deed: Int
  private let analyzer: LanguageAnalyzer
  private let forms = FormCache()

  private struct Term: Sendable {
    var words: [String]
    var needs: [UInt16]
  }

  init(library: PatternLibrary, linker: Linker, analyzer: LanguageAnalyzer) {
    var builder = Builder(library: library, linker: linker)
    for pattern in library.patterns {
      for template in pattern.templates { builder.add(template, of: pattern) }
    }
    let deed = builder.need(ofAny: FrameLexicon.standard.predicates)
    var needsMet: [String: [UInt16]] = [:]
    var terms: [String: [Term]] = [:]
    func add(_ words: [String], _ needs: [UInt16]) {
      guard let first = words.first, !needs.isEmpty else { return }
      terms[first, default: []].append(Term(words: words, needs: needs))
    }
    let needsByKey = builder.needsByKey
    for (key, needs) in needsByKey {
      if key.contains(" ") {
        add(key.split(separator: " ").map(String.init), needs)
      } else {
        needsMet[key] = needs
      }
    }
    for known in library.vocabulary.terms.values.joined() {
      add(known.words, needsByKey[known.lemma] ?? [])
    }
    self.needsMet = needsMet
    self.terms = terms
    templates = builder.templates
    needCount = builder.needs.count
    person = Int(builder.person)
    self.deed = Int(deed)
    self.analyzer = analyzer
  }

  /// Whether a sentence, of which only the words are known, could match a pattern; whether it may name
  /// somebody is asked only where that decides.
  func admits(
    _ sentence: Sentence, of text: [UInt8], namesPerson: @autoclosure () -> Bool
  ) -> Bool {
    var met = [Bool](repeating: false, count: needCount)
    for index in sentence.tokens.indices {
      let form = form(of: sentence.tokens[index].range, in: text)
      for need in form.needs { met[Int(need)] = true }
      if form.beginsTerm { meet(termsAt: index, of: sentence, in: text, &met) }
    }
    if templates.contains(where: { $0.allSatisfy { met[Int($0)] } }) { return true }
    // Nobody is told to do anything where nothing has a name.
    if met[deed], Self.namesAnything(sentence, of: text) { return true }
    met[person] = true
    return templates.contains { $0.allSatisfy { met[Int($0)] } } && namesPerson()
  }

  /// Whether a word behind the first one begins with a capital, or with a letter that is not ASCII.
  static func namesAnything(_ sentence: Sentence, of text: [UInt8]) -> Bool {
    sentence.tokens.dropFirst().contains { token in
      let first = text[token.range.lowerBound]
      return 0x41...0x5A ~= first || first > 0x7F
    }
  }

  /// What a word can do, whatever its tag turns out to be.
  private func form(of range: Range<Int>, in text: [UInt8]) -> Form {
    let key = Hash.bytes(text[range])
    if let known = forms[key] { return known }
    let word = SentenceGraph.smallLetters(text[range])
    var needs = Set(needsMet[word] ?? [])
    for lemma in analyzer.possibleLemmas(of: range, in: text) {
      needs.formUnion(needsMet[SentenceGraph.smallLetters(Array(lemma.utf8)[...])] ?? [])
    }
    let form = Form(needs: needs.sorted(), beginsTerm: terms[word] != nil)
    forms[key] = form
    return form
  }

  private func meet(
    termsAt start: Int, of sentence: Sentence, in text: [UInt8], _ met: inout [Bool]
  ) {
    func word(_ index: Int) -> String {
      SentenceGraph.smallLetters(text[sentence.tokens[index].range])
    }
    for term in terms[word(start)] ?? [] {
      var index = start + 1
      var matched = 1
      while matched < term.words.count, index < sentence.tokens.count {
        let word = word(index)
        if word == term.words[matched] {
          matched += 1
        } else if word != "-" && word != "‑" && word != "–" {
          break
        }
        index += 1
      }
      if matched == term.words.count { for need in term.needs { met[Int(need)] = true } }
    }
  }

  /// A form of a word, once it was looked up.
  private struct Form: Sendable {
    var needs: [UInt16]
    var beginsTerm: Bool
  }

  /// The forms that texts held so far, by the hash of their bytes. Any task may share it.
  private final class FormCache: Sendable {
    private let forms = Mutex<[UInt64: Form]>([:])
    /// Names make for ever new forms; beyond so many, all are forgotten.
    private static let limit = 1 << 16

    subscript(_ key: UInt64) -> Form? {
      get { forms.withLock { $0[key] } }
      set {
        forms.withLock { forms in
          if forms.count >= Self.limit { forms.removeAll(keepingCapacity: true) }
          forms[key] = newValue
        }
      }
    }
  }
}

/// Collects what templates need.
private struct Builder {
  let library: PatternLibrary
  let linker: Linker
  /// The keys of which one must be there, for each need.
  private(set) var needs: [[String]] = []
  private(set) var templates: [[UInt16]] = []
  private var numbers: [[String]: UInt16] = [:]
  /// The words for missions, unless the gazetteer knows some by name.
  private let missionWords: [String]?
  /// The nouns that name a treaty, unless the gazetteer knows some by name.
  private let treatyWords: [String]?
  private(set) var person: UInt16 = 0

  init(library: PatternLibrary, linker: Linker) {
    self.library = library
    self.linker = linker
    func knows(_ kind: ClassName) -> Bool {
      (0..<linker.gazetteer.count).contains {
        linker.ontology.isSubclass(linker.gazetteer.kind(at: $0), of: kind)
      }
    }
    let vocabulary = library.vocabulary
    missionWords =
      knows("DiplomaticMission")
      ? nil
      : vocabulary.missions.keys.flatMap {
        vocabulary.forms(of: $0) + [$0 + Lexicon.standard.word(.pluralEnding)]
      }
    treatyWords =
      knows("Treaty")
      ? nil : Lexicon.standard.words(.treaty).flatMap { vocabulary.forms(of: $0) }
    person = need([" a person"])
  }

  /// The needs that each key meets.
  var needsByKey: [String: [UInt16]] {
    var found: [String: [UInt16]] = [:]
    for (number, keys) in needs.enumerated() {
      for key in keys { found[key, default: []].append(UInt16(number)) }
    }
    return found
  }

  mutating func add(_ template: PatternTemplate, of pattern: Pattern) {
    var needed: Set<UInt16> = [need(forms(of: template.trigger))]
    if !template.governor.isEmpty { needed.insert(need(forms(of: template.governor))) }
    for slot in [template.subject, template.object, template.apposed, template.modifier] {
      add(slot, of: pattern, to: &needed)
    }
    add(template.complements, of: pattern, to: &needed)
    templates.append(needed.sorted())
  }

  /// The need that any form of some words meets.
  mutating func need(ofAny words: [String]) -> UInt16 { need(forms(of: words)) }

  private mutating func add(
    _ slot: PatternTemplate.Slot?, of pattern: Pattern, to needed: inout Set<UInt16>
  ) {
    switch slot {
    case .words(let words, let complements):
      needed.insert(need(forms(of: words)))
      add(complements, of: pattern, to: &needed)
    case .argument(let name):
      guard let argument = pattern.argument(name), argument.isInWords, !argument.isShared
      else { return }
      func isOnly(_ kind: ClassName) -> Bool {
        !argument.classes.isEmpty
          && argument.classes.allSatisfy { linker.ontology.isSubclass($0, of: kind) }
      }
      if isOnly("Person") { needed.insert(person) }
      if let missionWords, isOnly("DiplomaticMission") { needed.insert(need(missionWords)) }
      if let treatyWords, isOnly("Treaty") { needed.insert(need(treatyWords)) }
    case .pair, nil: break
    }
  }

  private mutating func add(
    _ complements: [PatternTemplate.Complement], of pattern: Pattern,
    to needed: inout Set<UInt16>
  ) {
    for complement in complements where !complement.isOptional {
      if case .argument(let name) = complement.slot {
        if pattern.argument(name)?.isShared ?? true { continue }
        // "Montenegro's independence" for "independence of Montenegro".
        let mayStandBefore = complement.prepositions.contains { $0.isOne(of: .ownerMarker) }
        if !mayStandBefore { needed.insert(need(complement.prepositions)) }
      } else {
        needed.insert(need(complement.prepositions))
      }
      add(complement.slot, of: pattern, to: &needed)
    }
  }

  private func forms(of words: [String]) -> [String] {
    words.flatMap { [$0] + library.vocabulary.forms(of: $0) }
  }

  private mutating func need(_ keys: [String]) -> UInt16 {
    let keys = Set(keys).sorted()
    if let known = numbers[keys] { return known }
    let number = UInt16(needs.count)
    needs.append(keys)
    numbers[keys] = number
    return number
  }
}
