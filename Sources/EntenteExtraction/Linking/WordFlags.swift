/// The groups of `Ontology/english/name-contexts.tsv` that a word belongs to, looked up once a word.
struct WordFlags: OptionSet, Sendable {
  let rawValue: UInt32

  /// "Senator": a part of a state is spoken of.
  static let regionCue = WordFlags(rawValue: 1 << 0)
  /// "Northern": what follows is still the state's name.
  static let part = WordFlags(rawValue: 1 << 1)
  /// "Embassy": what stands before is still the state's name.
  static let office = WordFlags(rawValue: 1 << 2)
  /// "Minister": a person's name follows.
  static let personTitle = WordFlags(rawValue: 1 << 3)
  /// "Foreign": part of such a title.
  static let titlePart = WordFlags(rawValue: 1 << 4)
  /// "van": within a person's name.
  static let particle = WordFlags(rawValue: 1 << 5)
  /// "Plenipotentiary": follows a title without being a name.
  static let notPerson = WordFlags(rawValue: 1 << 6)
  /// "host": what a city does as a place.
  static let cityVerb = WordFlags(rawValue: 1 << 7)
  /// "policy": what a government has.
  static let governmentNoun = WordFlags(rawValue: 1 << 8)
  /// "talks": what two governments have with each other.
  static let dealing = WordFlags(rawValue: 1 << 9)
  /// The first word of an organ of a state.
  static let organOpener = WordFlags(rawValue: 1 << 10)
  /// "in": a place follows.
  static let locative = WordFlags(rawValue: 1 << 11)
  /// "Academy": says that what it ends is the name of an organization.
  static let bodyHead = WordFlags(rawValue: 1 << 12)
  /// "Party": says that what it ends may be the name of a party.
  static let partyHead = WordFlags(rawValue: 1 << 13)
  /// "Socialist": makes a "Union" a party.
  static let partyWord = WordFlags(rawValue: 1 << 14)
  /// "band": its name follows.
  static let bodyNoun = WordFlags(rawValue: 1 << 15)
  /// "War": says that what it ends is the name of an event.
  static let eventHead = WordFlags(rawValue: 1 << 16)

  /// The groups by their names in the table.
  static let groups: [(String, WordFlags)] = [
    ("region-cue", .regionCue), ("part", .part), ("office", .office),
    ("person-title", .personTitle), ("title-part", .titlePart), ("particle", .particle),
    ("not-person", .notPerson), ("city-verb", .cityVerb), ("government-noun", .governmentNoun),
    ("dealing", .dealing), ("locative", .locative), ("body-head", .bodyHead),
    ("party-head", .partyHead),
    ("party-word", .partyWord), ("body-noun", .bodyNoun),
    ("event-head", .eventHead),
  ]
}
