internal import EntenteGraph
internal import EntenteLanguage

/// What the counts of a vote state: who voted for or against what, and how many.
///
/// "The resolution, which passed with 44 votes in favor, five against …": the body that a sentence
/// names, or else the parliament that the text named last, supported the text.
struct VoteFindings {
  private let reader = VoteReader()

  /// Adds the counts that a sentence gives to the event that it tells of, or the event itself.
  ///
  /// `parliament` is the legislature that the document named last.
  func add(
    to findings: inout [Finding], phrases: PhraseReader, parliament: Entity?, range: Range<Int>
  ) {
    let votes = reader.votes(in: phrases.text, range: range)
    guard votes.count == 1, let vote = votes.first else { return }
    let details = [
      (Finding.Qualifier.for, vote.inFavor), (.against, vote.against), (.abstain, vote.abstentions),
    ]
    .compactMap { key, count in count.map { Finding.Detail(key, .number($0)) } }
    let told = findings.indices.filter {
      findings[$0].relation.eventKind != nil && Self.bodies.contains(findings[$0].subject.kind)
    }
    if !told.isEmpty {
      for index in told { findings[index].details += details }
      return
    }
    let nodes = phrases.nodes
    guard let inFavor = vote.inFavor, let against = vote.against,
      let text = nodes.indices.lazy.compactMap({ phrases.text(at: $0) }).first
    else { return }
    let body = nodes.lazy.flatMap(\.mentions).first {
      $0.form != .adjective && Self.bodies.contains($0.entity.kind)
    }?.entity
    guard let body = body ?? parliament else { return }
    findings.append(
      Finding(
        subject: body, relation: inFavor > against ? "event:SUPPORT" : "event:REJECT",
        object: .entity(text.entity), details: details, range: range, rule: "event.vote"))
  }

  /// The kinds of bodies that vote.
  private static let bodies: Set<ClassName> = [
    "Legislature", "InternationalOrganization", "GovernmentBody",
  ]
}
