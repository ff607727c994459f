/// How a vote ended, as a text tells it.
package struct VoteCount: Hashable, Sendable {
  /// Where the counts stand, in bytes of the text.
  package var range: Range<Int>
  package var inFavor: Int?
  package var against: Int?
  package var abstentions: Int?
}

/// Finds the counts of votes: "44 votes in favor, five against, and two abstentions",
/// "by 44 votes to 5", "a vote of 141–5–35".
package struct VoteReader: Sendable {
  package init() {}

  /// Returns the vote counts of `text` within `range`; each has at least two counts.
  package func votes(in text: [UInt8], range: Range<Int>) -> [VoteCount] {
    let units = CalendarScanner.units(text, in: range)
    var votes: [VoteCount] = []
    var index = 0
    while index < units.count {
      if let (vote, end) = labelled(text, units, at: index) ?? bare(text, units, at: index) {
        votes.append(vote)
        index = end
      } else {
        index += 1
      }
    }
    return votes
  }

  private enum Side {
    case inFavor
    case against
    case abstaining
  }

  /// Counts that each say what they count.
  private func labelled(
    _ text: [UInt8], _ units: [CalendarUnit], at start: Int
  ) -> (VoteCount, Int)? {
    var vote = VoteCount(range: 0..<0)
    var index = start
    var end = start
    var counts = 0
    while index < units.count {
      guard let number = NumberReader.number(units, at: index, text: text), !number.isOrdinal else {
        // Between the counts stand commas and "and", "with", "while".
        guard counts > 0, index - end < 3, isJoint(text, units, index) else { break }
        index += 1
        continue
      }
      guard let (side, next) = side(text, units, after: number.end) else { break }
      switch side {
      case .inFavor:
        guard vote.inFavor == nil else { return nil }
        vote.inFavor = number.value
      case .against:
        guard vote.against == nil else { return nil }
        vote.against = number.value
      case .abstaining:
        guard vote.abstentions == nil else { return nil }
        vote.abstentions = number.value
      }
      counts += 1
      index = next
      end = next
    }
    guard counts > 1 else { return nil }
    vote.range = units[start].range.lowerBound..<units[end - 1].range.upperBound
    return (vote, end)
  }

  private func word(_ text: [UInt8], _ units: [CalendarUnit], _ index: Int) -> String {
    guard index < units.count, units[index].range.count <= 16 else { return "" }
    return String(decoding: text[units[index].range], as: UTF8.self).lowercased()
  }

  private func isJoint(_ text: [UInt8], _ units: [CalendarUnit], _ index: Int) -> Bool {
    if case .comma = units[index].kind { return true }
    return ["and", "with", "while", ";", "to", "there", "were", "but"].contains(
      word(text, units, index))
  }

  /// What the count before `index` counts, and the unit after the words that say so.
  private func side(_ text: [UInt8], _ units: [CalendarUnit], after index: Int) -> (Side, Int)? {
    var next = index
    let fillers: Set = [
      "votes", "vote", "voted", "voting", "members", "member", "states", "countries", "mps",
      "deputies", "lawmakers",
      "senators", "were", "was", "delegations", "nations", "cast", "abstaining",
    ]
    while next < index + 4, fillers.contains(word(text, units, next)),
      word(text, units, next) != "abstaining"
    { next += 1 }
    switch word(text, units, next) {
    case "for", "yes", "ayes", "yeas": return (.inFavor, next + 1)
    case "in" where ["favor", "favour", "support"].contains(word(text, units, next + 1)):
      return (.inFavor, next + 2)
    case "against", "opposed", "no", "noes", "nays": return (.against, next + 1)
    case "abstention", "abstentions", "abstained", "abstaining", "abstain":
      return (.abstaining, next + 1)
    default: return nil
    }
  }

  /// "44 votes to 5", "a vote of 141 to 5", "by 44–5–2".
  private func bare(
    _ text: [UInt8], _ units: [CalendarUnit], at start: Int
  ) -> (VoteCount, Int)? {
    guard let first = NumberReader.number(units, at: start, text: text), !first.isOrdinal else {
      return nil
    }
    var next = first.end
    var isVote = false
    for back in 1...3
    where start - back >= 0 && ["vote", "votes", "voted"].contains(word(text, units, start - back))
    { isVote = true }
    if word(text, units, next) == "votes" {
      isVote = true
      next += 1
    }
    guard isVote, next < units.count else { return nil }
    let isDashed: Bool
    if case .dash = units[next].kind { isDashed = true } else { isDashed = false }
    guard isDashed || word(text, units, next) == "to", next + 1 < units.count,
      let second = NumberReader.number(units, at: next + 1, text: text)
    else { return nil }
    var vote = VoteCount(range: 0..<0, inFavor: first.value, against: second.value)
    var end = second.end
    if isDashed, end + 1 < units.count, case .dash = units[end].kind,
      let third = NumberReader.number(units, at: end + 1, text: text)
    {
      vote.abstentions = third.value
      end = third.end
    } else {
      var after = end
      while after < units.count, after < end + 3, isJoint(text, units, after) { after += 1 }
      if after < units.count, let third = NumberReader.number(units, at: after, text: text),
        let (side, last) = side(text, units, after: third.end), case .abstaining = side
      {
        vote.abstentions = third.value
        end = last
      }
    }
    vote.range = units[start].range.lowerBound..<units[end - 1].range.upperBound
    return (vote, end)
  }
}
