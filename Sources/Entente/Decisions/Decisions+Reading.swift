package import EntenteDocuments
import EntenteGraph
package import EntenteOntology
import EntenteSerialization

extension Decisions {
  /// Reads a table of decisions: a decision a line, with tabs between the cells.
  ///
  ///     one    ENTITY  OTHER…      the others are the entity
  ///     two    ENTITY  DOCUMENT…   what these documents say of the entity is said of another one
  ///     never  STATEMENT           this statement is not made
  ///     never  ENTITY  RELATION  OBJECT    nor any of these ends, at whatever time
  ///
  /// Identifiers are those of an export, with or without the IRI before them. Empty lines and lines that
  /// begin with `#` say nothing.
  ///
  /// - Returns: the decisions, or a message for each place that is wrong.
  package static func read(
    _ bytes: [UInt8], path: String, ontology: Ontology = .standard
  ) -> (decisions: Decisions?, problems: [Diagnostic]) {
    var reader = DecisionTable(path: path, ontology: ontology)
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      reader.read(line)
    }
    reader.checkChains()
    return reader.problems.isEmpty
      ? (Decisions(reader.decisions, path: path, ontology: ontology), []) : (nil, reader.problems)
  }
}

/// The lines of a file of decisions.
private struct DecisionTable {
  let path: String
  let ontology: Ontology
  var decisions: [Decisions.Decision] = []
  var problems: [Diagnostic] = []
  private var line = 0
  /// The cells of the line with their columns, from 1.
  private var cells: [(text: String, column: Int)] = []

  init(path: String, ontology: Ontology) {
    self.path = path
    self.ontology = ontology
  }

  mutating func read(_ bytes: ArraySlice<UInt8>) {
    line += 1
    var bytes = bytes
    if bytes.last == 0x0D { bytes = bytes.dropLast() }
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return fail(1, "the line is not UTF-8")
    }
    if text.allSatisfy(\.isWhitespace) || text.hasPrefix("#") { return }
    cells = []
    var column = 1
    for cell in text.split(separator: "\t", omittingEmptySubsequences: false) {
      cells.append((String(cell), column))
      column += cell.unicodeScalars.count + 1
    }
    while cells.count > 1, cells.last?.text.isEmpty == true { cells.removeLast() }
    switch cells[0].text {
    case "one": readOne()
    case "two": readTwo()
    case "never": readNever()
    default:
      fail(1, "“\(cells[0].text)” is no decision; write one, two or never, and a tab after it")
    }
  }

  private mutating func fail(_ column: Int, _ message: String) {
    problems.append(Diagnostic(path: path, line: line, column: column, message: message))
  }

  private mutating func add(_ choice: Decisions.Decision.Choice) {
    decisions.append(Decisions.Decision(choice: choice, line: line))
  }

  /// The identifier in a cell; `nil`, and a message, where there is none.
  private mutating func id(_ index: Int, _ what: String) -> EntityID? {
    guard index < cells.count, !cells[index].text.isEmpty else {
      let last = cells[cells.count - 1]
      let column =
        index < cells.count ? cells[index].column : last.column + last.text.unicodeScalars.count
      fail(column, "\(what) is missing")
      return nil
    }
    var text = cells[index].text
    let base = ExportOptions().baseIRI
    if text.hasPrefix(base) { text.removeFirst(base.count) }
    let isID =
      text.utf8.contains(UInt8(ascii: "/"))
      && text.utf8.allSatisfy {
        $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/")
      }
    guard isID else {
      fail(
        cells[index].column, "“\(cells[index].text)” is no identifier such as person/jane-doe")
      return nil
    }
    return EntityID(path: text)
  }

  private mutating func readOne() {
    guard let kept = id(1, "the entity that stays") else { return }
    for index in 2..<max(3, cells.count) {
      guard let other = id(index, "the other entity") else { continue }
      if other == kept {
        fail(cells[index].column, "\(other) is itself already")
      } else if let earlier = decisions.first(where: { $0.joins(other) }) {
        fail(cells[index].column, "line \(earlier.line) says already what \(other) is")
      } else {
        add(.one(kept, other))
      }
    }
  }

  private mutating func readTwo() {
    guard let entity = id(1, "the entity") else { return }
    let documents = cells.dropFirst(2).map(\.text).filter { !$0.isEmpty }
    guard !documents.isEmpty else {
      return fail(
        cells[1].column + cells[1].text.unicodeScalars.count, "the document is missing")
    }
    // The other entity is named by what tells of it, so that its name stays.
    let digest = ContentDigest.short(documents.sorted().joined(separator: "\u{1F}"))
    add(
      .two(
        entity, documents: Set(documents), other: EntityID(path: "\(entity.path)-\(digest)")))
  }

  private mutating func readNever() {
    guard let first = id(1, "the statement") else { return }
    if first.classPath == "statement" || first.classPath == "event" {
      guard cells.count == 2 else {
        return fail(cells[2].column, "nothing stands after the statement")
      }
      return add(.neverID(EntityID(path: "statement/" + first.slug)))
    }
    guard cells.count == 4 else {
      return fail(
        cells[1].column, "after an entity, its relation and its object stand: three cells")
    }
    let relation = RelationName(rawValue: cells[2].text)
    guard relation.eventKind != nil || ontology.relationNamed(relation) != nil else {
      return fail(cells[2].column, "there is no relation “\(relation)”")
    }
    var object = cells[3].text
    let base = ExportOptions().baseIRI
    if object.hasPrefix(base) { object.removeFirst(base.count) }
    add(.never(first, relation, object: object))
  }

  /// Sees to it that following the decisions from one entity to the next comes to an end.
  mutating func checkChains() {
    var direct: [EntityID: EntityID] = [:]
    for decision in decisions {
      guard case .one(let kept, let other) = decision.choice else { continue }
      var end: EntityID? = kept
      while let next = end, next != other { end = direct[next] }
      if end == other {
        line = decision.line
        fail(1, "the decisions go round in a circle: \(other) would be itself")
      } else {
        direct[other] = kept
      }
    }
  }
}

extension Decisions.Decision {
  /// Whether it says that an entity is another one.
  fileprivate func joins(_ entity: EntityID) -> Bool {
    if case .one(_, entity) = choice { true } else { false }
  }
}
