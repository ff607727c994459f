import EntenteExtraction

extension Coverage {
  /// The likeliest reason why documents state nothing, for people.
  package var reasonForNothing: String {
    let looked = read.values.reduce(0, +)
    guard looked > 0 else {
      return "nothing is stated: the documents hold no sentence, list or table that is read"
    }
    let reasons = passedOver.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let (reason, count) = reasons.first else {
      return "nothing is stated: of \(looked) sentences, rows and items none names a relation"
    }
    var sentence = "nothing is stated; the likeliest reason, \(count) of \(looked) times: \(reason)"
    if reason == "sentence without words of a pattern" {
      sentence += " (only English is read, and only of relations between states and the like)"
    }
    return sentence + "; entente explain SENTENCE tells more"
  }
}
