package import EntenteGraph

/// Entities that a text describes rather than names, with identifiers made from what describes them.
extension Linker {
  /// Returns the mission of a state: "Embassy of Canada in Belgrade".
  ///
  /// `host` is the state or organization in whose capital or territory it stands.
  package func mission(kind: ClassName, sender: Entity, city: Entity?, host: Entity?) -> Entity {
    let place = city?.label ?? host?.label ?? ""
    let name = "\(Slug.make(splitCamelCase: kind.rawValue)) of \(sender.label) in \(place)"
    return Entity(id: EntityID(minting: kind, name: name), kind: kind, label: name)
  }

  /// Returns a position of a state or body: "Minister of Foreign Affairs of Canada" for "Foreign
  /// Minister".
  package func position(title: String, of holder: Entity?) -> Entity {
    let name = holder.map { "\(title) of \($0.label)" } ?? title
    return Entity(id: EntityID(minting: "Position", name: name), kind: "Position", label: name)
  }

  /// Returns a person of a name.
  ///
  /// `state` is the one that the person serves or belongs to, where the text says so. Persons of one
  /// name from different documents are one only where they agree in it.
  package func person(named name: String, of state: Entity?, in document: String) -> Entity {
    let context = state?.id.path ?? document
    return Entity(
      id: EntityID(minting: "Person", name: name, context: context), kind: "Person", label: name)
  }

  /// Returns several people who are not named: "Russian diplomats", six of them.
  ///
  /// `context` sets the group apart from another one of the same words: the expelling state and the
  /// date, or else the document and the place in it.
  package func personGroup(
    of nationality: Entity?, role: String, count: Int?, context: String
  ) -> Entity {
    let name = [nationality.flatMap(adjective), role].compactMap(\.self).joined(separator: " ")
    let id = EntityID(minting: "PersonGroup", name: name, context: context + "\u{1F}\(count ?? 0)")
    return Entity(id: id, kind: "PersonGroup", label: name, count: count)
  }

  /// Returns the treaty of a name between parties; one of that name between others is another one.
  package func treaty(named name: String, parties: [Entity]) -> Entity {
    let context = parties.map(\.id.path).sorted().joined(separator: "\u{1F}")
    return Entity(
      id: EntityID(minting: "Treaty", name: name, context: context), kind: "Treaty", label: name)
  }

  /// Returns an organization that the gazetteer need not know; `country` sets namesakes apart.
  package func organization(
    named name: String, kind: ClassName = "Organization", of country: Entity?
  ) -> Entity {
    if let known = entity(named: name, expecting: [kind]) { return known.entity }
    return Entity(
      id: EntityID(minting: kind, name: name, context: country?.id.path ?? ""), kind: kind,
      label: name)
  }

  /// Returns a place that the gazetteer need not know; `country` sets namesakes apart.
  package func place(
    named name: String, kind: ClassName = "Place", in country: Entity?
  ) -> Entity {
    if let known = entity(named: name, expecting: [kind]) { return known.entity }
    return Entity(
      id: EntityID(minting: kind, name: name, context: country?.id.path ?? ""), kind: kind,
      label: name)
  }
}
