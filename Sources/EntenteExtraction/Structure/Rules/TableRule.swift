package import EntenteGraph

/// What a table or a list must be for its rows to be read, and what a row states: one rule of
/// `Ontology/tables/*.rules`.
package struct TableRule: Sendable {
  /// One of the things that the words of a rule stand for.
  package enum Term: Hashable, Sendable {
    /// What the page is about.
    case subject
    /// What the section is about beside the subject.
    case counterpart
    /// The cell of a column.
    case column(ColumnRole)
    /// What a letter of the title stands for.
    case slot(String)
    /// An office of somebody: "position secretary_general of A".
    case position(String, of: String)
  }

  /// How the cell of a date is read.
  package enum Timing: Hashable, Sendable {
    /// Each time in the cell is a statement with a start and an end.
    case spells([ColumnRole])
    /// The first time of the cell.
    case start([ColumnRole])
    /// Each date is one of a deed.
    case date([ColumnRole])
    /// The term that the cell gives: "1999 – 2003".
    case period([ColumnRole])
    case none

    /// The columns of which the first that is there counts.
    var columns: [ColumnRole] {
      switch self {
      case .spells(let roles), .start(let roles), .date(let roles), .period(let roles): roles
      case .none: []
      }
    }
  }

  /// What a row states where its date is missing.
  package enum Undated: String, Sendable {
    case nothing
    case asserted
    case listed
  }

  /// One statement of a row.
  package struct Claim: Sendable {
    package var subject: Term
    package var relation: RelationName
    package var object: Term
    package var timing = Timing.none
    package var end: ColumnRole?
    /// Qualifiers with the columns of their dates.
    package var details: [(key: String, column: ColumnRole)] = []
    package var undated: Undated?
    package var status: Statement.Status?
    /// The column whose words change relation and status, by `statuses.tsv`; remarks beside the key
    /// count too.
    package var remarks: ColumnRole?
    /// The relation where the date is still to come, with the column of its own date.
    package var pending: (relation: RelationName, column: ColumnRole)?
    /// The column and the words, one of which it must hold.
    package var condition: (column: ColumnRole, words: Set<String>)?
  }

  /// How a row tells of missions.
  package enum Missions: Sendable {
    /// By its own columns, with the state of the row; caption and headings say whose they are.
    case listed
    /// In a column for each direction.
    case inColumns
  }

  package var name: String
  package var path: String
  package var line: Int
  /// Rules of a smaller rank are asked first.
  package var rank = 50
  package var titles: [TitlePattern] = []
  /// The classes of what the page must be about.
  package var pages: [ClassName] = []
  package var topics: Set<String> = []
  package var excludedTopics: Set<String> = []
  package var readsLists = false
  package var readsTables = true
  /// Of each, one column must be there.
  package var columns: [[ColumnRole]] = []
  package var excludedColumns: [ColumnRole] = []
  /// The columns that alone may be there, beside those of notes; empty for any.
  package var onlyColumns: [ColumnRole] = []
  package var key: ColumnRole?
  package var keyClasses: [ClassName] = []
  /// Whether most keys must name what the rule wants, and not the header alone.
  package var checksKeys = false
  package var slotClasses: [String: [ClassName]] = [:]
  /// A column whose header must name the subject: "Recognized by Nicaragua".
  package var namingHeader: ColumnRole?
  /// Why its rows state nothing.
  package var nothing: String?
  package var claims: [Claim] = []
  package var missions: Missions?
  package var opened: ColumnRole?
  package var closed: ColumnRole?
  package var examples: [TableRuleExample] = []

  package init(name: String, path: String, line: Int) {
    self.name = name
    self.path = path
    self.line = line
  }

  /// The name of the rule in evidence.
  package var evidenceName: String { "table.\(name)" }
  /// The same where a list is read by it.
  package var listEvidenceName: String { "list.\(name)" }
}

/// A table beside a rule, and what the rule says of it.
package struct TableRuleExample: Sendable {
  package var line: Int
  package var isNearMiss: Bool
  package var page: String
  package var headings: [String]
  /// The rows or the items, as lightly marked text.
  package var lines: [String] = []
  package var expected: [PatternExample.Expectation] = []
}
