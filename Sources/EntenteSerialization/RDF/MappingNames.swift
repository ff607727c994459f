import EntenteGraph
import EntenteOntology
import EntenteRDF

/// The predicates, classes and datatypes of the export, as terms at the beginning of a store.
struct MappingNames {
  let type: TermRecord
  let label: TermRecord
  let alternativeLabel: TermRecord
  let sameAs: TermRecord
  let exactMatch: TermRecord
  let closeMatch: TermRecord
  let isPrimaryTopicOf: TermRecord
  let count: TermRecord
  let latitude: TermRecord
  let longitude: TermRecord
  let iso3: TermRecord
  let cow: TermRecord

  let rdfStatement: TermRecord
  let rdfSubject: TermRecord
  let rdfPredicate: TermRecord
  let rdfObject: TermRecord
  let reifies: TermRecord
  let statement: TermRecord
  let status: TermRecord
  let confidence: TermRecord
  let context: TermRecord
  /// The first and the last day of a start, an end and a date.
  let bounds: [(earliest: TermRecord, latest: TermRecord)]
  let start: TermRecord
  let end: TermRecord
  let date: TermRecord
  let actor: TermRecord
  let recipient: TermRecord

  let evidenceClass: TermRecord
  let evidence: TermRecord
  let source: TermRecord
  let beginIndex: TermRecord
  let endIndex: TermRecord
  let quote: TermRecord
  let rule: TermRecord
  let inheritedFrom: TermRecord
  let cites: TermRecord
  let citation: TermRecord
  let wasDerivedFrom: TermRecord

  let document: TermRecord
  let title: TermRecord
  let identifier: TermRecord
  let digest: TermRecord
  let documentDate: TermRecord
  let publisher: TermRecord
  let address: TermRecord
  let version: TermRecord

  let english: Range<Int>
  private var terms: [String: TermRecord] = [:]

  /// Puts the names of the ontology and of the open vocabularies into `store`.
  init(ontology: Ontology, into store: inout TermStore) {
    func own(_ name: String) -> TermRecord { store.iri(EntenteVocabulary.ontology + name) }
    type = store.iri(RDF.type)
    label = store.iri(EntenteVocabulary.label)
    alternativeLabel = store.iri(EntenteVocabulary.alternativeLabel)
    sameAs = store.iri(EntenteVocabulary.sameAs)
    exactMatch = store.iri(EntenteVocabulary.exactMatch)
    closeMatch = store.iri(EntenteVocabulary.closeMatch)
    isPrimaryTopicOf = store.iri(EntenteVocabulary.isPrimaryTopicOf)
    count = own("count")
    latitude = store.iri(EntenteVocabulary.geo + "lat")
    longitude = store.iri(EntenteVocabulary.geo + "long")
    iso3 = own("iso3")
    cow = own("cow")
    rdfStatement = store.iri(RDF.statement)
    rdfSubject = store.iri(RDF.subject)
    rdfPredicate = store.iri(RDF.predicate)
    rdfObject = store.iri(RDF.object)
    reifies = store.iri(RDF.reifies)
    statement = own("Statement")
    status = own("status")
    confidence = own("confidence")
    context = own("context")
    bounds = ["Start", "End", "Date"].map { (own("earliest" + $0), own("latest" + $0)) }
    start = own("start")
    end = own("end")
    date = own("date")
    actor = own("actor")
    recipient = own("recipient")
    evidenceClass = own("Evidence")
    evidence = own("evidence")
    source = own("source")
    beginIndex = own("beginIndex")
    endIndex = own("endIndex")
    quote = own("quote")
    rule = own("rule")
    inheritedFrom = own("inheritedFrom")
    cites = own("cites")
    citation = own("Citation")
    wasDerivedFrom = store.iri(EntenteVocabulary.wasDerivedFrom)
    document = own("Document")
    title = store.iri(EntenteVocabulary.title)
    identifier = store.iri(EntenteVocabulary.identifier)
    digest = own("digest")
    documentDate = store.iri(EntenteVocabulary.date)
    publisher = store.iri(EntenteVocabulary.publisher)
    address = store.iri(EntenteVocabulary.address)
    version = store.iri(EntenteVocabulary.version)
    english = store.append("en")
    for known in ontology.classes { terms[known.name.rawValue] = store.iri(known.iri) }
    for known in ontology.relations + ontology.qualifiers {
      terms[known.name.rawValue] = store.iri(known.iri)
    }
    for status in Statement.Status.allCases { terms[status.rawValue] = own(status.rawValue) }
    for datatype in [
      XSD.integer, XSD.decimal, XSD.date, XSD.gYear, XSD.gYearMonth, XSD.gMonth, XSD.gMonthDay,
      XSD.nonNegativeInteger, XSD.boolean, EntenteVocabulary.ontology + "DateRange",
      EntenteVocabulary.extendedDate,
    ] {
      terms[datatype] = store.iri(datatype)
    }
  }

  /// The class, relation, qualifier, status or datatype of a name.
  func callAsFunction(_ name: String) -> TermRecord? { terms[name] }
}
