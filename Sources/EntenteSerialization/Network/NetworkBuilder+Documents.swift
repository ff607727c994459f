import EntenteGraph

extension NetworkBuilder {
  /// Adds a node for each document and for each source that one cites, and edges between the two that name
  /// the statements for which it is cited.
  mutating func addDocuments() {
    for document in graph.documents {
      let node = addNode(
        RDFMapping.documentID(document.id).path, label: document.title, kinds: ["Document"])
      addValue(Network.Scalar(text: document.id), "identifier", toNode: node)
      if let address = document.address {
        addValue(Network.Scalar(text: address), "address", toNode: node)
      }
      if let date = document.date { addValue(Network.Scalar(date), "published", toNode: node) }
      if let revision = document.revision {
        addValue(Network.Scalar(text: revision), "revision", toNode: node)
      }
    }
    for statement in graph.statements {
      for evidence in statement.evidence where !evidence.citations.isEmpty {
        let source = addNode(
          RDFMapping.documentID(evidence.document).path, label: evidence.document,
          kinds: ["Document"])
        for citation in evidence.citations {
          let edge = addEdge(
            from: source, to: node(of: citation), kind: "cites", label: "cites",
            iri: EntenteVocabulary.ontology + "cites")
          let isNew = !network.edges[edge].values.contains { value in
            value.texts.contains(statement.id.path)
          }
          if isNew {
            addValue(Network.Scalar(text: statement.id.path), "statements", toEdge: edge)
          }
        }
      }
    }
  }

  private mutating func node(of citation: Citation) -> Int {
    let count = network.nodes.count
    let label = citation.title ?? citation.address ?? citation.publisher ?? ""
    let node = addNode(RDFMapping.id(of: citation).path, label: label, kinds: ["Citation"])
    guard node == count else { return node }
    for (name, text) in [
      ("address", citation.address), ("publisher", citation.publisher),
    ] {
      if let text { addValue(Network.Scalar(text: text), name, toNode: node) }
    }
    // As the document writes it: a text, not a date.
    if let date = citation.date { addValue(Network.Scalar(text: date), "cited_date", toNode: node) }
    return node
  }
}
