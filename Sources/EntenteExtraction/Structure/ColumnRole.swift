/// What a column of a table holds, as its header says.
///
/// The names are those of `Ontology/tables/headers.tsv`.
enum ColumnRole: String, Sendable {
  case number
  case state
  case organization
  case began
  case ended
  /// A date of something that is no relation of the catalogue.
  case otherDate = "otherdate"
  /// A date whose meaning the place of the table gives.
  case date
  case recognition
  case recognizedBy = "recognizedby"
  case withdrawn
  case applied
  case admitted
  case left
  case observerSince = "observersince"
  case participantSince = "participantsince"
  case status
  case represented
  case treaty
  case signed
  case ratified
  case inForce = "inforce"
  /// A mission that the page's subject keeps with the state of the row.
  case sentMission = "sentmission"
  /// A mission that the state of the row keeps with the page's subject.
  case receivedMission = "receivedmission"
  case mission
  case city
  case concurrent
  case notes
  case reference
  case person
  /// An amount, a share, a rank: a table that has one is about something else.
  case figure

  /// Whether the column names what its rows are about.
  var isKey: Bool { self == .state || self == .organization || self == .treaty }
}

/// What a heading, a caption or a lead-in line says that a part of a document is about.
///
/// The names are those of `Ontology/tables/topics.tsv`; of several in one title the first in this
/// order counts.
enum Topic: String, Sendable, CaseIterable {
  /// States that recognize the page's subject.
  case recognizers
  case unrelated
  case noRelations = "no-relations"
  case otherRelations = "other-relations"
  case apparatus
  case recognitionWithdrawn = "recognition-withdrawn"
  case formerRelations = "former-relations"
  case membership
  case treaties
  case missions
  case recognition
  case relations
  /// Says nothing of its own: a continent, "List", "Overview".
  case neutral
}

/// What words of a cell say of the dates around them.
///
/// The names are those of `Ontology/tables/cells.tsv`.
enum CellCue: String, Sendable {
  case begins
  case ends
  case resumes
  case to
  case before
  case after
  case unknown
  case none
  case refused
  case pending
  /// The date is that of something else.
  case other
}
