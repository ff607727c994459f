import EntenteDocuments
import EntenteGraph
import EntenteLanguage
import EntenteOntology

/// Finds what the infobox of a page states of the page's subject.
package struct InfoboxFindings: FindingReader {
  private let linker: Linker
  private let vocabulary = StructureVocabulary.standard

  package init(linker: Linker = .standard) { self.linker = linker }

  package func read(_ context: DocumentContext, coverage: inout Coverage) -> [Finding] {
    let document = context.document
    guard !document.infoboxes.isEmpty,
      let subject = context.subject
        ?? TableSituation.subject(of: document, library: .standard, linker: linker)
    else { return [] }
    let fields = Fields(document: document, subject: subject, linker: linker)
    // Lines of keys and values may stand anywhere; of other infoboxes the first is the page's.
    let first = document.infoboxes.first { $0.name != Self.lines }
    let boxes = [first].compactMap(\.self) + document.infoboxes.filter { $0.name == Self.lines }
    var findings: [Finding] = []
    for infobox in boxes {
      for field in infobox.fields where !field.value.isEmpty {
        coverage.count("infobox fields")
        findings += read(field, of: infobox, fields)
      }
    }
    return findings
  }

  /// The name of infoboxes that are lines of keys and values.
  private static let lines = "lines"

  private func read(
    _ field: Infobox.Field, of infobox: Infobox, _ fields: Fields
  ) -> [Finding] {
    let key = FoldedWords(field.key).words.joined(separator: " ")
    let plainKey = String(key.drop { $0 == "_" }.reversed().drop { $0.isNumber }.reversed())
      .split(separator: " ").joined(separator: " ")
    guard let meaning = vocabulary.infoboxFields[plainKey] else {
      return fields.holder(of: field)
    }
    switch meaning.value {
    case "position": return fields.leader(titled: field, in: infobox)
    case "memberships": return fields.memberships(field.value)
    case "incumbent": return fields.incumbent(field.value, meaning.relation)
    case "voters": return fields.voters(field.value, meaning.relation)
    case "independence": return fields.independence(field.value)
    default: return fields.read(field.value, as: meaning)
    }
  }

  /// The fields of one page's infobox.
  private struct Fields {
    let document: Document
    let subject: Entity
    let linker: Linker
    let keys: KeyCellReader
    let vocabulary = StructureVocabulary.standard

    init(document: Document, subject: Entity, linker: Linker) {
      self.document = document
      self.subject = subject
      self.linker = linker
      keys = KeyCellReader(document: document, linker: linker)
    }

    /// Returns what a value states: an entity, a date or a text a line.
    func read(_ range: Range<Int>, as meaning: StructureVocabulary.InfoboxField) -> [Finding] {
      let lines = keys.lines(in: range)
      switch meaning.value {
      case "date":
        guard let date = CellDates().dates(in: range, of: document).first else { return [] }
        return [finding(meaning.relation, .date(date.date), date.range)]
      case "text":
        return lines.flatMap { Enumeration($0, in: document).parts }
          .map { finding(meaning.relation, .text(document.words($0)), $0) }
      default:
        return lines.prefix(meaning.relation == "memberOf" ? 20 : 1).compactMap { line in
          (keys.entity(in: line, expecting: [meaning.value], at: nil)
            ?? first(of: line, expecting: meaning.value))
            .map { finding(meaning.relation, .entity($0), line) }
        }
      }
    }

    /// The entity that stands before the first comma: "Jakarta, Indonesia".
    private func first(of line: Range<Int>, expecting kind: ClassName) -> Entity? {
      guard let comma = document.text[line].firstIndex(of: UInt8(ascii: ",")) else { return nil }
      return keys.entity(in: line.lowerBound..<comma, expecting: [kind], at: nil)
    }

    /// Returns the memberships that a line enumerates: "FAO, IMF, UN, WTO (observer)".
    func memberships(_ range: Range<Int>) -> [Finding] {
      let items = ItemReader(document: document, subject: subject, linker: linker)
      return Enumeration(after: range.lowerBound..<range.lowerBound, in: range, of: document).parts
        .compactMap { items.membership($0, isAsserted: true).finding }
        .map {
          var finding = $0
          finding.rule = "infobox.membership"
          return finding
        }
    }

    /// Returns who holds an office of the state: "President NAME (since 13 July 2016); represented by …".
    func incumbent(_ range: Range<Int>, _ relation: RelationName) -> [Finding] {
      let end = document.text[range].firstIndex(of: UInt8(ascii: ";")) ?? range.upperBound
      let part = range.lowerBound..<end
      guard
        let person = CellNames(keys: keys).entity(in: part, among: ["Person"], of: subject)
      else { return [] }
      var made = finding(relation, .entity(person), part)
      made.interval.start = CellDates().dates(in: part, of: document).first?.date
      return [made]
    }

    /// Returns what the states of a line did with the document that the page is about.
    func voters(_ range: Range<Int>, _ relation: RelationName) -> [Finding] {
      guard subject.kind == "Document" else { return [] }
      return Enumeration(after: range.lowerBound..<range.lowerBound, in: range, of: document).parts
        .compactMap { part in
          keys.entity(in: part, expecting: ["State"], at: nil).map { state in
            Finding(
              subject: state, relation: relation, object: .entity(subject), range: part,
              rule: "infobox.vote")
          }
        }
    }

    /// Returns of whom the state became independent and when: "24 May 1993 (from Ethiopia)".
    func independence(_ range: Range<Int>) -> [Finding] {
      guard let date = CellDates().dates(in: range, of: document).first else { return [] }
      let brackets = Brackets(document.text, in: range)
      for bracket in brackets.ranges {
        let words = document.words(brackets.inside(bracket))
        guard words.hasPrefix("from ") else { continue }
        let name = words.dropFirst(5).split(separator: ";").first.map(String.init) ?? ""
        let plain = name.hasPrefix("the ") ? String(name.dropFirst(4)) : name
        guard let state = linker.entity(named: plain, expecting: ["State"]) else { continue }
        var made = finding("independentFrom", .entity(state.entity), range)
        made.interval.date = date.date
        return [made]
      }
      return []
    }

    /// Returns who holds the office that a key names: "Secretary-General = Kao Kim Hourn".
    func holder(of field: Infobox.Field) -> [Finding] {
      guard !linker.words.positionNames(field.key).isEmpty,
        let line = keys.lines(in: field.value).first,
        let person = CellNames(keys: keys).entity(in: line, among: ["Person"], of: nil)
      else { return [] }
      return [position(field.key, person, field.value)]
    }

    private func position(_ title: String, _ person: Entity, _ range: Range<Int>) -> Finding {
      Finding(
        subject: person, relation: "holdsPosition",
        object: .entity(linker.position(title: title, of: subject, in: document.id)), range: range,
        rule: "infobox.position")
    }

    /// Returns who leads the state: `leader_title1` with `leader_name1`.
    func leader(titled field: Infobox.Field, in infobox: Infobox) -> [Finding] {
      let title = FoldedWords(document.text, in: field.value)
      let relation = vocabulary.leaders.meaning(ofAll: title)
      let words = document.words(field.value)
      let isOffice = !linker.words.positionNames(words).isEmpty
      guard relation != nil || isOffice else { return [] }
      let number = field.key.filter(\.isNumber)
      let name = infobox.fields.first {
        let words = FoldedWords($0.key).words
        return words.contains("leader") && words.contains { $0.hasPrefix("name") }
          && $0.key.filter(\.isNumber) == number
      }
      guard let name, let line = keys.lines(in: name.value).first else { return [] }
      guard let relation, Ontology.standard.isSubclass(subject.kind, of: "State") else {
        return CellNames(keys: keys).entity(in: line, among: ["Person"], of: nil)
          .map {
            [
              position(
                words, $0, field.value.lowerBound..<max(field.value.upperBound, line.upperBound))
            ]
          } ?? []
      }
      let person = linker.person(
        named: document.words(keys.name(in: line)), of: subject, in: document.id)
      return [
        finding(
          relation, .entity(person),
          field.value.lowerBound..<max(field.value.upperBound, line.upperBound))
      ]
    }

    private func finding(
      _ relation: RelationName, _ object: Finding.Object, _ range: Range<Int>
    ) -> Finding {
      Finding(
        subject: subject, relation: relation, object: object, range: range, rule: "infobox.field")
    }
  }
}
