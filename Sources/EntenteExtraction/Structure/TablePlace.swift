import EntenteDocuments

/// A table and where it stands.
struct TablePlace: Sendable {
  /// The index in ``Document/tables``.
  var index: Int
  var section: Int
  /// The block before it in the same section, which may lead in to it.
  var leadIn: Block?
}

extension Document {
  /// The tables in reading order, those inside cells after the one they stand in.
  var tablePlaces: [TablePlace] {
    var places: [TablePlace] = []
    var seen = [Bool](repeating: false, count: tables.count)
    func collect(_ blocks: [Block], depth: Int) {
      var before: Block?
      for block in blocks {
        if case .table(let index) = block.kind, tables.indices.contains(index), !seen[index] {
          seen[index] = true
          let leadIn = before.flatMap { $0.section == block.section ? $0 : nil }
          places.append(TablePlace(index: index, section: block.section, leadIn: leadIn))
          if depth < 8 {
            for cell in tables[index].cells { collect(cell.blocks, depth: depth + 1) }
          }
        }
        before = block
      }
    }
    collect(blocks, depth: 0)
    return places
  }
}
