import EntenteDocuments
import EntenteExtraction
import Foundation
import TestSupport
import Testing

/// The words of a language live in tables: that these are whole, and that code holds no others.
@Suite
struct `The lexicon` {
  @Test
  func `has a row for every class that code asks for, and no other`() {
    #expect(Lexicon.standard.diagnostics.map(\.description) == [])
  }

  @Test
  func `shows one of its words in every row's example`() {
    for row in Lexicon.standard.rows {
      let text = Self.padded(row.example)
      #expect(
        row.words.contains { text.contains(Self.padded($0)) || Self.isEnding($0, of: row) },
        "lexicon.tsv:\(row.line): “\(row.example)” has none of the words of \(row.name)")
    }
  }

  @Test
  func `says where a row is wrong`() {
    let table = """
      class\twords\texample
      genitive\tof\tthe embassy of Malta
      genitive\tof\tthe embassy of Malta
      gerundive\tto\tto be done
      dative\tto
      """
    let messages = Lexicon(Array(table.utf8), path: "lexicon.tsv", vocabulary: .standard)
      .diagnostics
      .filter { $0.line != 1 }.map(\.description)
    #expect(
      messages == [
        "lexicon.tsv:3: error: there is another row of 'genitive'",
        "lexicon.tsv:4: error: code asks for no class 'gerundive'; see WordClass",
        "lexicon.tsv:5: error: three columns are expected, not 2",
      ])
  }

  /// A word literal: a string of letters in small and apostrophes alone. Names of qualifiers, rules, tables and
  /// keywords are cases of enumerations; what is left are the short messages for people.
  @Test
  func `holds the words: few string literals of the extractor are one`() throws {
    let folder = Folder.project.appending(path: "Sources/EntenteExtraction")
    var found: [String] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    where path.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        // The second, fourth, … piece between quotes is a literal.
        let pieces = line.split(separator: "\"", omittingEmptySubsequences: false)
        for index in pieces.indices
        where index % 2 == 1 && Self.isWord(pieces[index])
          && !pieces[index - 1].hasSuffix("ascii: ")
        {
          found.append("\(path):\(number + 1): \(pieces[index])")
        }
      }
    }
    #expect(found.count <= Self.mostWordLiterals, "\(found.joined(separator: "\n"))")
  }

  private static let mostWordLiterals = 40

  private static func isWord(_ literal: Substring) -> Bool {
    literal.utf8.contains { 0x61...0x7A ~= $0 }
      && literal.unicodeScalars.allSatisfy { "a"..."z" ~= $0 || $0 == "'" || $0 == "’" }
  }

  private static func padded(_ text: String) -> String {
    let spaced = text.lowercased().flatMap { character -> [Character] in
      character.isLetter || character == "&" || character == "-"
        ? [character] : [" ", character, " "]
    }
    return " " + String(spaced).split(separator: " ").joined(separator: " ") + " "
  }

  /// Whether an ending ends a word of the example.
  private static func isEnding(_ ending: String, of row: Lexicon.Row) -> Bool {
    row.name.hasSuffix("Ending")
      && row.example.split(separator: " ").contains { $0.hasSuffix(ending) }
  }
}

@Suite
struct `Regular forms` {
  @Test
  func `are spelled as each row's example shows`() {
    for (form, word, written) in Inflections.standard.examples {
      #expect(Inflections.standard.form(form, of: word) == written)
    }
  }

  @Test
  func `are left out where no rule makes them`() {
    #expect(Inflections.standard.form(.doubledPast, of: "visit") == "visitted")
    #expect(Inflections.standard.form(.doubledPast, of: "sign") == "signned")
    #expect(Inflections.standard.form(.doubledPast, of: "allow") == nil)
    #expect(Inflections.standard.form(.plural, of: "envoy") == "envoys")
  }
}
