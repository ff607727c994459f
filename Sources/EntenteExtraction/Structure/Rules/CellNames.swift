import EntenteDocuments
import EntenteGraph

/// Finds out whom a cell names that no gazetteer need know: people, and polities by their flags.
struct CellNames: Sendable {
  let keys: KeyCellReader
  private var document: Document { keys.document }
  private var linker: Linker { keys.linker }

  init(keys: KeyCellReader) { self.keys = keys }

  /// The longest name of a person, in words.
  private static let longest = 7

  /// The polity that a flag template names.
  func state(ofFlag name: String) -> Entity {
    if let meant = keys.vocabulary.flags[name],
      let known = linker.entity(named: meant, expecting: ["State"])
    {
      return known.entity
    }
    return Entity(id: EntityID(minting: "State", name: name), kind: "State", label: name)
  }

  /// The person, state or organization that the first line of a cell names.
  ///
  /// A name that is not known is a person's where it looks like one and a person may stand there.
  func entity(in range: Range<Int>, among classes: [ClassName], of state: Entity?) -> Entity? {
    guard let line = keys.lines(in: range).first else { return nil }
    let others = Set(classes.filter { $0 != "Person" })
    if !others.isEmpty, let known = keys.entity(in: line, expecting: others, at: nil) {
      return known
    }
    guard classes.contains("Person"), let name = personName(in: line) else { return nil }
    if let known = keys.entity(in: line, expecting: ["Person"], at: nil) { return known }
    return linker.person(named: name, of: state, in: document.id)
  }

  /// Whether a cell says that nobody is there: "Vacant".
  func isVacancy(_ range: Range<Int>) -> Bool {
    let words = FoldedWords(document.text, in: range).words
    return words.isEmpty || words.count < 4 && words.contains(where: { $0.isOne(of: .vacancy) })
  }

  /// The place that the first line of a cell names; one that is not known where it looks like a name.
  func place(in range: Range<Int>) -> Entity? {
    guard let line = keys.lines(in: range).first else { return nil }
    if let known = keys.entity(in: line, expecting: ["Place", "State"], at: nil) { return known }
    let name = keys.name(in: line)
    let first = document.words(name).split(separator: ",").first.map(String.init) ?? ""
    if let known = linker.entity(named: first, expecting: ["Place", "State"]) {
      return known.entity
    }
    let words = first.split(separator: " ")
    guard (1...4).contains(words.count), words.allSatisfy({ $0.first?.isUppercase ?? false }),
      !first.contains(where: \.isNumber)
    else { return nil }
    return linker.place(named: first, in: nil)
  }

  /// Whether the first line of a cell looks like the name of a person.
  func isPerson(_ range: Range<Int>) -> Bool {
    guard let line = keys.lines(in: range).first, personName(in: line) != nil else { return false }
    return keys.entity(in: line, expecting: ["State", "Place", "Organization"], at: nil) == nil
  }

  /// The name of a person without titles and brackets; `nil` where the words are no such name.
  private func personName(in line: Range<Int>) -> String? {
    var range = keys.name(in: line)
    if range.isEmpty { return nil }
    if let link = document.links(in: range).first(where: { $0.kind == .page }) {
      range = link.range
    }
    var text = document.words(range)
    // "Doe, Jane" and "President Jane Doe, since 2006" go on with something else.
    if let comma = text.firstIndex(of: ",") { text = String(text[..<comma]) }
    var words = text.split(separator: " ")
    let folded = linker.withoutTitles(Name(text).words)
    let titles = Name(text).words.count - folded.count
    if titles > 0, titles < words.count { words.removeFirst(titles) }
    // "Prime Minister Stephen Harper".
    for count in stride(from: min(3, words.count - 2), to: 0, by: -1)
    where !linker.words.positionNames(words.prefix(count).joined(separator: " ")).isEmpty {
      words.removeFirst(count)
      break
    }
    guard
      (2...Self.longest).contains(words.count)
        || words.count == 1 && !document.links(in: range).isEmpty,
      let first = words.first?.first, first.isUppercase || !first.isASCII,
      !words.contains(where: { $0.contains { $0.isNumber || ":;?!%&".contains($0) } }),
      !Name(text).words.contains(where: { $0.isOne(of: .vacancy) })
    else { return nil }
    // Names of people hold few small words.
    let small = words.filter { $0.first?.isLowercase ?? false }
    guard small.count <= 2, words.last?.first?.isLowercase != true else { return nil }
    return words.map { Self.recased($0) }.joined(separator: " ")
  }

  /// "AFWERKI" as "Afwerki": factbooks write surnames in capitals.
  private static func recased(_ word: Substring) -> String {
    guard word.count > 2, word.allSatisfy({ !$0.isLetter || $0.isUppercase }), !word.contains(".")
    else { return String(word) }
    var result = ""
    var isFirst = true
    for character in word {
      result += isFirst ? String(character) : character.lowercased()
      isFirst = !character.isLetter && character != "'" || character == "-"
    }
    return result
  }
}
