import EntenteDocuments
import EntenteGraph

/// `Treaty | Signature | Ratification | In force`, with a column of the other party where there is
/// one.
extension RowReader {
  func treaties(_ row: TableRow, coverage: inout Coverage) -> [Finding] {
    guard let cell = row.cell(.treaty), let line = keys.lines(in: cell.range).first else {
      coverage.passOver("row without data")
      return []
    }
    guard let party = represented(in: row) else {
      coverage.passOver("row of another body")
      return []
    }
    var parties = [party]
    if let column = row.group.column(.state),
      let other = row.table.cell(row: row.index, column: column)
    {
      let named = keys.states(in: other.range).entities.filter { $0.id != party.id }
      guard !named.isEmpty else {
        coverage.passOver("row that names nothing known")
        return []
      }
      parties += named
    }
    var details: [Finding.Detail] = []
    for (role, key) in [
      (ColumnRole.signed, "signed"), (.ratified, "ratified"), (.inForce, "inForce"),
    ] {
      if let date = timeline(role, of: row)?.spells.lazy.compactMap(\.start).first {
        details.append(.init(key, .date(date)))
      }
    }
    guard !details.isEmpty else {
      coverage.passOver("treaty without a date")
      return []
    }
    // A treaty between the page's subject and one other is told apart by its parties; one that
    // anyone may join goes by its name alone.
    let treaty = linker.treaty(
      named: document.words(line), parties: parties.count > 1 ? parties : [])
    let range = row.range(upTo: [cell, row.cell(.signed), row.cell(.ratified), row.cell(.inForce)])
    return parties.map {
      Finding(
        subject: $0, relation: "partyTo", object: .entity(treaty), details: details, range: range,
        rule: "table.treaty")
    }
  }
}
