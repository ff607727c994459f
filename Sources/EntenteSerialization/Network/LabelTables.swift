import EntenteBytes
import EntenteRDF

/// A network as tables for stores that have one for each label: a file for the nodes of each class, one for
/// the relationships of each type, and a script that loads them.
struct LabelTables {
  /// A store that takes such tables.
  enum Store {
    case kuzu
    case falkordb

    /// What the names of its files begin with.
    var prefix: String { self == .kuzu ? "kuzu-" : "falkordb-" }
    /// The name of the script.
    var script: String { prefix + (self == .kuzu ? "load.cypher" : "load.sh") }
  }

  /// Nodes that share their classes.
  private struct NodeTable {
    var name: String
    var kinds: [String]
    var nodes: [Int] = []
    /// The attributes that any of them has.
    var attributes: [Int] = []
  }

  /// Relationships that share their type, and in Kuzu the tables of their ends.
  private struct EdgeTable {
    var name: String
    var kind: String
    var source = 0
    var target = 0
    var edges: [Int] = []
  }

  private let network: Network
  private let store: Store
  private let delimiter: String
  private let escapesFormulas: Bool
  private var nodeTables: [NodeTable] = []
  private var edgeTables: [EdgeTable] = []
  private(set) var losses = LossReport()

  init(of network: Network, for store: Store, escapingFormulas: Bool) {
    self.network = network
    self.store = store
    escapesFormulas = escapingFormulas
    delimiter = Neo4jWriter.delimiter(of: network)
    groupNodes()
    groupEdges()
  }

  /// Writes the tables and the script; `open` gives the place of a file of the folder.
  mutating func write(_ open: (String) throws -> any ByteSink) throws {
    for table in nodeTables { try write(table, to: open(store.prefix + table.name + ".csv")) }
    for table in edgeTables { try write(table, to: open(store.prefix + table.name + ".csv")) }
    var output = ByteOutput(to: try open(store.script))
    for line in store == .kuzu ? kuzuScript : falkorScript {
      output.append(text: line)
      output.append("\n")
    }
    try output.finish()
  }

  // MARK: Tables

  private mutating func groupNodes() {
    var known: [[String]: Int] = [:]
    var names: Set<String> = []
    for (index, node) in network.nodes.enumerated() {
      // Kuzu has one table a node: that of its class; FalkorDB takes all labels with the file.
      let key = store == .kuzu ? [node.kind] : node.kinds
      let place = known[key] ?? nodeTables.count
      if place == nodeTables.count {
        known[key] = place
        let name = Self.unused(node.kind, &names)
        nodeTables.append(NodeTable(name: name, kinds: node.kinds))
      }
      nodeTables[place].nodes.append(index)
      for value in node.values where !nodeTables[place].attributes.contains(value.attribute) {
        nodeTables[place].attributes.append(value.attribute)
      }
    }
    for index in nodeTables.indices { nodeTables[index].attributes.sort() }
  }

  private mutating func groupEdges() {
    struct Key: Hashable {
      var kind: String
      var source: Int
      var target: Int
    }
    var tableOfNode = Array(repeating: 0, count: network.nodes.count)
    for (table, group) in nodeTables.enumerated() {
      for node in group.nodes { tableOfNode[node] = table }
    }
    var known: [Key: Int] = [:]
    var names = Set(nodeTables.map { $0.name.lowercased() })
    for (index, edge) in network.edges.enumerated() {
      var key = Key(kind: edge.kind, source: 0, target: 0)
      if store == .kuzu {
        key.source = tableOfNode[edge.source]
        key.target = tableOfNode[edge.target]
      }
      let place = known[key] ?? edgeTables.count
      if place == edgeTables.count {
        known[key] = place
        var name = edge.kind
        if store == .kuzu {
          name += "_" + nodeTables[key.source].name + "_" + nodeTables[key.target].name
        }
        edgeTables.append(
          EdgeTable(
            name: Self.unused(name, &names), kind: edge.kind, source: key.source,
            target: key.target))
      }
      edgeTables[place].edges.append(index)
    }
  }

  /// A name that no file has, be it in other letters of case.
  private static func unused(_ name: String, _ names: inout Set<String>) -> String {
    var unused = name
    var number = 2
    while !names.insert(unused.lowercased()).inserted {
      unused = "\(name)_\(number)"
      number += 1
    }
    return unused
  }

  // MARK: Rows

  private mutating func write(_ group: NodeTable, to sink: any ByteSink) throws {
    var table = CSVTable(to: sink, escapingFormulas: escapesFormulas)
    let attributes = group.attributes.map { network.nodeAttributes[$0] }
    let isKuzu = store == .kuzu
    table.append(
      (isKuzu ? ["id", "name", "iri", "labels"] : ["id:ID", "name:STRING", "iri:STRING"])
        + attributes.map(header))
    for index in group.nodes {
      let node = network.nodes[index]
      let fixed = [node.id, node.label, node.iri]
      table.append(
        (isKuzu ? fixed + [node.kinds.joined(separator: delimiter)] : fixed)
          + cells(node.values, group.attributes, network.nodeAttributes))
      try table.check()
    }
    try table.finish()
    losses.add(table.losses)
  }

  private mutating func write(_ group: EdgeTable, to sink: any ByteSink) throws {
    var table = CSVTable(to: sink, escapingFormulas: escapesFormulas)
    let all = Array(network.edgeAttributes.indices)
    table.append(
      (store == .kuzu
        ? ["from", "to", "label", "weight"]
        : [":START_ID", ":END_ID", "label:STRING", "weight:INT"])
        + network.edgeAttributes.map(header))
    for index in group.edges {
      let edge = network.edges[index]
      table.append(
        [
          network.nodes[edge.source].id, network.nodes[edge.target].id, edge.label,
          String(edge.weight),
        ] + cells(edge.values, all, network.edgeAttributes))
      try table.check()
    }
    try table.finish()
    losses.add(table.losses)
  }

  private func isArray(_ attribute: Network.Attribute) -> Bool {
    attribute.isList && !attribute.isProse
  }

  private func header(_ attribute: Network.Attribute) -> String {
    guard store == .falkordb else { return attribute.name }
    let type =
      switch attribute.type {
      case _ where isArray(attribute): "ARRAY"
      case .boolean: "BOOL"
      case .integer: "INT"
      case .double: "DOUBLE"
      case .string, .date, .partialDate: "STRING"
      }
    return attribute.name + ":" + type
  }

  private func cells(
    _ values: [Network.Value], _ columns: [Int], _ attributes: [Network.Attribute]
  ) -> [String] {
    columns.map { column in
      guard let value = values.first(where: { $0.attribute == column }) else { return "" }
      let attribute = attributes[column]
      guard isArray(attribute) else { return value.spelling }
      guard store == .falkordb else { return value.texts.joined(separator: delimiter) }
      if [.integer, .double].contains(attribute.type) {
        return "[" + value.texts.joined(separator: ", ") + "]"
      }
      var bytes: [UInt8] = []
      JSONText.append(value.texts, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  // MARK: Scripts

  private func quoted(_ name: String) -> String { "`" + name + "`" }

  /// The type of a column in Kuzu.
  private func kuzuType(_ attribute: Network.Attribute) -> String {
    let type =
      switch attribute.type {
      case .boolean: "BOOLEAN"
      case .integer: "INT64"
      case .double: "DOUBLE"
      case .date: "DATE"
      case .string, .partialDate: "STRING"
      }
    return attribute.isProse ? "STRING" : type + (attribute.isList ? "[]" : "")
  }

  /// A column as it stands in the file, and as it is read.
  private func kuzuColumn(_ attribute: Network.Attribute) -> (declared: String, read: String) {
    let name = quoted(attribute.name)
    guard isArray(attribute) else { return ("\(name) \(kuzuType(attribute))", name) }
    let parts = "string_split(\(name), '\(delimiter)')"
    let isText = kuzuType(attribute) == "STRING[]"
    return ("\(name) STRING", isText ? parts : "CAST(\(parts) AS \(kuzuType(attribute)))")
  }

  private func kuzuLoad(
    _ file: String, _ fixed: [(name: String, type: String)], _ attributes: [Network.Attribute]
  ) -> String {
    let columns = attributes.map(kuzuColumn)
    let declared = fixed.map { "`\($0.name)` \($0.type)" } + columns.map(\.declared)
    let read = fixed.map {
      $0.name == "labels" ? "string_split(`labels`, '\(delimiter)')" : "`\($0.name)`"
    }
    return
      "(LOAD WITH HEADERS (\(declared.joined(separator: ", "))) FROM '\(store.prefix)\(file).csv' "
      + "(HEADER=true, PARALLEL=false, ESCAPE='\"') "
      + "RETURN \((read + columns.map(\.read)).joined(separator: ", ")))"
  }

  private var kuzuScript: [String] {
    var lines = ["// From this folder: kuzu DB < kuzu-load.cypher"]
    for table in nodeTables {
      let attributes = table.attributes.map { network.nodeAttributes[$0] }
      let columns = attributes.map { "\(quoted($0.name)) \(kuzuType($0))" }
      lines.append(
        "CREATE NODE TABLE \(quoted(table.name))("
          + (["`id` STRING", "`name` STRING", "`iri` STRING", "`labels` STRING[]"] + columns
          + ["PRIMARY KEY(`id`)"]).joined(separator: ", ") + ");")
    }
    var kinds: [String] = []
    for table in edgeTables where !kinds.contains(table.kind) { kinds.append(table.kind) }
    var taken = Set(nodeTables.map { $0.name.lowercased() })
    var names: [String: String] = [:]
    for kind in kinds {
      let name = Self.unused(kind, &taken)
      names[kind] = name
      let ends = edgeTables.filter { $0.kind == kind }.map {
        "FROM \(quoted(nodeTables[$0.source].name)) TO \(quoted(nodeTables[$0.target].name))"
      }
      let columns = network.edgeAttributes.map { "\(quoted($0.name)) \(kuzuType($0))" }
      lines.append(
        "CREATE REL TABLE \(quoted(name))("
          + (ends + ["`label` STRING", "`weight` INT64"] + columns).joined(separator: ", ") + ");")
    }
    for table in nodeTables {
      let attributes = table.attributes.map { network.nodeAttributes[$0] }
      lines.append(
        "COPY \(quoted(table.name)) FROM "
          + kuzuLoad(
            table.name,
            [("id", "STRING"), ("name", "STRING"), ("iri", "STRING"), ("labels", "STRING")],
            attributes) + ";")
    }
    for table in edgeTables {
      lines.append(
        "COPY \(quoted(names[table.kind] ?? table.kind)) FROM "
          + kuzuLoad(
            table.name,
            [("from", "STRING"), ("to", "STRING"), ("label", "STRING"), ("weight", "INT64")],
            network.edgeAttributes)
          + " (from='\(nodeTables[table.source].name)', to='\(nodeTables[table.target].name)');")
    }
    return lines
  }

  private var falkorScript: [String] {
    var lines = [
      "#!/bin/sh",
      "# From this folder: sh falkordb-load.sh GRAPH [OPTION…], such as --server-url redis://…",
      "# pip install falkordb-bulk-loader brings the loader.",
      "exec falkordb-bulk-insert \"$@\" \\",
      "  --enforce-schema --escapechar none --max-token-size 512 \\",
    ]
    for table in nodeTables {
      lines.append(
        "  --nodes-with-label '\(table.kinds.joined(separator: ":"))' '\(store.prefix)\(table.name).csv' \\"
      )
    }
    for table in edgeTables {
      lines.append("  --relations-with-type '\(table.kind)' '\(store.prefix)\(table.name).csv' \\")
    }
    lines.append("  --index '\(nodeTables.first?.kinds.first ?? "Entity"):id'")
    return lines
  }
}
