internal import EntenteGraph
internal import EntenteLanguage

/// How a sentence was read, for people who want to know why, or mend a pattern: its words and their
/// tree, what was linked and why, the dates, the patterns that hold, and those that nearly do.
package struct Explanation {
  package var reading: ProseFindings.Reading
  let text: [UInt8]
  let library: PatternLibrary

  /// The sentence as written.
  package var sentence: String { words(reading.sentence.range) }

  /// The explanation as lines of text.
  package var lines: [String] {
    var lines = [words(reading.sentence.range), ""]
    lines += tree
    lines += section(
      "names",
      reading.mentions.map { mention in
        "\(words(mention.range)) → \(mention.entity.label) (\(mention.entity.kind), "
          + "\(mention.entity.id)): \(mention.reason)"
      })
    lines += section(
      "dates",
      reading.dates.map { "\(words($0.range)) → \($0.date)\($0.isRelative ? ", relative" : "")" })
    lines += section("tree repaired", reading.matcher?.clauses.graph.repairs ?? [])
    lines += section("clauses", clauses)
    lines += section(
      "patterns that hold",
      reading.matches.map { match in
        let arguments = match.assignment.sorted { $0.key < $1.key }
          .map { "\($0.key) = \($0.value.entity.label)" }
        return "\(library.patterns[match.pattern].rule): \(arguments.joined(separator: ", "))"
          + "; \(match.factuality)\(match.time.description)"
      })
    lines += section("frames", reading.events?.explanation() ?? [])
    lines += section("patterns that nearly hold", nearMatches)
    lines += section("statements", reading.findings.map { "\($0.summary)  [\($0.rule)]" })
    return lines
  }

  private func words(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  private func section(_ title: String, _ entries: [String]) -> [String] {
    entries.isEmpty ? ["\(title): none"] : ["\(title):"] + entries.map { "  " + $0 }
  }

  /// The words with their heads, one a line.
  private var tree: [String] {
    let tokens = reading.sentence.tokens
    return tokens.indices.map { index in
      let token = tokens[index]
      let head = tokens.indices.contains(token.head) ? words(tokens[token.head].range) : "–"
      let columns = [
        words(token.range), token.lemma, token.tag.rawValue, token.fineTag,
        token.relation.rawValue, head,
      ]
      return "  "
        + columns.map { $0 + String(repeating: " ", count: max(0, 14 - $0.count)) }
        .joined(separator: " ")
    }
  }

  /// The clauses with their arguments by role, their time, what they are worth and why.
  private var clauses: [String] {
    guard let matcher = reading.matcher else { return [] }
    let nodes = matcher.nodes
    return matcher.clauses.all.filter { !$0.arguments.isEmpty || $0.kind == .verbal }.map {
      clause in
      let arguments = clause.arguments.map { argument in
        "\(argument.role)\(argument.isNegated ? " (denied)" : "") = \(words(nodes[argument.node].range))"
      }
      let time = matcher.clauses.time(of: clause, bound: [], memory: matcher.memory)
      return
        "\(nodes[clause.predicate].word) [\(clause.kind)\(clause.isPassive ? ", passive" : "")]: "
        + (arguments + ["\(clause.factuality)\(time.description)"]).joined(separator: "; ")
    }
  }

  /// The patterns whose words are in the sentence and whose places are not all filled.
  private var nearMatches: [String] {
    guard let matcher = reading.matcher else { return [] }
    let holding = Set(reading.matches.map(\.pattern))
    var rules: [String] = []
    var lacking: [String: [String]] = [:]
    for (index, node) in matcher.nodes.enumerated() where node.date == nil {
      for entry in library.entries(word: node.word, lemma: node.lemma)
      where !holding.contains(entry.pattern) {
        let pattern = library.patterns[entry.pattern]
        let rule = "\(pattern.rule) at “\(node.word)”"
        let missing = matcher.lacking(pattern.templates[entry.template], of: pattern, at: index)
        if !rules.contains(rule) { rules.append(rule) }
        // Of several templates the one that lacks least.
        if lacking[rule].map({ missing.count < $0.count }) ?? true { lacking[rule] = missing }
      }
    }
    return rules.map { rule in
      let missing = lacking[rule] ?? []
      return missing.isEmpty ? rule : "\(rule): nothing for \(missing.joined(separator: ", "))"
    }
  }
}

extension ClauseTime: CustomStringConvertible {
  package var description: String {
    let parts = [("at", point), ("from", start), ("until", end)].compactMap { word, date in
      date.map { "; \(word) \($0)" }
    }
    return parts.joined() + (inheritedFrom.map { " (\($0))" } ?? "")
  }
}
