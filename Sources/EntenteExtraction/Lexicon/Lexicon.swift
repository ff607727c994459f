package import EntenteDocuments
internal import EntenteKnowledge

/// The classes of the words of a language, looked up once a word: `Ontology/english/lexicon.tsv`, with the groups of
/// `Ontology/patterns/words.list` that code asks for.
///
/// Code asks for a class, never for a word: a language is taught by a folder of tables.
package struct Lexicon: Sendable {
  package static let standard = Lexicon(
    EmbeddedFile.named("english/lexicon.tsv")?.contents ?? [], path: "english/lexicon.tsv",
    vocabulary: .standard)

  /// A row of the table.
  package struct Row: Sendable {
    package var name: String
    package var words: [String]
    /// A phrase with one of the words.
    package var example: String
    package var line: Int
  }

  /// What is wrong with the table, with path and line.
  package private(set) var diagnostics: [Diagnostic] = []
  package private(set) var rows: [Row] = []
  private var classes: [String: WordClasses] = [:]
  /// The words of each class, in the order of the table.
  private var words: [[String]]

  package init(_ contents: [UInt8], path: String, vocabulary: Vocabulary) {
    words = Array(repeating: [], count: WordClass.allCases.count)
    for line in EnglishTable.lines(contents).dropFirst() {
      guard line.cells.count == 3 else {
        report(path, line.number, "three columns are expected, not \(line.cells.count)")
        continue
      }
      let row = Row(
        name: line.cells[0], words: line.cells[1].split(separator: "|").map(Self.spaced),
        example: line.cells[2], line: line.number)
      guard let known = WordClass.byName[WordClass.folded(row.name)] else {
        report(path, row.line, "code asks for no class '\(row.name)'; see WordClass")
        continue
      }
      guard words[Int(known.rawValue)].isEmpty else {
        report(path, row.line, "there is another row of '\(row.name)'")
        continue
      }
      rows.append(row)
      add(row.words, to: known)
    }
    for (group, members) in vocabulary.named {
      guard let known = WordClass.byName[WordClass.folded(group)],
        words[Int(known.rawValue)].isEmpty
      else { continue }
      add(members, to: known)
    }
    add(LinkingWords.organOpeners(), to: .organOpener)
    for item in WordClass.allCases where words[Int(item.rawValue)].isEmpty {
      report(path, 1, "a row of '\(item)' is missing")
    }
  }

  private mutating func report(_ path: String, _ line: Int, _ message: String) {
    diagnostics.append(Diagnostic(path: path, line: line, message: message))
  }

  private mutating func add(_ members: [String], to known: WordClass) {
    words[Int(known.rawValue)] = members
    for word in members { classes[word, default: []].insert(known) }
  }

  private static func spaced(_ word: Substring) -> String { String(word).replacing("_", with: " ") }

  /// The classes that a word in small letters belongs to.
  func classes(of word: String) -> WordClasses { classes[word] ?? [] }

  /// The same, also for abbreviations: "dr." is "dr".
  func classes(ofAbbreviation word: String) -> WordClasses {
    if let known = classes[word] { return known }
    return word.hasSuffix(".") ? classes[String(word.dropLast())] ?? [] : []
  }

  /// Whether a word in small letters belongs to a class.
  func has(_ item: WordClass, _ word: String) -> Bool { classes[word]?.contains(item) ?? false }

  /// The words of a class, in the order of the table.
  func words(_ item: WordClass) -> [String] { words[Int(item.rawValue)] }

  /// The word of a class that is written where there is a choice.
  func word(_ item: WordClass) -> String { words(item).first ?? "" }
}

extension String {
  /// Whether the word, in small letters, belongs to a class.
  func isOne(of item: WordClass) -> Bool { Lexicon.standard.has(item, self) }

  /// Whether the word ends in one of the endings of a class, with more than so many letters before it.
  func endsIn(_ item: WordClass, beyond count: Int = -1) -> Bool {
    Lexicon.standard.words(item).contains { hasSuffix($0) && self.count > $0.count + count }
  }
}
