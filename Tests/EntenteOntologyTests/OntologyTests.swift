import EntenteGraph
import EntenteOntology
import Foundation
import TestSupport
import Testing

@Suite struct `The ontology` {
  let ontology = Ontology.standard

  @Test(arguments: [
    "State", "HistoricalState", "Organization", "InternationalOrganization", "PoliticalParty",
    "Legislature", "GovernmentBody", "MilitaryBody", "MediaOrganization", "Person", "PersonGroup",
    "DiplomaticMission", "Embassy", "ConsulateGeneral", "Consulate", "HonoraryConsulate",
    "PermanentMission", "LiaisonOffice", "InterestsSection", "HighCommission", "Legation", "Place",
    "City", "Region", "Position", "Treaty", "Event", "Document",
  ])
  func `defines every class of the catalogue`(name: String) throws {
    let found = try #require(ontology.classNamed(ClassName(rawValue: name)))
    #expect(!found.label.isEmpty && !found.definition.isEmpty)
  }

  @Test func `defines every relation of the catalogue, and no other`() {
    #expect(
      ontology.relations.map(\.name.rawValue) == [
        "accreditedTo", "affiliatedWith", "appliedTo", "candidateFor", "capital", "citizenOf",
        "diplomaticRelationsWith", "dissolved", "expelledFrom", "hasEnvoyTo", "hasMissionIn",
        "headOfGovernment", "headOfState", "headquarters", "holdsPosition", "hostState",
        "imposesSanctionsOn", "inception", "independentFrom", "locatedIn", "memberOf",
        "memberOfParty", "metWith", "observerOf", "officeOf", "partOf", "participatesIn", "partyTo",
        "peopleExpelledFrom", "peopleMet", "politicalAlignment", "politicalIdeology",
        "recognizedBy", "recognizes", "represents", "sentBy", "visited",
      ])
    #expect(ontology.relations.allSatisfy { !$0.label.isEmpty && !$0.definition.isEmpty })
  }

  @Test func `knows the qualifiers, and relations name none but those`() {
    let names = Set(ontology.qualifiers.map(\.name.rawValue))
    #expect(
      names == [
        "start", "end", "date", "applied", "signed", "ratified", "inForce", "of", "by",
        "attributedTo", "count", "reason", "for", "against", "abstain", "level", "holds", "mode",
        "deaths", "injuries",
      ])
    for relation in ontology.relations {
      #expect(names.isSuperset(of: relation.qualifiers), "\(relation.name)")
    }
  }

  @Test(arguments: [
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
  ])
  func `has a class for every kind of event`(kind: String) throws {
    let name = try #require(ontology.eventClass(ofKind: kind))
    #expect(ontology.isSubclass(name, of: "Event"))
    let relation = RelationName(rawValue: "event:" + kind)
    #expect(ontology.accepts(subject: "Embassy", relation: relation, object: "State"))
    #expect(!ontology.accepts(subject: "Treaty", relation: relation, object: "State"))
  }

  @Test func `places subclasses below their ancestors and not beside them`() {
    #expect(ontology.isSubclass("Legislature", of: "Organization"))
    #expect(ontology.isSubclass("State", of: "State"))
    #expect(!ontology.isSubclass("State", of: "HistoricalState"))
    #expect(!ontology.isSubclass("Embassy", of: "Organization"))
    #expect(!ontology.isSubclass("Nonsense", of: "Organization"))
  }

  @Test(arguments: [
    ("HistoricalState", "memberOf", "InternationalOrganization", true),
    ("Person", "memberOfParty", "PoliticalParty", true),
    ("Person", "memberOfParty", "Legislature", false),
    ("State", "memberOf", "State", false),
    ("Consulate", "sentBy", "State", true),
    ("Consulate", "locatedIn", "City", true),
    ("Person", "locatedIn", "City", false),
    ("State", "inception", "City", false),
    ("State", "event:NONSENSE", "State", false),
    ("State", "nonsense", "State", false),
  ])
  func `accepts what a relation may connect`(
    subject: String, relation: String, object: String, expected: Bool
  ) {
    #expect(
      ontology.accepts(
        subject: ClassName(rawValue: subject), relation: RelationName(rawValue: relation),
        object: ClassName(rawValue: object)) == expected)
  }

  @Test func `tells dates from texts`() {
    #expect(ontology.accepts(subject: "Embassy", relation: "inception", date: true))
    #expect(!ontology.accepts(subject: "Embassy", relation: "inception", date: false))
    #expect(ontology.accepts(subject: "PoliticalParty", relation: "politicalIdeology", date: false))
    #expect(!ontology.accepts(subject: "State", relation: "politicalIdeology", date: false))
  }

  @Test func `knows symmetry, inverses and what holds once at a time`() throws {
    #expect(try #require(ontology.relationNamed("metWith")).isSymmetric)
    #expect(try #require(ontology.relationNamed("recognizedBy")).inverse == "recognizes")
    #expect(ontology.isSingular("diplomaticRelationsWith"))
    #expect(!ontology.isSingular("visited"))
  }

  @Test(arguments: ["recognizes", "accreditedTo", "expelledFrom", "visited", "metWith"])
  func `forces no Wikidata property on what has none`(name: String) throws {
    let relation = try #require(ontology.relationNamed(RelationName(rawValue: name)))
    #expect(!relation.alignments.contains { $0.iri.contains("wikidata") })
  }
}

@Suite struct `A user's ontology` {
  private static let header = """
    @prefix : <https://w3id.org/entente/ontology#> .
    @prefix my: <https://example.org/mine#> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

    """

  private func read(_ text: String) throws(OntologyError) -> Ontology {
    try Ontology(extendingStandardBy: Array((Self.header + text).utf8), path: "mine.ttl")
  }

  @Test func `adds classes and relations to the standard one`() throws {
    let ontology = try read(
      """
      my:Cartel a owl:Class ; rdfs:subClassOf :Organization ; rdfs:label "cartel" .
      my:supplies a owl:ObjectProperty ; rdfs:label "supplies" ;
        rdfs:domain [ a owl:Class ; owl:unionOf ( my:Cartel :State ) ] ; rdfs:range :State .
      """)
    #expect(ontology.accepts(subject: "Cartel", relation: "supplies", object: "HistoricalState"))
    #expect(!ontology.accepts(subject: "Person", relation: "supplies", object: "State"))
    #expect(ontology.relationNamed("supplies")?.iri == "https://example.org/mine#supplies")
    #expect(ontology.relationNamed("memberOf") != nil)
  }

  @Test func `replaces a domain`() throws {
    let ontology = try read(":appliedTo rdfs:domain [ owl:unionOf ( :State :Organization ) ] .")
    #expect(
      ontology.accepts(subject: "PoliticalParty", relation: "appliedTo", object: "Organization"))
  }

  @Test(arguments: [
    (
      "my:A a owl:Class",
      "mine.ttl:5:17: error: expected “.” after the triples, found the end of the document"
    ),
    ("your:A a owl:Class .", "mine.ttl:5:1: error: the prefix “your:” is not declared"),
    (
      "my:A a owl:Class ; rdfs:subClassOf my:Gone ; rdfs:label \"a\" .",
      "mine.ttl:5:39: error: A stands below a class that nobody defines: "
        + "https://example.org/mine#Gone"
    ),
    (
      "my:r a owl:ObjectProperty ; rdfs:label \"r\" ; rdfs:domain :Sate .",
      "mine.ttl:5:59: error: no class of the name Sate is defined"
    ),
    ("my:r a owl:ObjectProperty .", "mine.ttl:5:4: error: r has no rdfs:label"),
    (
      "my:r a owl:DatatypeProperty ; rdfs:label \"r\" .",
      "mine.ttl:5:4: error: r has no datatype for its range"
    ),
    (
      "my:r a owl:ObjectProperty ; rdfs:label \"r\" ; owl:inverseOf my:s .",
      "mine.ttl:5:63: error: r has an inverse that nobody defines: s"
    ),
    (
      "my:State a owl:Class ; rdfs:label \"state\" .",
      "mine.ttl:5:4: error: <https://example.org/mine#State> and "
        + "<https://w3id.org/entente/ontology#State> have the same local name"
    ),
    ("my:A rdfs:label \"open .", "mine.ttl:5:17: error: the string is not closed"),
    (
      "my:A a owl:Class ; rdfs:subClassOf [",
      "mine.ttl:5:37: error: expected a predicate, found the end of the document"
    ),
  ])
  func `is refused at the place that is wrong`(text: String, message: String) {
    #expect {
      _ = try read(text)
    } throws: {
      "\($0)" == message
    }
  }
}
