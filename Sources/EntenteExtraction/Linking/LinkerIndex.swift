internal import EntenteGraph
internal import EntenteOntology
internal import Synchronization

/// What the linker asks of the gazetteer by other keys than a name: made when first asked for, since
/// a run over tables alone never does. Any task may share it.
final class LinkerIndex: Sendable {
  private let gazetteer: Gazetteer
  private let made: Mutex<Contents?>

  /// A person of the gazetteer, by a word of the name.
  struct Person: Sendable {
    var place: Int
    /// The words of a name, folded.
    var words: [String]
    var spelling: [String]
  }

  struct Contents: Sendable {
    /// The persons by the spelling key of the last word of a name.
    var persons: [String: [Person]] = [:]
    /// The states that exist by the city from which they are governed.
    var states: [EntityID: Int] = [:]
    /// The organs by their state.
    var organs: [EntityID: [Int]] = [:]
  }

  init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    made = Mutex(nil)
  }

  var contents: Contents {
    made.withLock { made in
      if let made { return made }
      let contents = make()
      made = contents
      return contents
    }
  }

  private func make() -> Contents {
    var contents = Contents()
    for place in 0..<gazetteer.count {
      switch gazetteer.kind(at: place) {
      case "Person":
        let entry = gazetteer.entry(at: place)
        for name in [entry.label] + entry.names {
          let words = Name(name).words
          guard let last = words.last, words.count > 1 else { continue }
          let person = Person(place: place, words: words, spelling: NameSpelling.keys(words))
          contents.persons[NameSpelling.key(last), default: []].append(person)
        }
      case "State" where !gazetteer.hasEnded(place):
        if let seat = gazetteer.entry(at: place).seat, contents.states[seat] == nil {
          contents.states[seat] = place
        }
      case "Legislature", "GovernmentBody", "MilitaryBody":
        if let country = gazetteer.entry(at: place).country {
          contents.organs[country, default: []].append(place)
        }
      default: break
      }
    }
    return contents
  }
}
