package import EntenteDocuments
internal import EntenteKnowledge

/// The frames of all kinds of events, found by their predicates: `Ontology/frames`.
package struct FrameLexicon: Sendable {
  package static let standard = FrameLexicon(
    EmbeddedFile.all.filter { $0.path.hasPrefix("frames/") && $0.path.hasSuffix(".tsv") }
      .map { ($0.contents, $0.path) })

  /// What is wrong with the tables, with path and line.
  package private(set) var diagnostics: [Diagnostic] = []
  private(set) var frames: [Frame] = []
  /// The frames by the dictionary forms of their predicates.
  private var index: [String: [Frame]] = [:]
  private var classes: [String: Set<String>] = [:]
  /// What holds of each kind of events: `frames/kinds.tsv`.
  private var traits: [String: KindTraits] = [:]
  /// The words of the classes that hold verbs or nouns of several parts, by their last part.
  private var compounds: [String: [String: [[String]]]] = [:]

  init(_ files: [(contents: [UInt8], path: String)]) {
    for (contents, path) in files where path.hasSuffix("classes.tsv") {
      for (_, cells) in Self.rows(contents) where cells.count == 2 {
        add(cells[0], cells[1].split(separator: ",").map { $0.trimmed() })
      }
      _ = path
    }
    for (contents, path) in files where path.hasSuffix("kinds.tsv") {
      for (line, cells) in Self.rows(contents) {
        guard cells.count == 4 else {
          diagnostics.append(
            Diagnostic(
              path: path, line: line, message: "4 columns are expected, not \(cells.count)"))
          continue
        }
        traits[cells[0]] = KindTraits(
          standsAlone: cells[1] == Keyword.yes.rawValue, isMutual: cells[2] == Keyword.yes.rawValue,
          hasCasualties: cells[3] == Keyword.yes.rawValue)
      }
    }
    let tables = ["classes.tsv", "kinds.tsv", "forms.tsv"]
    for (contents, path) in files.sorted(by: { $0.path < $1.path })
    where !tables.contains(where: path.hasSuffix) {
      let kind = path.split(separator: "/").last?.dropLast(4).uppercased() ?? ""
      for (line, cells) in Self.rows(contents) {
        do {
          try add(cells, kind: kind, path: path, line: line)
        } catch let problem {
          diagnostics.append(Diagnostic(path: path, line: line, message: problem.message))
        }
      }
    }
  }

  /// The classes that code asks for.
  enum Category: String {
    case people, instrument
    case stateOrgan = "state_organ"
    case agentGroup = "agent_group"
    case officialGroup = "official_group"
  }

  /// The words that cells have beside those of the language.
  private enum Keyword: String {
    case yes, between, that
  }

  private struct Problem: Error { var message: String }

  private static func rows(_ contents: [UInt8]) -> [(line: Int, cells: [String])] {
    let lines = String(decoding: contents, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    var rows: [(Int, [String])] = []
    var hasHeader = false
    for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      if hasHeader {
        rows.append(
          (
            number + 1,
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
          ))
      }
      hasHeader = true
    }
    return rows
  }

  private mutating func add(_ name: String, _ words: [String]) {
    for word in words {
      let parts = word.split(separator: "_").map(String.init)
      if parts.count == 1 {
        classes[name, default: []].insert(word)
      } else if let last = parts.last {
        compounds[name, default: [:]][last, default: []].append(Array(parts.dropLast()))
      }
    }
  }

  private mutating func add(
    _ cells: [String], kind: String, path: String, line: Int
  ) throws(Problem) {
    guard cells.count == 5 else {
      throw Problem(message: "5 columns are expected, not \(cells.count)")
    }
    var words = cells[0][...]
    var predicate = Frame.Predicate.verb
    for (prefix, known) in [("noun:", Frame.Predicate.noun), ("adj:", .adjective)]
    where words.hasPrefix(prefix) {
      predicate = known
      words = words.dropFirst(prefix.count)
    }
    let objects = try objects(cells[1], predicate)
    var frame = Frame.Row(
      kind: kind, mode: cells[3], predicate: predicate, parts: [], objects: objects, places: [],
      path: path, line: line, example: cells[4])
    try read(recipient: cells[2], into: &frame)
    if predicate != .verb {
      for object in cells[1].split(separator: "|", omittingEmptySubsequences: true)
      where object.hasSuffix(" B") || cells[1].hasSuffix(" B") {
        frame.places.append(Frame.Place(prepositions: Self.prepositions(String(object))))
      }
    }
    for word in words.split(separator: "|") {
      frame.parts = word.split(separator: "_").map(String.init)
      guard let first = frame.parts.first else { continue }
      let key = predicate == .verb ? first : frame.parts[frame.parts.count - 1]
      let made = Frame(frame)
      index[key, default: []].append(made)
      frames.append(made)
    }
  }

  private func objects(_ cell: String, _ predicate: Frame.Predicate) throws(Problem) -> [Frame
    .Object]
  {
    if predicate != .verb { return cell == Keyword.between.rawValue ? [.between] : [.none] }
    var found: [Frame.Object] = []
    for part in cell.split(separator: "|") {
      switch part {
      case "-": found.append(.none)
      case "B": found.append(.recipient)
      case "*": found.append(.any)
      case _ where part.hasPrefix("@"):
        let name = String(part.dropFirst())
        guard classes[name] != nil || compounds[name] != nil else {
          throw Problem(message: "classes.tsv has no class '\(name)'")
        }
        found.append(.category(name))
      default: found.append(.word(part.split(separator: "_").map(String.init)))
      }
    }
    return found
  }

  private func read(recipient cell: String, into frame: inout Frame.Row) throws(Problem) {
    var isOptional = true
    for var part in cell.split(separator: ";").map({ $0.trimmed() }) where part != "-" {
      var isBracketed = false
      if part.hasPrefix("("), part.hasSuffix(")") {
        isBracketed = true
        part = String(part.dropFirst().dropLast())
      }
      var infinitive: String?
      var words = part.split(separator: " ").map(String.init)
      if let place = words.firstIndex(where: { $0.hasPrefix("to-inf") }) {
        let name = words[place].split(separator: ":").dropFirst().first.map {
          String($0.dropFirst())
        }
        frame.clause = .infinitive(name)
        words.remove(at: place)
        if name != nil { infinitive = name }
      }
      if words.last == Keyword.that.rawValue {
        frame.clause = .finite
        words.removeLast()
      }
      guard !words.isEmpty else { continue }
      guard words.last == "B" || words.last == "A" && words.count == 2 else {
        throw Problem(message: "'\(part)' does not end in A or B")
      }
      if words.last == "A" {
        frame.places.append(
          Frame.Place(prepositions: Self.prepositions(words[0]), isOfActor: true))
        continue
      }
      if !isBracketed { isOptional = false }
      frame.places.append(
        Frame.Place(
          prepositions: words.count == 1 ? [] : Self.prepositions(words[0] + " B"),
          infinitive: infinitive))
    }
    frame.isRecipientOptional = isOptional
  }

  private static func prepositions(_ text: String) -> [String] {
    text.split(separator: " ").first.map {
      $0.split(separator: "|").map { String($0).replacing("_", with: " ") }
    } ?? []
  }

  // MARK: Asking

  /// What holds of a kind of events.
  func traits(of kind: String) -> KindTraits { traits[kind] ?? KindTraits() }

  /// The frames whose predicate has a dictionary form.
  func frames(of lemma: String) -> [Frame] { index[lemma] ?? [] }

  /// The dictionary forms with which a frame begins.
  var predicates: [String] { index.keys.sorted() }

  /// Whether a noun, with the words before it, is one of a class.
  func contains(_ category: String, _ lemma: String, _ modifiers: [String]) -> Bool {
    if classes[category]?.contains(lemma) ?? false { return true }
    return compounds[category]?[lemma]?.contains { $0.allSatisfy(modifiers.contains) } ?? false
  }

  /// How many words a class holds: of two classes the smaller one tells more.
  func size(of category: String) -> Int {
    (classes[category]?.count ?? 0) + (compounds[category]?.count ?? 0)
  }
}

/// What holds of all events of a kind.
struct KindTraits: Hashable, Sendable {
  /// Whether such an event is told without a recipient.
  var standsAlone = false
  /// Whether its actors are each other's recipients where no other is told.
  var isMutual = false
  /// Whether the killed and injured belong to it.
  var hasCasualties = false
}

extension StringProtocol {
  /// The text without spaces at its ends.
  fileprivate func trimmed() -> String {
    var part = self[...]
    while part.first == " " { part = part.dropFirst() }
    while part.last == " " { part = part.dropLast() }
    return String(part)
  }
}
