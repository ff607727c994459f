/// What a governor makes of its complement, where it is affirmed and where it is denied.
///
/// Implicative signatures after Karttunen (1971) and Nairn, Condoravdi & Karttunen (2006): `manage` + to-inf is
/// `+` affirmed and `-` denied.
struct Signature: Hashable, Sendable {
  enum Effect: String, Sendable {
    case holds = "+"
    case not = "-"
    case unknown = "u"
    case planned
    case reported
    /// Denied by whom the text cites: "denied that".
    case denied
    case ended
    case refused
  }

  /// The shape of the complement.
  enum Frame: Hashable, Sendable {
    /// "refused to sign", also of nouns and adjectives: "decision to join".
    case infinitive
    /// "denied signing", or after a preposition, "stopped short of signing".
    case gerund(String)
    /// "asked whether …".
    case question
    /// "said that …".
    case finite
    /// A noun as object: "sought recognition", or after a preposition, "opted for recognition".
    case noun(String)
    /// A noun as subject: "recognition is likely".
    case subject
  }

  /// What the tables and the chains of reasons call shapes without a preposition.
  enum FrameName: String {
    case infinitive = "to-inf"
    case that, whether, subj
  }

  var affirmed: Effect
  var negated: Effect
}

extension Factuality {
  /// What a complement is worth whose governor is worth this.
  func governing(_ signature: Signature, _ reason: String) -> Factuality {
    guard polarity != .unknown else { return self }
    var result = self
    result.isEnded = false
    result.isRefused = false
    result.reasons.append(reason)
    let effect = polarity == .positive ? signature.affirmed : signature.negated
    result.polarity = .positive
    switch effect {
    case .holds: break
    case .not: result.polarity = .negative
    case .unknown: result.polarity = .unknown
    case .planned: result.isPlanned = true
    case .reported: result.isReported = true
    case .denied: result.polarity = .negative
    case .ended: result.isEnded = true
    case .refused:
      result.polarity = .negative
      result.isRefused = true
    }
    return result
  }
}
