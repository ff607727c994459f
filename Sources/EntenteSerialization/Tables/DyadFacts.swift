import EntenteGraph
import EntenteKnowledge
import EntenteOntology

/// What a graph tells of pairs of states, with the years in which it holds.
struct DyadFacts {
  /// What one state may have with another.
  enum Kind {
    case relations
    case mission
    case recognition
    case sanctions
  }

  /// The document that tells something, ordered by its date.
  struct Source: Comparable {
    var day: CalendarDate?
    var document: String

    static func < (a: Source, b: Source) -> Bool {
      guard a.day != b.day else { return a.document < b.document }
      guard let x = a.day else { return true }
      return b.day.map { x < $0 } ?? false
    }
  }

  /// Something that holds from one year to another.
  struct Span {
    var kind: Kind
    var years: ClosedRange<Int>
    /// The class of a mission, and its place among all, the highest first.
    var level = ""
    var rank = 0
    var source: Source?
    /// Whether it rests on what the gazetteer adds, such as the state in which a mission's city lies.
    var isContext = false
  }

  /// A time as it is told: bounds that are known, and the year of the document.
  private struct Told {
    var from: Int?
    var to: Int?
    var isOpen: Bool
    var documentYear: Int?
  }

  private(set) var states: [Entity] = []
  private(set) var years: ClosedRange<Int> = 1...1
  private var stateNumber: [EntityID: Int] = [:]
  private var spans: [[Int: [Span]]] = []
  /// The memberships of each state: a bit for an organization, by year.
  private var memberships: [[UInt64]] = []
  private var isMember: [Bool] = []
  private var wordCount = 0
  private var allianceWords: [UInt64] = []
  private let ontology: Ontology

  /// The classes of missions, the highest first.
  private static let levels: [ClassName] = [
    "Embassy", "HighCommission", "Legation", "PermanentMission", "LiaisonOffice",
    "InterestsSection", "DiplomaticMission", "ConsulateGeneral", "Consulate", "HonoraryConsulate",
  ]

  init(of graph: any GraphContents, ontology: Ontology, years: ClosedRange<Int>?) throws {
    self.ontology = ontology
    var missions: [EntityID: ClassName] = [:]
    let entities = try graph.readEntities()
    while let entity = try entities() {
      if ontology.isSubclass(entity.kind, of: "State") {
        stateNumber[entity.id] = states.count
        states.append(entity)
      } else if ontology.isSubclass(entity.kind, of: "DiplomaticMission") {
        missions[entity.id] = entity.kind
      }
    }
    spans = Array(repeating: [:], count: states.count)
    var collector = Collector(graph: graph, lasting: ontology.lastingRelations)
    try collector.collect(states: stateNumber, missions: missions)
    let last = collector.lastDocumentYear ?? collector.knownYears.max() ?? 1
    self.years = years ?? min(collector.knownYears.min() ?? last, last)...last
    for pair in collector.pairs {
      guard let span = span(pair.told) else { continue }
      spans[pair.first][pair.second, default: []].append(
        Span(
          kind: pair.kind, years: span, level: pair.level?.rawValue ?? "",
          rank: pair.level.flatMap { Self.levels.firstIndex(of: $0) } ?? Self.levels.count,
          source: pair.source, isContext: pair.isContext))
    }
    addMemberships(collector)
  }

  /// The years in which something holds that is told so; `nil` where none is in the table.
  private func span(_ told: Told) -> ClosedRange<Int>? {
    var from = told.from
    var to = told.to
    if from == nil && to == nil {
      guard told.isOpen else { return nil }
      from = told.documentYear ?? years.upperBound
      to = from
    }
    if told.isOpen, told.from != nil { to = years.upperBound }
    guard let first = from ?? to, let last = to ?? from, first <= last,
      first <= years.upperBound, last >= years.lowerBound
    else { return nil }
    return max(first, years.lowerBound)...min(last, years.upperBound)
  }

  private mutating func addMemberships(_ collector: Collector) {
    var number: [EntityID: Int] = [:]
    for membership in collector.memberships where number[membership.body] == nil {
      number[membership.body] = number.count
    }
    wordCount = (number.count + 63) / 64
    memberships = Array(
      repeating: Array(repeating: 0, count: wordCount * years.count), count: states.count)
    isMember = Array(repeating: false, count: states.count)
    allianceWords = Array(repeating: 0, count: wordCount)
    let alliances = Self.alliances
    for (body, bit) in number where alliances.contains(body.path) {
      allianceWords[bit / 64] |= 1 << UInt64(bit % 64)
    }
    for membership in collector.memberships {
      guard let bit = number[membership.body], let span = span(membership.told) else { continue }
      isMember[membership.state] = true
      for year in span {
        let place = (year - years.lowerBound) * wordCount + bit / 64
        memberships[membership.state][place] |= 1 << UInt64(bit % 64)
      }
    }
  }

  /// The organizations whose members promise to defend each other.
  private static var alliances: Set<String> {
    let table = EmbeddedFile.named("dyads/alliances.tsv")?.contents ?? []
    let lines = table.split(separator: UInt8(ascii: "\n")).dropFirst()
    return Set(
      lines.map { String(decoding: $0.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self) })
  }

  /// What the first state has with the second.
  func spans(_ first: Int, _ second: Int) -> [Span] { spans[first][second] ?? [] }

  /// Whether both are members of anything.
  func haveMemberships(_ first: Int, _ second: Int) -> Bool { isMember[first] && isMember[second] }

  /// How many organizations both are members of in a year, and how many of them are alliances.
  func sharedMemberships(_ first: Int, _ second: Int, in year: Int) -> (all: Int, alliances: Int) {
    var shared = (all: 0, alliances: 0)
    let start = (year - years.lowerBound) * wordCount
    for word in 0..<wordCount {
      let both = memberships[first][start + word] & memberships[second][start + word]
      shared.all += both.nonzeroBitCount
      shared.alliances += (both & allianceWords[word]).nonzeroBitCount
    }
    return shared
  }

  // MARK: Reading

  /// Reads the statements that tell of pairs of states.
  private struct Collector {
    /// A fact of two states.
    struct Pair {
      var first: Int
      var second: Int
      var kind: Kind
      var told: Told
      var level: ClassName?
      var source: Source?
      var isContext = false
    }

    let graph: any GraphContents
    let lasting: Set<RelationName>
    var pairs: [Pair] = []
    var memberships: [(state: Int, body: EntityID, told: Told)] = []
    var knownYears: [Int] = []
    var lastDocumentYear: Int?
    private var documentDays: [String: CalendarDate?] = [:]

    init(graph: any GraphContents, lasting: Set<RelationName>) {
      self.graph = graph
      self.lasting = lasting
    }

    mutating func collect(states: [EntityID: Int], missions: [EntityID: ClassName]) throws {
      let documents = try graph.readDocuments()
      while let document = try documents() {
        guard let year = document.date?.latestDay?.year else { continue }
        lastDocumentYear = max(lastDocumentYear ?? year, year)
      }
      let statements = try graph.readStatements()
      var next = try statements()
      while let first = next {
        var group: [Statement] = []
        while let statement = next, statement.subject == first.subject {
          group.append(statement)
          next = try statements()
        }
        let lives = StatementLives(of: group, lasting: lasting)
        if let state = states[first.subject] {
          for statement in group { try add(statement, of: state, lives, states) }
        } else if let level = missions[first.subject] {
          try addMission(group, level, lives, states)
        }
      }
    }

    /// What a state has with another one or is a member of.
    private mutating func add(
      _ statement: Statement, of state: Int, _ lives: StatementLives, _ states: [EntityID: Int]
    ) throws {
      guard holds(statement), case .entity(let object) = statement.object else { return }
      let kind: Kind
      switch statement.relation {
      case "memberOf":
        memberships.append((state, object, try told(statement, lives)))
        return
      case "diplomaticRelationsWith": kind = .relations
      case "recognizes": kind = .recognition
      case "imposesSanctionsOn": kind = .sanctions
      default: return
      }
      guard let other = states[object], other != state else { return }
      var pair = Pair(
        first: state, second: other, kind: kind, told: try told(statement, lives),
        source: try source(of: statement), isContext: statement.isContext)
      pairs.append(pair)
      guard kind == .relations else { return }
      swap(&pair.first, &pair.second)
      pairs.append(pair)
    }

    /// A mission of one state on the territory of another: as long as it is sent by the one and is
    /// there.
    private mutating func addMission(
      _ group: [Statement], _ level: ClassName, _ lives: StatementLives, _ states: [EntityID: Int]
    ) throws {
      func ends(_ relations: Set<RelationName>) -> [(state: Int, statement: Statement)] {
        group.compactMap { statement in
          guard relations.contains(statement.relation), holds(statement),
            case .entity(let object) = statement.object, let state = states[object]
          else { return nil }
          return (state, statement)
        }
      }
      for sender in ends(["sentBy"]) {
        for host in ends(["hostState", "locatedIn"]) where host.state != sender.state {
          let a = try told(sender.statement, lives)
          let b = try told(host.statement, lives)
          let both = Told(
            from: [a.from, b.from].compactMap(\.self).max(),
            to: [a.to, b.to].compactMap(\.self).min(), isOpen: a.isOpen && b.isOpen,
            documentYear: a.documentYear ?? b.documentYear)
          pairs.append(
            Pair(
              first: sender.state, second: host.state, kind: .mission, told: both, level: level,
              source: [try source(of: sender.statement), try source(of: host.statement)]
                .compactMap(\.self).max(),
              isContext: sender.statement.isContext || host.statement.isContext))
        }
      }
    }

    private func holds(_ statement: Statement) -> Bool {
      statement.status.isFact || statement.status == .listed
    }

    private mutating func told(_ statement: Statement, _ lives: StatementLives) throws -> Told {
      let life = lives.life(of: statement)
      let from = (life.latestStart ?? life.earliestStart)?.year
      let to = life.isOpen ? nil : (life.earliestEnd ?? life.latestEnd)?.year
      knownYears += [from, to].compactMap(\.self)
      return Told(
        from: from, to: to, isOpen: life.isOpen,
        documentYear: try source(of: statement)?.day?.year)
    }

    /// The latest document that tells a statement.
    private mutating func source(of statement: Statement) throws -> Source? {
      var latest: Source?
      for evidence in statement.evidence {
        let day: CalendarDate?
        if let known = documentDays[evidence.document] {
          day = known
        } else {
          day = try graph.document(evidence.document)?.date?.latestDay
          documentDays[evidence.document] = day
        }
        let source = Source(day: day, document: evidence.documentName)
        latest = latest.map { max($0, source) } ?? source
      }
      return latest
    }
  }
}
