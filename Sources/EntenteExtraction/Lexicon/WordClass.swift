/// A class of words by what they are to the reader: `Ontology/english/lexicon.tsv` says which words of English belong
/// to it, with an example; the last ones are groups of `Ontology/patterns/words.list`.
enum WordClass: UInt8, CaseIterable, Sendable {
  // Prepositions and particles.
  case genitive, benefactive, agentive, allative, infinitival, ablative, inessive, comitative,
    between, essive
  case equative, placeOf, placeOrHost, reciprocalPlace, otherParty, coAgent
  case fieldMarker, topicMarker, originMarker, countedMarker, reasonMarker, ownerMarker,
    controlMarker
  case asidePreposition, blame, factivePreposition, preposition
  // Time.
  case durative, limit, terminative, beginning, vagueTime, rangeOpener, temporalRelator, retrospect,
    datingLink
  case dating, timeOpener, month, weekday
  // Conjunctions and what joins lists.
  case conjunction, fieldConjunction, fieldWord, adversative, additive, listAdverb, listSeparator,
    inclusion
  case enumeration, exemplification, leadIn, leadInRest, distributive, causal, interrogative,
    complementizer
  case negativeConjunction, inversion, clauseEnd, reasonEnd
  // Determiners and pronouns.
  case definiteArticle, pointer, article, descriptionOpener, definiteDeterminer, freeChoice,
    indefinite
  case fewModifier, comparative, officeLink, titleFiller, titleJoiner, titleBody, descriptionEnd
  case relativePronoun, relativeAdverb, unity, dual, duality, neuterPronoun, neuterSubject,
    neuterPossessive
  case personalPronoun, unambiguousPronoun, ambiguousPronoun, femalePronoun, anaphor,
    possessiveMarker, nameEnd
  // Verbs and adverbs.
  case possession, copula, copulaForm, proVerb, ellipticVerb, pendingVerb, pending, perfectPast,
    biographicVerb
  case killing, wounding, cessative, focus, postpositive, postpositiveLink
  // Nouns.
  case collective, member, partitive, countries, party, partyName, band, battle, eventNumeral,
    highGrade
  case otherBody, birth, treatyModifier, voteWord, parliament
  // Words of tables and lists.
  case membershipMarker, belonging, bodyMarker, nonResident, abroad, hostMarker, former,
    counterpartOpening
  case listOpening, listAnnouncement, operationOwner, cooperationPrefix, treatyName, resolution,
    vacancy
  // Endings.
  case pluralEnding, foreignPluralEnding, demonymEnding, silentEnding, foldedPossessive
  // Words beside names.
  case stateTitle, regionCue, part, officeWord, personTitle, titlePart, particle, cityVerb,
    governmentNoun
  case dealing, notPerson, placePreposition, bodyHead, partyHead, partyWord, bodyNoun, eventHead
  /// The first word of an organ of a state: `Ontology/english/organs.tsv`.
  case organOpener

  // Groups of `words.list`.
  case background, backgroundNoun, candidacy, clerical, counterpart, dismiss, honorary,
    namedPeople
  case resign, stay, timeOrder, timespan
  case bandMember, become, causation, document, elect, endingPerson, eventNoun, government, happen,
    listed
  case locative, memberNoun, ministerial, objectControl, obliqueControl, occasion, occupation,
    otherKind, people
  case portfolio, position, quantity, reciprocal, reflexive, relation, serve, subjectControl,
    titleWord
  case transparent, treaty, untold, utterance, vague

  /// The classes by their names in small letters, without hyphens.
  static let byName: [String: WordClass] = Dictionary(
    uniqueKeysWithValues: allCases.map { (folded("\($0)"), $0) })

  static func folded(_ name: some StringProtocol) -> String {
    name.lowercased().filter { $0 != "-" }
  }
}
