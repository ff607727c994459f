internal import EntenteDocuments
internal import EntenteGraph
internal import EntenteOntology

/// Reads the rules of tables and lists and says where one is wrong.
///
///     rule ambassadors
///       title [list of] ambassadors of S to H
///       where S is State
///       where H is State or Organization
///       key person is Person
///       says person accreditedTo H
///         start start
///         end end
///       example [List of ambassadors of France to Germany]
///         | Name | Start of term | End of term |
///         | Claude Martin | 1999 | 2007 |
///         = Claude Martin accreditedTo Germany; start 1999; end 2007
///       near miss [List of ambassadors of France to Germany]
///         | Name | Height |
///         | Claude Martin | 1.80 |
struct TableRuleReader {
  /// What a file of rules holds.
  struct File: Sendable {
    var rules: [TableRule] = []
    /// Titles that tell what a page is about, with the classes of that.
    var subjects: [(classes: [ClassName], title: TitlePattern)] = []
    /// Words of headers beside those of `headers.tsv`.
    var headers: [(role: ColumnRole, isWhole: Bool, phrase: String)] = []
  }

  private let path: String
  private let ontology: Ontology
  var file = File()
  private var diagnostics: [Diagnostic] = []
  private var line = 0

  private init(path: String, ontology: Ontology) {
    self.path = path
    self.ontology = ontology
  }

  /// Returns the rules of a file, or what is wrong in it.
  static func read(
    _ contents: [UInt8], path: String, ontology: Ontology
  ) -> (file: File, diagnostics: [Diagnostic]) {
    var reader = TableRuleReader(path: path, ontology: ontology)
    let text = String(decoding: contents, as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      reader.line += 1
      reader.read(line.hasSuffix("\r") ? line.dropLast() : line)
    }
    reader.check()
    return (reader.file, reader.diagnostics)
  }

  mutating func fail(_ message: String, line: Int? = nil) {
    diagnostics.append(Diagnostic(path: path, line: line ?? self.line, column: 1, message: message))
  }

  /// The words of the rule language.
  private enum Keyword: String {
    case expectation = "="
    case checked, column, columns, counterpart, date, end, example, header, `is`, key
    case list, listed, miss, missions, naming, near, no, nothing, of, only, or, page
    case part, pending, period, position, rank, remarks, rule, says, spells, start
    case status, subject, title, topic, undated, when, `where`, whole, with
  }

  private mutating func read(_ text: Substring) {
    let trimmed = text.drop { $0 == " " }
    guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { return }
    if trimmed.hasPrefix("|") || trimmed.hasPrefix("- ") {
      return change { rule in
        guard !rule.examples.isEmpty else { return "a table must follow 'example' or 'near miss'" }
        rule.examples[rule.examples.count - 1].lines.append(String(trimmed))
        return nil
      }
    }
    let words = trimmed.split(separator: " ").map(String.init)
    let rest = Array(words.dropFirst())
    switch Keyword(rawValue: words[0]) {
    case .rule:
      guard rest.count == 1 else { return fail("one name is expected after 'rule'") }
      guard !file.rules.contains(where: { $0.name == rest[0] }) else {
        return fail("there is another rule '\(rest[0])' in this file")
      }
      file.rules.append(TableRule(name: rest[0], path: path, line: line))
    case .subject: readSubject(rest)
    case .header: readHeader(rest)
    case .example: readExample(rest, isNearMiss: false)
    case .near where rest.first == Keyword.miss.rawValue:
      readExample(Array(rest.dropFirst()), isNearMiss: true)
    case .expectation: readExpectation(rest)
    case .says: readClaim(rest)
    case .start, .spells, .period, .date, .end, .with, .undated, .status, .remarks,
      .pending,
      .when:
      readOption(words[0], rest)
    default: readCondition(words[0], rest)
    }
  }

  /// Changes the rule that is being read; `body` returns what is wrong.
  private mutating func change(_ body: (inout TableRule) -> String?) {
    guard !file.rules.isEmpty else { return fail("'rule NAME' must come first") }
    if let problem = body(&file.rules[file.rules.count - 1]) { fail(problem) }
  }

  // MARK: What a table must be

  private mutating func readCondition(_ keyword: String, _ words: [String]) {
    let names = words.filter { $0 != Keyword.or.rawValue }
    switch Keyword(rawValue: keyword) {
    case .rank:
      guard names.count == 1, let rank = Int(names[0]) else {
        return fail("a number is expected after 'rank'")
      }
      change {
        $0.rank = rank
        return nil
      }
    case .title:
      guard let pattern = TitlePattern(words.joined(separator: " ")) else {
        return fail("the brackets of the title do not pair")
      }
      change {
        $0.titles.append(pattern)
        return nil
      }
    case .page:
      let classes = readClasses(names)
      change {
        $0.pages += classes
        return nil
      }
    case .topic:
      guard known(topics: names) else { return }
      change {
        $0.topics.formUnion(names)
        return nil
      }
    case .no where names.first == Keyword.topic.rawValue:
      guard known(topics: Array(names.dropFirst())) else { return }
      change {
        $0.excludedTopics.formUnion(names.dropFirst())
        return nil
      }
    case .no where names.first == Keyword.column.rawValue:
      change {
        $0.excludedColumns += names.dropFirst().map(ColumnRole.init)
        return nil
      }
    case .only where names.first == Keyword.column.rawValue:
      change {
        $0.onlyColumns += names.dropFirst().map(ColumnRole.init)
        return nil
      }
    case .column:
      guard !names.isEmpty else { return fail("a column is expected after 'column'") }
      change {
        $0.columns.append(names.map(ColumnRole.init))
        return nil
      }
    case .list:
      change {
        $0.readsLists = true
        $0.readsTables = names.first != Keyword.only.rawValue
        return nil
      }
    case .key: readKey(words)
    case .where:
      guard words.count >= 3, words[1] == Keyword.is.rawValue else {
        return fail("expected 'where A is CLASS'")
      }
      let classes = readClasses(words.dropFirst(2).filter { $0 != Keyword.or.rawValue })
      change {
        $0.slotClasses[words[0]] = classes
        return nil
      }
    case .naming:
      guard names.count == 1 else { return fail("a column is expected after 'naming'") }
      change {
        $0.namingHeader = ColumnRole(names[0])
        return nil
      }
    case .nothing:
      change {
        $0.nothing = words.joined(separator: " ")
        return nil
      }
    case .missions:
      guard names.first == Keyword.listed.rawValue || names.first == Keyword.columns.rawValue else {
        return fail("expected 'missions listed' or 'missions columns'")
      }
      change {
        $0.missions = names[0] == Keyword.listed.rawValue ? .listed : .inColumns
        if names.count > 1 { $0.opened = ColumnRole(names[1]) }
        if names.count > 2 { $0.closed = ColumnRole(names[2]) }
        return nil
      }
    default:
      fail(
        "'\(keyword)' begins no line of a rule; expected rule, subject, header, rank, title, page, topic, no topic, "
          + "column, no column, only column, list, key, where, naming, nothing, missions, says and what follows it, "
          + "example, near miss, = or the row of a table")
    }
  }

  private mutating func known(topics names: [String]) -> Bool {
    for name in names where Topic(rawValue: name) == nil {
      fail("there is no topic '\(name)'; topics.tsv names them")
      return false
    }
    return true
  }

  private mutating func readClasses(_ names: [String]) -> [ClassName] {
    names.compactMap { name in
      let found = ClassName(rawValue: name.filter { $0 != "," })
      guard ontology.classNamed(found) != nil else {
        fail("the ontology has no class '\(name)'")
        return nil
      }
      return found
    }
  }

  private mutating func readKey(_ words: [String]) {
    guard let role = words.first else { return fail("a column is expected after 'key'") }
    var rest = words.dropFirst()
    let checks = rest.last == Keyword.checked.rawValue
    if checks { rest = rest.dropLast() }
    let classes = readClasses(
      rest.filter { $0 != Keyword.is.rawValue && $0 != Keyword.or.rawValue })
    change {
      $0.key = ColumnRole(role)
      $0.keyClasses = classes
      $0.checksKeys = checks
      return nil
    }
  }

  private mutating func readSubject(_ words: [String]) {
    guard let at = words.firstIndex(of: Keyword.title.rawValue), at > 0,
      let title = TitlePattern(words[(at + 1)...].joined(separator: " ")), title.slots == ["A"]
    else { return fail("expected 'subject CLASS title WORDS' with one place A for the name") }
    file.subjects.append((readClasses(words[..<at].filter { $0 != Keyword.or.rawValue }), title))
  }

  private mutating func readHeader(_ words: [String]) {
    guard words.count >= 3, words[1] == Keyword.whole.rawValue || words[1] == Keyword.part.rawValue
    else {
      return fail("expected 'header COLUMN whole|part WORDS'")
    }
    file.headers.append(
      (ColumnRole(words[0]), words[1] == Keyword.whole.rawValue, words[2...].joined(separator: " "))
    )
  }

  // MARK: What a row states

  private func term(_ words: ArraySlice<String>) -> TableRule.Term? {
    guard let first = words.first else { return nil }
    if words.count == 4, first == Keyword.position.rawValue,
      words[words.startIndex + 2] == Keyword.of.rawValue
    {
      return .position(
        words[words.startIndex + 1].replacing("_", with: " "), of: words[words.startIndex + 3])
    }
    guard words.count == 1 else { return nil }
    switch Keyword(rawValue: first) {
    case .subject: return .subject
    case .counterpart: return .counterpart
    default:
      let isSlot = first.utf8.count == 1 && first.first?.isUppercase == true
      return isSlot ? .slot(first) : .column(ColumnRole(first))
    }
  }

  private func isKnown(_ relation: RelationName) -> Bool {
    if let kind = relation.eventKind { return ontology.eventClass(ofKind: kind) != nil }
    return ontology.relationNamed(relation) != nil
  }

  private mutating func readClaim(_ words: [String]) {
    guard let at = words.firstIndex(where: { isKnown(RelationName(rawValue: $0)) }), at > 0,
      let subject = term(words[..<at]), let object = term(words[(at + 1)...])
    else {
      return fail(
        "expected 'says SUBJECT relation OBJECT' with a relation of the ontology; an end is 'subject', "
          + "'counterpart', a column, a letter of the title or 'position TITLE of LETTER'")
    }
    let claim = TableRule.Claim(
      subject: subject, relation: RelationName(rawValue: words[at]), object: object)
    change {
      $0.claims.append(claim)
      return nil
    }
  }

  private mutating func readOption(_ keyword: String, _ words: [String]) {
    let ontology = ontology
    change { rule in
      guard !rule.claims.isEmpty else { return "'\(keyword)' must follow 'says'" }
      let last = rule.claims.count - 1
      guard let first = words.first else { return "something is expected after '\(keyword)'" }
      let role = ColumnRole(first)
      let roles = words.filter { $0 != Keyword.or.rawValue }.map(ColumnRole.init)
      switch Keyword(rawValue: keyword) {
      case .start: rule.claims[last].timing = .start(roles)
      case .spells: rule.claims[last].timing = .spells(roles)
      case .date: rule.claims[last].timing = .date(roles)
      case .period: rule.claims[last].timing = .period(roles)
      case .end: rule.claims[last].end = role
      case .with:
        guard words.count == 2 else { return "expected 'with QUALIFIER COLUMN'" }
        rule.claims[last].details.append((first, ColumnRole(words[1])))
      case .undated:
        guard let undated = TableRule.Undated(rawValue: first) else {
          return "expected nothing, asserted or listed after 'undated'"
        }
        rule.claims[last].undated = undated
      case .status:
        guard let status = Statement.Status(rawValue: first) else {
          return "there is no status '\(first)'"
        }
        rule.claims[last].status = status
      case .remarks: rule.claims[last].remarks = role
      case .pending:
        let relation = RelationName(rawValue: first)
        guard words.count == 2, ontology.relationNamed(relation) != nil else {
          return "expected 'pending RELATION COLUMN'"
        }
        rule.claims[last].pending = (relation, ColumnRole(words[1]))
      default:
        guard words.count > 1 else { return "expected 'when COLUMN WORDS|WORDS'" }
        let phrases = words[1...].joined(separator: " ").split(separator: "|").map {
          FoldedWords(String($0)).words.joined(separator: " ")
        }
        rule.claims[last].condition = (role, Set(phrases))
      }
      return nil
    }
  }

  // MARK: Examples

  private mutating func readExample(_ words: [String], isNearMiss: Bool) {
    let text = words.joined(separator: " ")
    guard text.hasPrefix("["), text.hasSuffix("]"), text.count > 2 else {
      return fail("the page is expected in brackets: [Foreign relations of Malta / Missions]")
    }
    let parts = text.dropFirst().dropLast().split(separator: "/").map(ExpectationReader.trimmed)
    let example = TableRuleExample(
      line: line, isNearMiss: isNearMiss, page: parts[0], headings: Array(parts.dropFirst()))
    change {
      $0.examples.append(example)
      return nil
    }
  }

  private mutating func readExpectation(_ words: [String]) {
    let expectation: PatternExample.Expectation
    do {
      expectation = try ExpectationReader(isKnown: isKnown).read(words)
    } catch {
      return fail(error.message)
    }
    change { rule in
      guard let last = rule.examples.indices.last, !rule.examples[last].isNearMiss else {
        return "'=' must follow an example"
      }
      rule.examples[last].expected.append(expectation)
      return nil
    }
  }
}
