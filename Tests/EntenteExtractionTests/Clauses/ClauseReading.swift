import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import EntenteLanguage

/// A sentence with its clauses, read from the tree of a CoNLL-U file or from the parser's, with the names of the
/// standard gazetteer.
struct ClauseReading {
  let reader: ClauseReader
  let text: [UInt8]
  private let memory: DateMemory

  /// Reads the clauses of a tree that a file gives.
  init(_ given: ConlluSentence, date: PartialDate? = nil, isHeading: Bool = false) {
    var sentence = Sentence(range: 0..<given.text.count, tokens: given.tokens)
    sentence.names = Self.names(given.miscellany)
    self.init(sentence, of: given.text, date: date, isHeading: isHeading)
  }

  /// Reads the clauses of a sentence as the parser sees it.
  init(parsing sentence: String, date: PartialDate? = nil, isHeading: Bool = false) {
    let text = Array(sentence.utf8)
    let pieces = Self.analyzer.split(text, in: text.indices)
    let tokens = pieces.flatMap(\.tokens).map(\.range)
    self.init(
      Self.analyzer.analyze(tokens, of: text), of: text, date: date, isHeading: isHeading)
  }

  private static let analyzer = LanguageAnalyzer()

  private init(_ sentence: Sentence, of text: [UInt8], date: PartialDate?, isHeading: Bool) {
    self.text = text
    memory = DateMemory(document: date)
    var document = Document(id: "Sentence", path: "Sentence", title: "Sentence", source: text)
    document.text = text
    document.date = date
    document.sections = [.init(title: "Sentence", level: 1, parent: 0)]
    document.blocks = [Block(kind: .paragraph, range: text.indices, section: 0)]
    let context = ContextReader(linker: .standard).context(of: document)
    var discourse = DiscourseMemory()
    let mentions = MentionFinder(linker: .standard).mentions(
      in: sentence, passage: Passage(kind: .paragraph, range: text.indices, section: 0),
      context: context, memory: &discourse)
    let graph = SentenceGraph(
      sentence, text: text, mentions: mentions,
      dates: DateReader().dates(in: text, range: text.indices, reference: date),
      vocabulary: .standard)
    reader = ClauseReader(graph: graph, vocabulary: .standard, isHeading: isHeading)
  }

  /// The names that stand in the last column as `NER=B-Person`, `NER=I-Person`.
  private static func names(_ miscellany: [String]) -> [NameSpan] {
    var names: [NameSpan] = []
    for (index, column) in miscellany.enumerated() {
      guard let mark = column.split(separator: "|").first(where: { $0.hasPrefix("NER=") }),
        let kind = NameSpan.Kind(rawValue: String(mark.dropFirst(6)))
      else { continue }
      if mark.hasPrefix("NER=I-"), let last = names.last, last.tokens.upperBound == index {
        names[names.count - 1].tokens = last.tokens.lowerBound..<index + 1
      } else {
        names.append(NameSpan(tokens: index..<index + 1, kind: kind, score: 1))
      }
    }
    return names
  }

  /// What a clause says, as the comments of the fixtures put it: "recognised: agent=Norway; patient=Kosovo; positive".
  func summary(_ clause: Clause) -> String {
    let nodes = reader.nodes
    func words(_ node: Int) -> String { String(decoding: text[nodes[node].range], as: UTF8.self) }
    let kind =
      switch clause.kind {
      case .verbal: ""
      case .copular: " (copular)"
      case .nominal: " (noun)"
      }
    let arguments = clause.arguments.map { argument in
      "\(argument.role)=\(argument.isNegated ? "!" : "")\(words(argument.node))"
    }
    var bare = clause.factuality
    bare.reasons = []
    let time = reader.time(of: clause, bound: [], memory: memory)
    var seen: [Int] = []
    let own = clause.arguments.compactMap { argument -> String? in
      let time = reader.time(of: clause, bound: [argument.node], memory: memory)
      guard !seen.contains(argument.node) else { return nil }
      seen.append(argument.node)
      let description = String(time.description.dropFirst(2))
      return time == reader.time(of: clause, bound: [], memory: memory)
        ? nil : "\(words(argument.node)) \(description.isEmpty ? "undated" : description)"
    }
    let said = arguments + ["\(bare)\(time.description)"] + own
    return "\(nodes[clause.predicate].word)\(kind): \(said.joined(separator: "; "))"
  }

  /// The clauses whose factuality a word of a table decided, by what they are worth.
  func clauses(because reason: String) -> [Clause] {
    reader.all.filter { $0.factuality.reasons.contains(reason) }
  }
}

extension ClauseReading {
  /// What a clause says and why it is worth what it is, for people.
  func explanation(_ clause: Clause) -> String {
    "\(summary(clause)) (\(clause.factuality.reasons.joined(separator: ", ")))"
  }

  /// Whether a word of a list stands in the sentence, as written or in its dictionary form.
  func hasWord(of words: [String]) -> Bool {
    let nodes = reader.nodes
    let text = " " + String(decoding: self.text, as: UTF8.self).lowercased() + " "
    return words.contains { word in
      nodes.contains { $0.lemma == word || $0.word == word || $0.word.contains(word) }
        || text.contains(" \(word)") || nodes.contains { word.hasPrefix("\($0.lemma) ") }
    }
  }
}
