package import EntenteDocuments
internal import EntenteGraph

/// Reads the tables that stand beside rules, and tells what they say that they should not, and what
/// they should say and do not.
package struct TableRuleExamples: Sendable {
  private let knowledge: Knowledge

  package init(_ knowledge: Knowledge = .standard) { self.knowledge = knowledge }

  /// What the readers of tables and lists say of an example; only what its rule finds counts.
  package func outcome(of example: TableRuleExample, rule: TableRule) -> PatternExamples.Outcome {
    var coverage = Coverage()
    let context = ContextReader(linker: knowledge.linker).context(of: document(example))
    let tables = TableFindings(linker: knowledge.linker, library: knowledge.tables)
    let lists = ListFindings(linker: knowledge.linker, library: knowledge.tables)
    let names = [rule.evidenceName, rule.listEvidenceName]
    let found =
      (tables.read(context, coverage: &coverage) + lists.read(context, coverage: &coverage))
      .filter { names.contains($0.rule) }
    return PatternExamples.Outcome(
      missing: example.expected.filter { claim in
        !found.contains { Self.agree(claim, $0) }
      },
      surplus: found.filter { finding in
        !example.expected.contains { Self.agree($0, finding) }
      })
  }

  /// Whether a finding is what an example says it should be, with the dates beside its interval.
  private static func agree(_ claim: PatternExample.Expectation, _ finding: Finding) -> Bool {
    var rest = claim
    var bare = finding
    bare.details = []
    for detail in finding.details {
      guard case .date(let date) = detail.value,
        rest.qualifiers.removeValue(forKey: detail.key) == date.description
      else { return false }
    }
    return rest.agrees(with: bare)
  }

  /// The page on which an example stands.
  private func document(_ example: TableRuleExample) -> Document {
    var lines = ["# \(example.page)"]
    for heading in example.headings { lines.append("\n## \(heading)\n") }
    if lines.count == 1 { lines.append("") }
    // The first row is the header, whatever the rows below it hold.
    if let first = example.lines.first, first.hasPrefix("|") {
      let cells = max(1, first.count { $0 == "|" } - 1)
      lines += [first, "|" + String(repeating: "---|", count: cells)] + example.lines.dropFirst()
    } else {
      lines += example.lines
    }
    var unread = UnreadDocument(
      id: example.page, path: example.page, title: example.page, markup: .lightText,
      source: Array((lines.joined(separator: "\n") + "\n").utf8))
    unread.hasGivenTitle = true
    return unread.read()
  }

  /// The rules of files, one of whose examples is not read as it says.
  package func problems(ofFiles paths: Set<String>? = nil) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for rule in knowledge.tables.rules where paths?.contains(rule.path) ?? true {
      for example in rule.examples {
        let outcome = outcome(of: example, rule: rule)
        guard !outcome.isRight else { continue }
        diagnostics.append(
          Diagnostic(
            path: rule.path, line: example.line,
            message: "rule \(rule.name): \(outcome.description)"))
      }
    }
    return diagnostics
  }
}
