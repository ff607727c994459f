import EntenteDocuments
import EntenteGraph
import EntenteLanguage

/// Finds what the infobox of a page states of the page's subject.
package struct InfoboxFindings: FindingReader {
  private let linker: Linker
  private let vocabulary = StructureVocabulary.standard

  package init(linker: Linker = .standard) { self.linker = linker }

  package func read(_ context: DocumentContext, coverage: inout Coverage) -> [Finding] {
    guard let subject = context.subject, let infobox = context.document.infoboxes.first else {
      return []
    }
    let fields = Fields(document: context.document, subject: subject, linker: linker)
    var findings: [Finding] = []
    for field in infobox.fields where !field.value.isEmpty {
      coverage.count("infobox fields")
      let key = FoldedWords(field.key).words.joined(separator: " ")
      let plainKey = String(key.drop { $0 == "_" }.reversed().drop { $0.isNumber }.reversed())
      guard let meaning = vocabulary.infoboxFields[plainKey] else { continue }
      if meaning.value == "position" {
        findings += fields.leader(titled: field, in: infobox)
      } else {
        findings += fields.read(field.value, as: meaning)
      }
    }
    return findings
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
          keys.entity(in: line, expecting: [meaning.value], at: nil)
            .map { finding(meaning.relation, .entity($0), line) }
        }
      }
    }

    /// Returns who leads the state: `leader_title1` with `leader_name1`.
    func leader(titled field: Infobox.Field, in infobox: Infobox) -> [Finding] {
      let title = FoldedWords(document.text, in: field.value)
      guard let relation = vocabulary.leaders.meaning(ofAll: title) else { return [] }
      let number = field.key.filter(\.isNumber)
      let name = infobox.fields.first {
        let words = FoldedWords($0.key).words
        return words.contains("leader") && words.contains { $0.hasPrefix("name") }
          && $0.key.filter(\.isNumber) == number
      }
      guard let name, let line = keys.lines(in: name.value).first else { return [] }
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
