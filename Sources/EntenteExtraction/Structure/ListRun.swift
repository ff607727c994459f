import EntenteDocuments

/// Items of a list that stand together, with the line that leads in to them.
struct ListRun: Sendable {
  var items: [Block]
  var section: Int
  /// The paragraph right before the list in the same section.
  var leadIn: Block?
}

extension Document {
  /// The lists in reading order, with those that are set in columns by a table without headers.
  var listRuns: [ListRun] {
    var runs: [ListRun] = []
    var leadIn: Block?
    var isOpen = false
    func take(_ block: Block) {
      if isOpen, let last = runs.last, last.section == block.section {
        runs[runs.count - 1].items.append(block)
      } else {
        let before = leadIn.flatMap { $0.section == block.section ? $0 : nil }
        runs.append(ListRun(items: [block], section: block.section, leadIn: before))
        isOpen = true
      }
    }
    for block in blocks {
      switch block.kind {
      case .listItem: take(block)
      case .table(let index)
      where tables.indices.contains(index) && TableLayout(of: tables[index], in: self) == nil:
        for cell in tables[index].cells {
          for var inner in cell.blocks {
            guard case .listItem = inner.kind else { continue }
            inner.section = block.section
            take(inner)
          }
        }
      default:
        leadIn = block.kind == .paragraph ? block : nil
        isOpen = false
      }
    }
    return runs
  }
}

extension Block {
  /// How deep an item of a list is nested, from 1; 1 for what is no item.
  var listDepth: Int {
    if case .listItem(let depth, _) = kind { depth } else { 1 }
  }
}
