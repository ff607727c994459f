internal import EntenteGraph
internal import EntenteOntology
internal import Synchronization

/// The entities of the gazetteer that were asked for before, since taking a row apart costs more
/// than finding it. Any task may share it.
final class EntityCache: Sendable {
  private let gazetteer: Gazetteer
  private let entities: Mutex<[Int: Entity]>

  init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    entities = Mutex([:])
  }

  subscript(_ place: Int) -> Entity {
    entities.withLock { entities in
      if let entity = entities[place] { return entity }
      let entity = gazetteer.entry(at: place).entity
      entities[place] = entity
      return entity
    }
  }
}
