"""Twelve questions to a graph of Entente, in SPARQL, SQL and Cypher.

All ask for statements between two entities that are facts, background among them; answers are rows of texts, and identifiers are the paths below the base.
"""

COUNT = "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }"


def prefixed(query):
    return """PREFIX ent: <https://w3id.org/entente/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
""" + query


def sparql(what, pattern, group=""):
    """A query for facts: ?s says that ?a has ?relation to ?b. Each answer is made one text, since some shells break lines."""
    fact = """?s a rdf:Statement ; rdf:subject ?a ; rdf:predicate ?relation ; rdf:object ?b ; ent:status ?status .
      FILTER(?status IN (ent:asserted, ent:ended)) FILTER(isIRI(?b)) """
    return f"SELECT {what} WHERE {{ {fact} {pattern} }} {group}"


def sql(what, where, tables="facts", group=""):
    return f"""WITH facts AS (SELECT * FROM statements WHERE status IN ('asserted', 'ended') AND object IS NOT NULL AND relation NOT LIKE 'event:%')
      SELECT {what} FROM {tables} WHERE {where} {group}"""


def cypher(what, where="", relation="", more=""):
    """The events of a property graph have names in capitals, and documents cite."""
    relations = "" if relation else "NOT label(r) IN ['cites', 'actor'] AND label(r) <> upper(label(r)) AND NOT label(r) STARTS WITH 'SUPPORT'"
    conditions = " AND ".join(part for part in (relations, where) if part)
    kind = ":" + relation if relation else ""
    return f"MATCH (a)-[r{kind}]->(b){more}" + (f" WHERE {conditions}" if conditions else "") + f" RETURN {what}"


QUESTIONS = [
    ("who joined what, when",
     sparql("?a ?b ?start", "FILTER(?relation = ent:memberOf) ?s ent:start ?start ."),
     sql("subject, object, start_date", "relation = 'memberOf' AND start_date IS NOT NULL"),
     cypher("a.id, b.id, r.start", "r.start IS NOT NULL", "memberOf")),
    ("statements of each relation",
     sparql("?relation (COUNT(?s) AS ?n)", "", "GROUP BY ?relation"),
     sql("relation, COUNT(*)", "true", group="GROUP BY relation"),
     cypher("label(r), COUNT(r)")),
    ("what began in the nineties",
     sparql("?s", 'FILTER(?day >= "1990-01-01"^^xsd:date && ?day <= "1999-12-31"^^xsd:date) ?s ent:earliestStart ?day .'),
     sql("id", "start_earliest BETWEEN '1990-01-01' AND '1999-12-31'"),
     cypher("r.statement", "DATE(r.start_earliest) >= DATE('1990-01-01') AND DATE(r.start_earliest) <= DATE('1999-12-31')")),
    ("missions with their senders and hosts",
     sparql("?a ?b ?host", """FILTER(?relation = ent:sentBy) ?t a rdf:Statement ; rdf:subject ?a ; rdf:predicate ent:hostState ; rdf:object ?host .""").replace("SELECT", "SELECT DISTINCT"),
     sql("DISTINCT f.subject, f.object, g.object", "f.relation = 'sentBy' AND g.relation = 'hostState' AND f.subject = g.subject", "facts f, facts g"),
     "MATCH (a)-[r:sentBy]->(b), (a)-[h:hostState]->(c) RETURN DISTINCT a.id, b.id, c.id"),
    ("who recognized whom, and on which days at the latest",
     sparql("?a ?b ?day", "FILTER(?relation = ent:recognizes) ?s ent:latestDate ?day ."),
     sql("subject, object, on_latest", "relation = 'recognizes' AND on_latest IS NOT NULL"),
     cypher("a.id, b.id, r.date_latest", "r.date_latest IS NOT NULL", "recognizes")),
    ("statements that are told with a confidence of 0.95 or more",
     sparql("?s", "?s ent:confidence ?c . FILTER(?c >= 0.95)"),
     sql("id", "CAST(confidence AS DOUBLE) >= 0.95"),
     cypher("r.statement", "r.confidence >= 0.95")),
    ("the words for what has an end and is told in one place",
     sparql("?s ?quote", "?s ent:end ?end ; ent:evidence ?e . ?e ent:quote ?quote . FILTER NOT EXISTS { ?s ent:evidence ?other . FILTER(?other != ?e) }"),
     sql("f.id, e.quote", "f.end_date IS NOT NULL AND e.statement = f.id AND (SELECT COUNT(*) FROM evidence o WHERE o.statement = f.id) = 1", "facts f, evidence e"),
     cypher("r.statement, r.quote", "r.`end` IS NOT NULL AND size(r.documents) = 1")),
    ("states, bodies and the cities where those sit",
     sparql("?a ?b ?city", "FILTER(?relation = ent:memberOf) ?t a rdf:Statement ; rdf:subject ?b ; rdf:predicate ent:headquarters ; rdf:object ?city .").replace("SELECT", "SELECT DISTINCT"),
     sql("DISTINCT f.subject, f.object, g.object", "f.relation = 'memberOf' AND g.relation = 'headquarters' AND f.object = g.subject", "facts f, facts g"),
     "MATCH (a)-[r:memberOf]->(b)-[h:headquarters]->(c) RETURN DISTINCT a.id, b.id, c.id"),
    ("embassies by name",
     "SELECT ?n ?name WHERE { ?n a ent:Embassy ; rdfs:label ?name }",
     "SELECT id, label FROM entities WHERE class = 'Embassy'",
     "MATCH (n:Embassy) RETURN n.id, n.name"),
    ("states by their numbers in the Correlates of War",
     "SELECT ?n ?cow WHERE { ?n a ent:State ; ent:cow ?cow }",
     "SELECT id, ccode FROM entities WHERE class = 'State' AND ccode IS NOT NULL",
     "MATCH (n:State) WHERE n.cow IS NOT NULL RETURN n.id, n.cow"),
    ("cities north of 50 degrees",
     "PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> SELECT ?n WHERE { ?n a ent:City ; geo:lat ?lat FILTER(?lat > 50) }",
     "SELECT id FROM entities WHERE class = 'City' AND CAST(latitude AS DOUBLE) > 50",
     "MATCH (n:City) WHERE n.latitude > 50.0 RETURN n.id"),
    ("background of the gazetteer, by relation",
     sparql("?relation (COUNT(?s) AS ?n)", "?s ent:context true .", "GROUP BY ?relation"),
     sql("relation, COUNT(*)", "CAST(context AS INTEGER) = 1", group="GROUP BY relation"),
     cypher("label(r), COUNT(r)", "r.context = true")),
]
