internal import EntenteDocuments
internal import EntenteGraph

/// Which rule took a table, or which came nearest and what the table lacked, for people.
package struct TableExplanation: Sendable {
  private let knowledge: Knowledge

  /// How many rules that do not fit are named.
  private static let nearest = 2

  package init(_ knowledge: Knowledge = .standard) { self.knowledge = knowledge }

  /// The explanation of each table of a document that holds some words, as lines.
  package func lines(of context: DocumentContext, holding words: String? = nil) -> [[String]] {
    let tables = TableFindings(linker: knowledge.linker, library: knowledge.tables)
    var explained: [[String]] = []
    var number = 0
    tables.visit(context) { visit in
      number += 1
      let document = visit.situation.document
      let text = visit.table.cells.map { document.words($0.range) }
      if let words, !text.contains(where: { $0.contains(words) }) { return }
      explained.append(lines(of: visit, number: number, tables))
    }
    return explained
  }

  private func lines(
    of visit: TableFindings.Visit, number: Int, _ tables: TableFindings
  ) -> [String] {
    let situation = visit.situation
    let titles = situation.titles.prefix(2).map { String(decoding: $0.text, as: UTF8.self) }
    var lines = ["table \(number): \(titles.joined(separator: " < "))"]
    let subject = situation.subject.map { "\($0.label) (\($0.kind))" } ?? "not known"
    lines.append("  page about: \(subject); topic: \(situation.topic?.rawValue ?? "none")")
    guard let layout = visit.layout else {
      return lines + ["  no rule: its headers are not understood"]
    }
    for group in layout.groups {
      let columns = group.columns.map { column in
        let roles = ([column.role].compactMap(\.self) + column.roles)
          .reduce(into: [ColumnRole]()) { if !$0.contains($1) { $0.append($1) } }
        return "\(column.header.isEmpty ? "–" : column.header) = "
          + (roles.isEmpty ? "?" : roles.map(\.rawValue).joined(separator: "|"))
      }
      lines.append("  columns: " + columns.joined(separator: "; "))
      let fits = Array(tables.fits(group, of: visit.table, layout, in: situation))
      if let taken = fits.first(where: \.fits) {
        let reason = taken.rule.nothing.map { ": states nothing, a \($0)" } ?? ""
        lines.append("  rule \(taken.rule.name), \(taken.rule.path):\(taken.rule.line)\(reason)")
      } else {
        lines.append("  no rule takes it")
        let near = fits.enumerated().filter { $0.element.held > 0 }.sorted {
          ($0.element.lacking.count, -$0.element.held, $0.offset)
            < ($1.element.lacking.count, -$1.element.held, $1.offset)
        }
        for fit in near.prefix(Self.nearest).map(\.element) {
          lines.append("  nearly \(fit.rule.name): lacks \(fit.lacking.joined(separator: "; "))")
        }
      }
    }
    return lines
  }
}
