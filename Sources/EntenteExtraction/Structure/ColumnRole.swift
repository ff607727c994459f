/// What a column of a table holds, as its header says.
///
/// The names are those of `Ontology/tables/headers.tsv` and of the lines `header` of rules; only those that the
/// layout of tables itself asks for have a name here.
package struct ColumnRole: Hashable, Sendable {
  package let rawValue: String

  package init(_ name: String) { rawValue = name }

  private init(_ name: Name) { rawValue = name.rawValue }

  private enum Name: String {
    case number, state, organization, treaty, status, notes, reference, figure, represented, city,
      mission
    case sentmission, receivedmission, place, person, visitor, head, target
  }

  static let number = ColumnRole(.number)
  static let state = ColumnRole(.state)
  static let organization = ColumnRole(.organization)
  static let treaty = ColumnRole(.treaty)
  static let status = ColumnRole(.status)
  static let notes = ColumnRole(.notes)
  static let reference = ColumnRole(.reference)
  /// An amount, a share, a rank: a table that has one is about something else.
  static let figure = ColumnRole(.figure)
  /// In whose name a row stands, where that is not the page's subject.
  static let represented = ColumnRole(.represented)
  static let city = ColumnRole(.city)
  static let place = ColumnRole(.place)
  static let person = ColumnRole(.person)
  static let visitor = ColumnRole(.visitor)
  static let head = ColumnRole(.head)
  static let target = ColumnRole(.target)
  static let mission = ColumnRole(.mission)
  static let sentMission = ColumnRole(.sentmission)
  static let receivedMission = ColumnRole(.receivedmission)

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
  /// The date is about right.
  case about
  case unknown
  case none
  case refused
  case pending
  /// The date is that of something else.
  case other
}
