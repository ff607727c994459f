internal import EntenteGraph
internal import EntenteLanguage

/// Reads lists of legislators with their parties and constituencies: "John McCain (R-AZ)".
///
/// The brackets tell a person, a party and a place with certainty, whatever a name finder thinks of the
/// name before them.
struct RosterReader {
  let linker: Linker
  let vocabulary: Vocabulary
  let text: [UInt8]
  let document: String

  /// A legislator of a list.
  struct Entry {
    var person: Mention
    var party: Entity
    var place: Entity
    /// The brackets, in bytes of the text.
    var brackets: Range<Int>
  }

  /// The legislators that a sentence lists.
  func entries(in sentence: Sentence, mentions: [Mention]) -> [Entry] {
    let tokens = sentence.tokens
    return tokens.indices.compactMap { open in
      guard words(tokens[open]) == "(", open > 1, open + 4 < tokens.count,
        let close = (open + 2..<min(open + 6, tokens.count)).first(where: {
          words(tokens[$0]) == ")"
        })
      else { return nil }
      let inside = String(
        decoding: text[tokens[open + 1].range.lowerBound..<tokens[close - 1].range.upperBound],
        as: UTF8.self)
      let parts = inside.split { "-–‑".contains($0) }
      guard parts.count == 2, let party = vocabulary.partyLetters[String(parts[0])],
        let place = vocabulary.constituencies[String(parts[1])],
        let person = person(before: open, tokens, mentions)
      else { return nil }
      let state = linker.entity(named: vocabulary.rosterState, expecting: ["State"])?.entity
      return Entry(
        person: person,
        party: linker.organization(named: party, kind: "PoliticalParty", of: state),
        place: linker.place(named: place, kind: "Region", in: state),
        brackets: tokens[open].range.lowerBound..<tokens[close].range.upperBound)
    }
  }

  /// The person whose name ends before a bracket.
  private func person(before open: Int, _ tokens: [Token], _ mentions: [Mention]) -> Mention? {
    let end = tokens[open - 1].range.upperBound
    if let known = mentions.first(where: {
      $0.range.upperBound == end && $0.entity.kind == "Person"
    }) {
      return known
    }
    var first = open
    while first > 0, open - first < 4, isNamePart(tokens[first - 1]) { first -= 1 }
    guard open - first >= 2 else { return nil }
    let range = tokens[first].range.lowerBound..<end
    let state = linker.entity(named: vocabulary.rosterState, expecting: ["State"])?.entity
    let name = String(decoding: text[range], as: UTF8.self)
    return Mention(
      range: range, entity: linker.person(named: name, of: state, in: document), form: .name,
      reason: "name before party and constituency")
  }

  private func isNamePart(_ token: Token) -> Bool {
    let first = text[token.range.lowerBound]
    return (65...90).contains(first) || first > 127
  }

  private func words(_ token: Token) -> String {
    String(decoding: text[token.range], as: UTF8.self)
  }

  /// What a list says of parties and constituencies.
  func findings(_ entries: [Entry], range: Range<Int>) -> [Finding] {
    entries.flatMap { entry in
      [
        Finding(
          subject: entry.person.entity, relation: "memberOfParty", object: .entity(entry.party),
          range: range, rule: "memberOfParty.roster"),
        Finding(
          subject: entry.person.entity, relation: "represents", object: .entity(entry.place),
          range: range, rule: "represents.roster"),
      ]
    }
  }

  /// The mentions of a sentence with the persons of its lists, and without what stands in their
  /// brackets.
  func merge(_ entries: [Entry], into mentions: [Mention]) -> [Mention] {
    guard !entries.isEmpty else { return mentions }
    let kept = mentions.filter { mention in
      !entries.contains {
        $0.brackets.overlaps(mention.range) || $0.person.range.overlaps(mention.range)
      }
    }
    return (kept + entries.map(\.person)).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
