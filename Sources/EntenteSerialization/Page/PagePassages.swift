import EntenteGraph

/// The places in documents that statements stand on, each once: many statements share one.
struct PagePassages {
  /// A place with its words and what is cited there.
  struct Passage: Hashable {
    var document: Int
    var range: Range<Int>
    var text: Int
    var citations: [Int]
  }

  private(set) var documents: [SourceDocument] = []
  private var documentPlaces: [String: Int] = [:]
  private var texts = Numbering<String>()
  private var citations = Numbering<Citation>()
  private var passages = Numbering<Passage>()
  /// The place of each passage in the order in which they are written.
  private var ranks: [Int] = []

  /// Takes documents in their order.
  mutating func add(_ document: SourceDocument) {
    documentPlaces[document.id] = documents.count
    documents.append(document)
  }

  /// The number of a passage, by the order of coming.
  mutating func add(_ evidence: Evidence) -> Int {
    if documentPlaces[evidence.document] == nil {
      add(SourceDocument(id: evidence.document, title: evidence.document))
    }
    let passage = Passage(
      document: documentPlaces[evidence.document] ?? 0, range: evidence.range,
      text: texts.place(of: evidence.quote),
      citations: evidence.citations.map { citations.place(of: $0) })
    return passages.place(of: passage)
  }

  /// Sorts the passages as they stand in their documents, which packs best; ``rank(_:)`` holds from then.
  mutating func sort() {
    let all = passages.elements
    let order = all.indices.sorted { a, b in
      let (x, y) = (all[a], all[b])
      if x.document != y.document { return x.document < y.document }
      return (x.range.lowerBound, x.range.upperBound, a) < (
        y.range.lowerBound, y.range.upperBound, b
      )
    }
    ranks = Array(repeating: 0, count: all.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    self.order = order
  }

  private var order: [Int] = []

  /// The place of a passage in what is written.
  func rank(_ passage: Int) -> Int { ranks[passage] }

  /// Writes documents, passages, texts and citations as members of the data.
  func write(into data: inout JSONMembers) {
    var column = JSONColumn()
    for document in documents {
      column.append([
        document.id, document.title, document.address ?? "", document.date?.description ?? "",
      ])
    }
    data.append("documents", column)
    var (document, start, length, text) = (JSONColumn(), JSONColumn(), JSONColumn(), JSONColumn())
    var cited = JSONMembers()
    // Texts and citations are numbered anew in the order of the passages, so that neighbours lie close.
    var (usedTexts, usedCitations) = (Numbering<Int>(), Numbering<Int>())
    var (lastDocument, lastStart) = (-1, 0)
    for (rank, index) in order.enumerated() {
      let passage = passages.elements[index]
      document.append(passage.document)
      let isSame = passage.document == lastDocument
      start.append(passage.range.lowerBound - (isSame ? lastStart : 0))
      length.append(passage.range.count)
      text.append(usedTexts.place(of: passage.text) - rank)
      if !passage.citations.isEmpty {
        var places = JSONColumn()
        for citation in passage.citations { places.append(usedCitations.place(of: citation)) }
        cited.append(String(rank), places)
      }
      (lastDocument, lastStart) = (passage.document, passage.range.lowerBound)
    }
    var members = JSONMembers()
    members.append("d", document)
    members.append("at", start)
    members.append("n", length)
    members.append("t", text)
    members.append("c", json: cited.closed)
    data.append("passages", json: members.closed)
    var words = JSONColumn()
    for text in usedTexts.elements { words.append(texts.elements[text]) }
    data.append("texts", words)
    var sources = JSONColumn()
    for place in usedCitations.elements {
      let citation = citations.elements[place]
      sources.append([
        citation.address ?? "", citation.title ?? "", citation.publisher ?? "", citation.date ?? "",
      ])
    }
    data.append("citations", sources)
  }
}
