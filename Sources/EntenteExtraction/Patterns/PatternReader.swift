package import EntenteDocuments
internal import EntenteGraph
package import EntenteOntology

/// Reads the files of the pattern language and says where one is wrong.
///
///     relation recognizes
///
///     pattern verb
///       clause A recognise|recognize B
///       where A is State or Organization
///       where B is State
///       says A recognizes B
///       time date
///       example France recognised Kosovo on 18 February 2008.
///         = France recognizes Kosovo; date 2008-02-18
///       near miss France recognised the need for reform.
///
/// What stands before the first `pattern` holds for every pattern that does not say otherwise. A line
/// that begins with `#` is for people. All errors of a file are found, not the first alone.
package struct PatternReader {
  private let path: String
  private let ontology: Ontology
  private var relation: RelationName?
  private var defaults = Pattern(rule: "", path: "", line: 0)
  private var patterns: [Pattern] = []
  private var diagnostics: [Diagnostic] = []
  private var line = 0
  /// The column of each word of the line, from 1.
  private var columns: [Int] = []

  private init(path: String, ontology: Ontology) {
    self.path = path
    self.ontology = ontology
  }

  /// Returns the patterns of a file, or what is wrong in it.
  package static func read(
    _ contents: [UInt8], path: String, ontology: Ontology
  ) -> (file: PatternFile?, diagnostics: [Diagnostic]) {
    var reader = PatternReader(path: path, ontology: ontology)
    let text = String(decoding: contents, as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      reader.line += 1
      reader.read(line.hasSuffix("\r") ? line.dropLast() : line)
    }
    reader.finish()
    guard reader.diagnostics.isEmpty, let relation = reader.relation else {
      return (nil, reader.diagnostics)
    }
    return (PatternFile(path: path, relation: relation, patterns: reader.patterns), [])
  }

  private mutating func fail(_ message: String, word: Int = 0, line: Int? = nil) {
    diagnostics.append(
      Diagnostic(
        path: path, line: line ?? self.line,
        column: columns.indices.contains(word) ? columns[word] : 1, message: message))
  }

  /// The words of the pattern language.
  private enum Keyword: String {
    case relation, pattern, clause, noun, phrase, `where`, says, time, status, lasting, deed,
      example, near, miss
    case expectation = "="
    case `is`, or, shared, subject, counterpart, not, word, of, between, sent, by, with
    case place, host, sender, nation
  }

  private mutating func read(_ text: Substring) {
    var words: [String] = []
    columns = []
    var column = 1
    for part in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !part.isEmpty {
        words.append(String(part))
        columns.append(column)
      }
      column += part.unicodeScalars.count + 1
    }
    guard let keyword = words.first, !keyword.hasPrefix("#") else { return }
    let rest = Array(words.dropFirst())
    switch Keyword(rawValue: keyword) {
    case .relation: readRelation(rest)
    case .pattern: readPattern(rest)
    case .clause: readTemplate(rest, as: .clause)
    case .noun: readTemplate(rest, as: .noun)
    case .phrase: readTemplate(rest, as: .phrase)
    case .where: readArgument(rest)
    case .says: readStatement(rest)
    case .time: readTime(rest)
    case .status: readStatus(rest)
    case .lasting where rest.isEmpty: change { $0.isLasting = true }
    case .deed where rest.isEmpty: change { $0.isDeed = true }
    case .example: readExample(rest, isNearMiss: false)
    case .near where rest.first == Keyword.miss.rawValue:
      readExample(Array(rest.dropFirst()), isNearMiss: true)
    case .expectation: readExpectation(rest)
    default:
      fail(
        "'\(keyword)' begins no line of a pattern; expected relation, pattern, clause, noun, phrase, where, "
          + "says, time, status, lasting, deed, example, near miss or =")
    }
  }

  /// Changes the pattern that is being read, or the defaults before the first one.
  private mutating func change(_ body: (inout Pattern) -> Void) {
    if patterns.isEmpty { body(&defaults) } else { body(&patterns[patterns.count - 1]) }
  }

  private var current: Pattern { patterns.last ?? defaults }

  private mutating func readRelation(_ words: [String]) {
    guard words.count == 1 else { return fail("one relation is expected after 'relation'") }
    guard relation == nil else { return fail("a file tells of one relation", word: 1) }
    let name = RelationName(rawValue: words[0])
    guard isKnown(name) else { return fail("the ontology has no relation '\(name)'", word: 1) }
    relation = name
  }

  private func isKnown(_ relation: RelationName) -> Bool {
    if let kind = relation.eventKind { return ontology.eventClass(ofKind: kind) != nil }
    return ontology.relationNamed(relation) != nil
  }

  private mutating func readPattern(_ words: [String]) {
    guard let relation else { return fail("'relation' must come before the first pattern") }
    guard words.count == 1 else { return fail("one name is expected after 'pattern'") }
    let rule = "\(relation).\(words[0])"
    guard !patterns.contains(where: { $0.rule == rule }) else {
      return fail("there is another pattern '\(words[0])' in this file", word: 1)
    }
    patterns.append(Pattern(rule: rule, path: path, line: line))
    patterns[patterns.count - 1].time = defaults.time
    patterns[patterns.count - 1].status = defaults.status
    patterns[patterns.count - 1].isLasting = defaults.isLasting
    patterns[patterns.count - 1].isDeed = defaults.isDeed
  }

  private mutating func readTemplate(_ words: [String], as shape: PatternTemplate.Shape) {
    guard !patterns.isEmpty else { return fail("'pattern' must come before its words") }
    do {
      let template = try PatternTemplateReader.read(words, as: shape)
      patterns[patterns.count - 1].templates.append(template)
    } catch {
      fail(error.message, word: min(error.word + 1, words.count))
    }
  }

  private mutating func readArgument(_ words: [String]) {
    guard words.count >= 3, words[1] == Keyword.is.rawValue else {
      return fail("expected 'where NAME is CLASS or CLASS …'")
    }
    var argument = PatternArgument(name: words[0], classes: [])
    var index = 2
    while index < words.count {
      switch Keyword(rawValue: words[index]) {
      case .or: break
      case .shared: argument.isShared = true
      case .subject: argument.source = .subject
      case .counterpart: argument.source = .counterpart
      case .not where words.count > index + 1:
        let name = ClassName(rawValue: words[index + 1])
        guard ontology.classNamed(name) != nil else {
          return fail("the ontology has no class '\(name)'", word: index + 2)
        }
        argument.excluded.append(name)
        index += 1
      case .word where words.count > index + 2 && words[index + 1] == Keyword.of.rawValue:
        guard Vocabulary.standard.hasLabels(words[index + 2]) else {
          return fail("words.list has no group '\(words[index + 2])' with labels", word: index + 3)
        }
        argument.source = .word(of: words[index + 2])
        index += 2
      case .of where words.count > index + 1:
        argument.source = .description(of: words[index + 1])
        index += 1
      case .between where words.count > index + 1:
        argument.sender = words[index + 1]
        index += 1
      case .sent where words.count > index + 2 && words[index + 1] == Keyword.by.rawValue:
        argument.sender = words[index + 2]
        index += 2
      default:
        let name = ClassName(rawValue: words[index].filter { $0 != "," })
        guard ontology.classNamed(name) != nil else {
          return fail("the ontology has no class '\(name)'", word: index + 1)
        }
        argument.classes.append(name)
      }
      index += 1
    }
    change { $0.arguments.append(argument) }
  }

  private mutating func readStatement(_ words: [String]) {
    guard
      let at = words.firstIndex(where: { isKnown(RelationName(rawValue: $0)) }), at > 0
    else {
      return fail("expected 'says SUBJECT relation OBJECT' with a relation of the ontology")
    }
    let end = words.firstIndex(of: Keyword.with.rawValue) ?? words.count
    guard end > at, let subject = term(words[..<at]), let object = term(words[(at + 1)..<end])
    else { return fail("expected an argument, 'place of M', 'host of M' or DATE", word: at) }
    var statement = PatternStatement(
      subject: subject, relation: RelationName(rawValue: words[at]), object: object)
    var index = end + 1
    while index + 1 < words.count {
      guard let value = term(words[(index + 1)...(index + 1)]) else {
        return fail("expected an argument after '\(words[index])'", word: index + 2)
      }
      statement.details.append(.init(key: words[index], value: value))
      index += 2
    }
    change { $0.statements.append(statement) }
  }

  private func term(_ words: ArraySlice<String>) -> PatternStatement.Term? {
    guard let first = words.first else { return nil }
    if words.count == 1 {
      if first == "DATE" { return .date }
      if first == "REASON" { return .reason }
      if first.allSatisfy({ ("A"..."Z").contains($0) }) { return .argument(first) }
      return .text(first.replacing("_", with: " "))
    }
    guard words.count == 3, words[words.startIndex + 1] == Keyword.of.rawValue,
      let name = words.last
    else {
      return nil
    }
    switch Keyword(rawValue: first) {
    case .place: return .place(of: name)
    case .host: return .host(of: name)
    case .sender: return .sender(of: name)
    case .nation: return .nation(of: name)
    default: return nil
    }
  }

  private mutating func readTime(_ words: [String]) {
    guard words.count == 1, let time = Pattern.Time(rawValue: words[0]) else {
      return fail("expected date, start, end or none after 'time'")
    }
    change { $0.time = time }
  }

  private mutating func readStatus(_ words: [String]) {
    guard words.count == 1, let status = Statement.Status(rawValue: words[0]) else {
      let all = Statement.Status.allCases.map(\.rawValue).joined(separator: ", ")
      return fail("expected one of \(all) after 'status'")
    }
    change { $0.status = status }
  }

  private mutating func readExample(_ words: [String], isNearMiss: Bool) {
    guard !patterns.isEmpty else { return fail("'pattern' must come before its examples") }
    var sentence = words.joined(separator: " ")
    var example = PatternExample(sentence: "", line: line, isNearMiss: isNearMiss)
    // [Foreign relations of Montenegro / Croatia relations]
    if sentence.hasPrefix("["), let close = sentence.firstIndex(of: "]") {
      let place = sentence[sentence.index(after: sentence.startIndex)..<close]
      let parts = place.split(separator: "/").map(ExpectationReader.trimmed)
      example.page = parts.first
      example.heading = parts.count > 1 ? parts[1] : nil
      sentence = ExpectationReader.trimmed(sentence[sentence.index(after: close)...])
    }
    guard !sentence.isEmpty else { return fail("a sentence is expected here") }
    example.sentence = sentence
    patterns[patterns.count - 1].examples.append(example)
  }

  private mutating func readExpectation(_ words: [String]) {
    guard let example = patterns.last?.examples.last, !example.isNearMiss else {
      return fail("'=' must follow an example")
    }
    let expectation: PatternExample.Expectation
    do {
      expectation = try ExpectationReader(isKnown: isKnown).read(words)
    } catch {
      return fail(error.message)
    }
    let pattern = patterns.count - 1
    patterns[pattern].examples[patterns[pattern].examples.count - 1].expected.append(expectation)
  }

  /// Gives the phrases of a pattern the words that they may begin with.
  private func resolvePhrases(of pattern: inout Pattern) {
    for index in pattern.templates.indices where pattern.templates[index].shape == .phrase {
      guard case .argument(let name) = pattern.templates[index].subject,
        let argument = pattern.argument(name)
      else { continue }
      if argument.classes.contains("Position") {
        pattern.templates[index].trigger = Lexicon.standard.words(.position).sorted()
      } else if argument.classes.contains(where: {
        ontology.isSubclass($0, of: "DiplomaticMission")
      }) {
        pattern.templates[index].trigger = Vocabulary.standard.missions.keys.sorted()
      }
    }
  }

  /// Fills in the defaults and checks each pattern as a whole.
  private mutating func finish() {
    columns = []
    if relation == nil && diagnostics.isEmpty {
      fail("the file does not begin with 'relation NAME'", line: 1)
    }
    for index in patterns.indices {
      let named = Set(patterns[index].arguments.map(\.name))
      patterns[index].arguments += defaults.arguments.filter { !named.contains($0.name) }
      if patterns[index].statements.isEmpty { patterns[index].statements = defaults.statements }
      resolvePhrases(of: &patterns[index])
      for message in PatternCheck.problems(of: patterns[index], ontology: ontology) {
        fail("pattern \(patterns[index].rule): \(message)", line: patterns[index].line)
      }
    }
  }
}
