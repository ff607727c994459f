internal import EntenteGraph
internal import EntenteLanguage

/// What a template lacks where its words stand, for people who mend patterns.
extension PatternMatcher {
  /// Returns what keeps a template from holding at a word; empty where nothing is missing by itself,
  /// so that the places exclude each other or the clause is no such claim.
  func lacking(
    _ template: PatternTemplate, of pattern: Pattern, at index: Int
  ) -> [String] {
    guard let clause = clauses.clause(at: index) else {
      return ["“\(nodes[index].word)” heads no clause"]
    }
    var missing: [String] = []
    func ask(_ slot: PatternTemplate.Slot?, _ candidates: @autoclosure () -> [Clause.Argument]) {
      guard let slot else { return }
      if fill(slot, candidates(), clause, pattern, into: [[:]]).isEmpty {
        missing.append(Self.describe(slot))
      }
    }
    switch template.shape {
    case .clause:
      guard clause.kind == .verbal else { return ["“\(nodes[index].word)” is not read as a verb"] }
      var main = clause
      if !template.governor.isEmpty {
        if let governor = governor(of: index), stands(governor, for: template.governor) {
          main = clauses.clause(at: governor) ?? clause
        } else {
          missing.append(template.governor.joined(separator: " or ") + " before it")
        }
      }
      ask(template.subject, main.arguments(.agent))
      ask(template.object, clause.arguments(.patient) + clause.arguments(.recipient))
    case .copula:
      ask(template.subject, clause.arguments(clause.kind == .verbal ? .patient : .subject))
    case .noun, .phrase:
      guard clause.kind != .verbal else { return ["“\(nodes[index].word)” is not read as a noun"] }
      for slot in [template.subject, template.modifier].compactMap(\.self)
      where template.shape == .noun {
        if fillModifier(slot, of: index, pattern, into: [[:]]).isEmpty {
          missing.append(Self.describe(slot))
        }
      }
    }
    for complement in template.complements where !complement.isOptional {
      if fill([complement], of: clause, pattern, into: [[:]]).isEmpty {
        missing.append(
          "\(complement.prepositions.joined(separator: " or ")) \(Self.describe(complement.slot))")
      }
    }
    for argument in pattern.arguments where argument.isGiven {
      let entity = argument.source == .subject ? phrases.subject : phrases.counterpart
      if !(entity.map { phrases.accepts($0, argument) } ?? false) {
        missing.append("\(argument.name) from page or section")
      }
    }
    return missing
  }

  private static func describe(_ slot: PatternTemplate.Slot) -> String {
    switch slot {
    case .argument(let name): name
    case .pair(let one, let other): "\(one) and \(other)"
    case .words(let words, _): words.prefix(4).joined(separator: " or ")
    }
  }
}
