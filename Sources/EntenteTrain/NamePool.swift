import EntenteLanguage

/// Names by kind, from which others are taken in place of those of a sentence.
///
/// Where names stand is what is to be learned, more than which names the data hold (mention replacement; Dai and
/// Adel 2020).
struct NamePool {
  private var names: [NameSpan.Kind: [[WordForm]]] = [:]
  private var givenNames: [WordForm] = []
  private var surnames: [WordForm] = []

  mutating func add(_ name: [WordForm], _ kind: NameSpan.Kind) {
    names[kind, default: []].append(name)
  }

  mutating func addGivenName(_ name: some StringProtocol) { givenNames.append(Self.form(name)) }

  mutating func addSurname(_ name: some StringProtocol) { surnames.append(Self.form(name)) }

  private static func form(_ name: some StringProtocol) -> WordForm {
    let bytes = Array(name.utf8)
    return WordForm(bytes, bytes.indices)
  }

  /// Gives the words of all names their classes.
  mutating func fill(_ clusters: Clusters) {
    for kind in names.keys {
      for name in names[kind, default: []].indices {
        for word in names[kind, default: []][name].indices {
          clusters.fill(&names[kind, default: []][name][word])
        }
      }
    }
    for index in givenNames.indices { clusters.fill(&givenNames[index]) }
    for index in surnames.indices { clusters.fill(&surnames[index]) }
  }

  /// A name of a kind by chance; that of a person has one word where `isShort`.
  func name(
    _ kind: NameSpan.Kind, isShort: Bool, _ random: inout RandomSource
  ) -> [WordForm]? {
    if kind == .person, random.fraction() < 0.7, !givenNames.isEmpty, !surnames.isEmpty {
      let given = givenNames[Int(random.next() % UInt64(givenNames.count))]
      let surname = surnames[Int(random.next() % UInt64(surnames.count))]
      if isShort { return [random.fraction() < 0.5 ? given : surname] }
      return [given, surname]
    }
    guard let names = names[kind], !names.isEmpty else { return nil }
    let name = names[Int(random.next() % UInt64(names.count))]
    return kind == .person && isShort ? name.suffix(1) : name
  }
}
