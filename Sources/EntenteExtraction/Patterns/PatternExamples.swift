package import EntenteDocuments
internal import EntenteGraph
package import EntenteOntology

/// Reads the sentences that stand beside patterns, and tells what they say that they should not, and
/// what they should say and do not.
package struct PatternExamples: Sendable {
  private let library: PatternLibrary
  private let linker: Linker
  private let prose: ProseFindings

  package init(
    library: PatternLibrary, linker: Linker = .standard, ontology: Ontology = .standard
  ) {
    self.library = library
    self.linker = linker
    prose = ProseFindings(library: library, linker: linker, ontology: ontology)
  }

  /// How an example fared.
  package struct Outcome: Sendable {
    package var missing: [PatternExample.Expectation]
    package var surplus: [Finding]

    package var isRight: Bool { missing.isEmpty && surplus.isEmpty }
  }

  /// Reads an example of a pattern; only what the rules of its file find counts.
  package func outcome(of example: PatternExample, rule: String) -> Outcome {
    var coverage = Coverage()
    let file = rule.prefix { $0 != "." } + "."
    let found = prose.read(context(of: example), coverage: &coverage)
      .filter { $0.rule.hasPrefix(file) }
    return Outcome(
      missing: example.expected.filter { claim in !found.contains { claim.agrees(with: $0) } },
      surplus: found.filter { finding in !example.expected.contains { $0.agrees(with: finding) } })
  }

  /// What is wrong with a pattern's examples.
  ///
  /// Where `strictly` is false, only a pattern none of whose examples holds is wrong: the analysis of
  /// a sentence is statistical, and one example that fails is no reason to refuse a user's pattern.
  package func problems(strictly: Bool) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for pattern in library.patterns {
      var holds = false
      for example in pattern.examples {
        let outcome = outcome(of: example, rule: pattern.rule)
        if outcome.isRight && !example.isNearMiss { holds = true }
        guard strictly, !outcome.isRight else { continue }
        diagnostics.append(
          Diagnostic(path: pattern.path, line: example.line, message: outcome.description))
      }
      if !holds && !strictly {
        diagnostics.append(
          Diagnostic(
            path: pattern.path, line: pattern.line,
            message: "none of the examples of \(pattern.rule) is read as it says"))
      }
    }
    return diagnostics
  }

  /// An example as a page of its own, or as a paragraph under a heading of one.
  package func context(of example: PatternExample) -> DocumentContext {
    let title = example.page ?? "Example"
    let sentence = Array(example.sentence.utf8)
    var document = Document(id: title, path: title, title: title, source: sentence)
    document.text = sentence
    document.sections = [.init(title: title, level: 1, parent: 0)]
    if let heading = example.heading {
      document.sections.append(.init(title: heading, level: 2, parent: 0))
    }
    document.blocks = [
      Block(
        kind: .paragraph, range: 0..<sentence.count, section: example.heading == nil ? 0 : 1)
    ]
    return ContextReader(linker: linker).context(of: document)
  }
}

extension PatternExamples.Outcome: CustomStringConvertible {
  package var description: String {
    let lacking = missing.map {
      let rest = $0.qualifiers.sorted { $0.key < $1.key }.map { "; \($0.key) \($0.value)" }
      return "not found: \($0.subject) \($0.relation) \($0.object)\(rest.joined())"
    }
    let wrong = surplus.map { "found, but not said: \($0.summary)" }
    return (lacking + wrong).joined(separator: "\n  ")
  }
}

extension Finding {
  /// The finding as the lines of a pattern file put it.
  package var summary: String {
    let rest = exampleQualifiers.sorted { $0.key < $1.key }.map { "; \($0.key) \($0.value)" }
    return "\(subject.label) \(relation) \(objectLabel)\(rest.joined())"
  }

  fileprivate var objectLabel: String {
    switch object {
    case .entity(let entity): entity.label
    case .date(let date): date.description
    case .text(let text): text
    case .number(let number): String(number)
    case .nobody: "-"
    }
  }

  /// What follows the object in the lines of a pattern file.
  fileprivate var exampleQualifiers: [String: String] {
    var all: [String: String] = [:]
    all[Finding.Qualifier.start.rawValue] = interval.start?.description
    all[Finding.Qualifier.end.rawValue] = interval.end?.description
    all[Finding.Qualifier.date.rawValue] = interval.date?.description
    if status != .asserted { all["status"] = status.rawValue }
    for detail in details where detail.key == Finding.Qualifier.count.rawValue {
      if case .number(let number) = detail.value { all[detail.key] = String(number) }
    }
    for detail in details {
      if case .date(let date) = detail.value { all[detail.key] = date.description }
    }
    for detail in details where detail.key == Finding.Qualifier.reason.rawValue {
      if case .text(let text) = detail.value { all[detail.key] = text }
    }
    return all
  }
}

extension PatternExample.Expectation {
  /// Whether a finding is what an example says it should be.
  func agrees(with finding: Finding) -> Bool {
    guard finding.relation == relation, finding.exampleQualifiers == qualifiers,
      Self.names(finding.subject).contains(Folding.fold(subject))
    else { return false }
    guard case .entity(let entity) = finding.object else { return finding.objectLabel == object }
    return Self.names(entity).contains(Folding.fold(object))
  }

  private static func names(_ entity: Entity) -> Set<String> {
    Set(([entity.label] + entity.alternativeLabels).map { Folding.fold($0) })
  }
}
