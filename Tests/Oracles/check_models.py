"""Asks graph.jsonl and the statement models beside it the same question; prints where the answers differ.

The question: which statements link two entities, since when, and which words say so. Each model has its own shape, hence its own
query; rdflib reads the RDF that has no triple terms once more.
"""
import json, logging, pathlib, sys
import pyoxigraph as ox, rdflib

logging.disable(logging.CRITICAL)
folder = pathlib.Path(sys.argv[1])
PREFIXES = """
PREFIX ent: <https://w3id.org/entente/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""
ONTOLOGY = "https://w3id.org/entente/ontology#"
DETAILS = """?node ent:status ?status ; ent:confidence ?confidence ; ent:evidence ?evidence ; prov:wasDerivedFrom ?source .
  ?evidence a ent:Evidence ; ent:quote ?quote ; ent:beginIndex ?begin ; ent:endIndex ?end ; ent:rule ?rule ; ent:source ?source .
  OPTIONAL { ?node @start@ ?start } ?o rdfs:label ?label . FILTER(STRLEN(STR(?rule)) > 0)"""
SHAPES = {
    "reified": "?node a rdf:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .",
    "wikidata": """?s ?claim ?node . ?node a ent:Statement ; ?p ?o .
        FILTER((STRSTARTS(STR(?p), "https://w3id.org/entente/property/value/")
            && STRAFTER(STR(?claim), "/property/statement/") = STRAFTER(STR(?p), "/property/value/"))
          || (STRSTARTS(STR(?p), "http://www.wikidata.org/prop/statement/")
            && STRAFTER(STR(?claim), "wikidata.org/prop/") = STRAFTER(STR(?p), "/prop/statement/")))""",
    "annotated": "?node rdf:reifies <<( ?s ?p ?o )>> .",
    "named-graphs": """{ GRAPH ?node { ?s ?p ?o } } UNION
        { ?node a rdf:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . }""",
}
START = {"wikidata": "<http://www.wikidata.org/prop/qualifier/P580>"}

# Relations that are exactly a property of Wikidata have its number there.
ontology = rdflib.Graph().parse(pathlib.Path(__file__).parents[2] / "Ontology/entente.ttl")
NUMBERS = {
    str(number).replace("http://www.wikidata.org/entity/", "http://www.wikidata.org/prop/statement/"): str(relation)
    for relation, number in ontology.subject_objects(rdflib.SKOS.exactMatch) if "wikidata.org/entity/P" in number}


def stands_for(value):
    """The relation of the ontology that a property of the model stands for."""
    if value in NUMBERS.values():
        return value
    assert ONTOLOGY + value.rpartition("/")[2] not in NUMBERS.values(), value
    return NUMBERS.get(value) or value.replace("https://w3id.org/entente/property/value/", ONTOLOGY)


wanted, direct = set(), set()
for line in open(folder / "graph.jsonl", encoding="utf8"):
    record = json.loads(line)
    if "id" not in record["object"] or record["relation"].startswith("event:"):
        continue
    relation = ONTOLOGY + record["relation"]
    if record["status"] in ("asserted", "ended"):
        direct.add((record["subject"]["id"], relation, record["object"]["id"]))
    for evidence in record["evidence"]:
        wanted.add((record["subject"]["id"], relation, record["object"]["id"], record["qualifiers"].get("start"),
                    ONTOLOGY + record["status"], evidence["quote"]))
if not wanted or not direct or not any(row[3] for row in wanted):
    print("the sample asks nothing")


def read(name, extension):
    store = ox.Store()
    form = ox.RdfFormat.TRIG if extension == "trig" else ox.RdfFormat.TURTLE
    store.load(path=str(folder / f"{name}.{extension}"), format=form)
    return store


def text(value):
    return None if value is None else value.value


for name, shape in SHAPES.items():
    store = read(name, "trig" if name == "named-graphs" else "ttl")
    query = f"{PREFIXES} SELECT DISTINCT ?s ?p ?o ?start ?status ?quote WHERE {{ {shape} {DETAILS} }}"
    query = query.replace("@start@", START.get(name, "ent:start"))
    got = {(text(row["s"]), stands_for(text(row["p"])), *(text(row[key]) for key in ("o", "start", "status", "quote")))
           for row in store.query(query)}
    if got != wanted:
        print(name, len(got), len(wanted), sorted(got ^ wanted, key=str)[:3])
    if name != "annotated":
        graph = rdflib.Dataset(default_union=True)
        extension = "trig" if name == "named-graphs" else "ttl"
        graph.parse(folder / f"{name}.{extension}", format="trig" if extension == "trig" else "turtle")
        quads = {str(quad) for quad in store}
        if len(set(graph.quads())) != len(quads):
            print(name, "rdflib", len(set(graph.quads())), len(quads))

# Every model but the named graphs states the facts, and nothing else, as plain triples; there each stands in a graph.
for name in ("none", "reified", "wikidata", "annotated"):
    store = read(name, "ttl")
    got = {(quad.subject.value, quad.predicate.value, quad.object.value) for quad in store
           if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
           and quad.predicate.value in {row[1] for row in wanted} and (quad.subject.value, quad.predicate.value) in
           {row[:2] for row in wanted}}
    if got != direct:
        print(name, "direct triples", sorted(got ^ direct)[:3])
store = read("none", "ttl")
if list(store.query(PREFIXES + "SELECT ?s WHERE { { ?s a rdf:Statement } UNION { ?s a ent:Evidence } }")):
    print("none: says more than plain triples")
store = read("named-graphs", "trig")
default = {(quad.subject.value, quad.predicate.value, getattr(quad.object, "value", "")) for quad in store
           if isinstance(quad.graph_name, ox.DefaultGraph) and isinstance(quad.subject, ox.NamedNode)}
if default & direct:
    print("named-graphs: a fact outside of its graph", sorted(default & direct)[:3])
