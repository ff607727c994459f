internal import EntenteGraph

/// What a document has named so far, for the words that refer back to it.
///
/// One memory goes through the passages of a document in reading order.
package struct DiscourseMemory: Sendable {
  /// The year that the text speaks of at present: of the last full date.
  package var year: Int?

  /// A person that the document named in full.
  struct KnownPerson: Sendable {
    var entity: Entity
    /// The words of the name, folded.
    var words: [String]
    /// The key that spelling variants share; see ``NameSpelling``.
    var spelling: [String]
    /// The words of the title before the name, folded: "foreign", "minister".
    var title: [String]
    var state: EntityID?
  }

  /// The persons, the last named last.
  private(set) var persons: [KnownPerson] = []
  private var surnames: Set<String> = []
  /// The states and organizations named so far, as places in the gazetteer, the last named last,
  /// each once.
  private(set) var places: [Int] = []
  /// What the last sentence spoke of: its subject, where that is a state or an organization.
  var subject: Entity?
  /// The person that the last sentence spoke of.
  var personSubject: Entity?
  /// Whether "she" was said of a person, or "he".
  var isFemale: [EntityID: Bool] = [:]
  /// The organs of states that the document named last, by what they are called: "Parliament".
  var organs: [String: Entity] = [:]
  /// The state that the passage named last.
  var state: Entity?
  /// The section and the passage that the last sentence stood in; beyond them nothing is referred to.
  var place: Place?
  /// The states that the passage named so far, in order.
  var passageStates: [Entity] = []
  /// The international organizations that the passage named so far, in order.
  var passageOrganizations: [Entity] = []
  /// The organizations by the acronyms that the document itself gave them: "… Council (XYC)".
  var acronyms: [String: Entity] = [:]

  struct Place: Equatable, Sendable {
    var section: Int
    var passage: Int
  }

  package init() {}

  /// Remembers a person.
  mutating func remember(_ person: KnownPerson) {
    persons.removeAll { $0.entity.id == person.entity.id && $0.words == person.words }
    persons.append(person)
    if person.words.count > 1, let surname = person.words.last { surnames.insert(surname) }
  }

  /// The person last named in full whose surname this is, of namesakes the one with the title.
  func person(surnamed surname: String, title: [String] = []) -> KnownPerson? {
    guard surnames.contains(surname) else { return nil }
    let namesakes = persons.filter { $0.words.count > 1 && $0.words.last == surname }
    return namesakes.last { !Set(title).isDisjoint(with: $0.title) } ?? namesakes.last
  }

  /// Remembers that the text named what stands at a place of the gazetteer.
  mutating func remember(_ place: Int) {
    if let index = places.lastIndex(of: place) { places.remove(at: index) }
    places.append(place)
    if places.count > Self.limit { places.removeFirst() }
  }

  /// Forgets what only the words of one passage may refer to.
  mutating func enter(_ place: Place) {
    guard place != self.place else { return }
    self.place = place
    subject = nil
    personSubject = nil
    state = nil
    passageStates = []
    passageOrganizations = []
  }

  /// How many places are remembered; names shared by several are decided by them.
  private static let limit = 64
}
