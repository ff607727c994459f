internal import EntenteDocuments
internal import EntenteGraph
internal import EntenteOntology

/// The pages that a wiki's writers linked a thing to, kept as its names in open data: the page in
/// Wikipedia, and the resource of that title in DBpedia.
///
/// For what the gazetteer has no identifiers of, such as most people and many towns: a link whose words or whose
/// title are the name of the thing. Where links of one name lead to different pages, none is kept.
struct LinkTargets {
  private var targetByName: [String: String?] = [:]
  private let ontology: Ontology

  init(of document: Document, ontology: Ontology) {
    self.ontology = ontology
    for link in document.links where link.kind == .page {
      // Other namespaces and other languages have a colon; their pages are about something else.
      guard !link.target.contains(":"), link.target.utf8.count < Self.longestTitle else { continue }
      for name in Set([document.words(link.range), Self.withoutAside(link.target)]) {
        note(name, link.target)
      }
    }
  }

  private static let longestTitle = 200

  private mutating func note(_ name: String, _ target: String) {
    let key = Self.key(name)
    guard !key.isEmpty else { return }
    if let known = targetByName[key], known != target {
      targetByName[key] = .some(nil)
    } else {
      targetByName[key] = target
    }
  }

  /// Adds to what was found the links of the entities that are called as a link is.
  func add(to findings: inout [Finding]) {
    guard !targetByName.isEmpty else { return }
    for index in findings.indices {
      add(to: &findings[index].subject)
      if case .entity(var object) = findings[index].object {
        add(to: &object)
        findings[index].object = .entity(object)
      }
      for detail in findings[index].details.indices {
        guard case .entity(var value) = findings[index].details[detail].value else { continue }
        add(to: &value)
        findings[index].details[detail].value = .entity(value)
      }
    }
  }

  private func add(to entity: inout Entity) {
    guard entity.links.isEmpty, !Self.isDescribed(entity.kind, ontology),
      let target = targetByName[Self.key(entity.label)] ?? nil
    else { return }
    let name = String(target.map { $0 == " " ? "_" : $0 })
    entity.links = [
      ExternalLink(iri: "http://dbpedia.org/resource/" + name, reason: LinkedEntity.wikilink),
      ExternalLink(
        iri: "https://en.wikipedia.org/wiki/" + name, match: .page, reason: LinkedEntity.wikilink),
    ].sorted()
  }

  /// Whether a thing is named by a description, so that a link of the same words is about something
  /// more general: "Minister of Foreign Affairs", "Embassy", "diplomats".
  private static func isDescribed(_ kind: ClassName, _ ontology: Ontology) -> Bool {
    kind == "Position" || kind == "PersonGroup"
      || ontology.isSubclass(kind, of: "DiplomaticMission")
  }

  /// A name without regard to case, accents and the space between its words.
  private static func key(_ name: String) -> String {
    Folding.fold(name).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A title without what stands in brackets behind it: "Georgia (country)".
  private static func withoutAside(_ title: String) -> String {
    guard title.hasSuffix(")"), let open = title.firstIndex(of: "("), open > title.startIndex else {
      return title
    }
    return String(title[..<title.index(before: open)])
  }
}
