import EntenteDocuments
import EntenteExtraction
import EntenteGraph

/// What the readers of structure find in a text, for tests.
struct StructureReading {
  var document: Document
  var context: DocumentContext
  var findings: [Finding]
  var coverage = Coverage()

  /// Reads lightly marked text as the page of a title.
  init(_ text: String, title: String) {
    let source = Array(text.utf8)
    self.init(
      UnreadDocument(id: title, path: title, title: title, markup: .lightText, source: source)
        .read())
  }

  init(_ document: Document) {
    self.document = document
    context = ContextReader(linker: .standard).context(of: document)
    let readers: [any FindingReader] = [TableFindings(), ListFindings(), InfoboxFindings()]
    var coverage = Coverage()
    findings = []
    for reader in readers { findings += reader.read(context, coverage: &coverage) }
    self.coverage = coverage
  }

  /// The findings as `subject relation object qualifiers status`, without what is asserted.
  var lines: [String] { findings.map(Self.line) }

  static func line(_ finding: Finding) -> String {
    var words = [finding.subject.label, finding.relation.rawValue, value(finding.object)]
    let interval = finding.interval
    for (key, date) in [
      ("start", interval.start), ("end", interval.end), ("date", interval.date),
    ] {
      if let date { words.append("\(key)=\(date)") }
    }
    words += finding.details.map { "\($0.key)=\(value($0.value))" }
    if finding.status != .asserted { words.append(finding.status.rawValue) }
    return words.joined(separator: " ")
  }

  private static func value(_ object: Finding.Object) -> String {
    switch object {
    case .entity(let entity): entity.label
    case .date(let date): date.description
    case .text(let text): text
    case .number(let number): String(number)
    case .nobody: "-"
    }
  }
}
