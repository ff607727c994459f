"""check_publishing.py FOLDER: what an export tells of itself holds, by readers that share no code with the project.

FOLDER has graph.ttl, graph.nq, graph.jsonld, graph.jsonl, quickstatements.tsv, dataset.ttl and manifest.json of one run with `--base
https://example.org/id/ --licence https://creativecommons.org/licenses/by/4.0/ --graph-per-document` where that goes, and what
`entente ontology` prints: ontology.ttl, shapes.ttl, context.json, schema.json. Prints what is wrong, and nothing else.
"""
import copy, hashlib, json, logging, pathlib, re, sys
import jsonschema, pyld.jsonld, pyoxigraph as ox, pyshacl, rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID

logging.disable(logging.CRITICAL)
folder = pathlib.Path(sys.argv[1])
BASE = "https://example.org/id/"
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")


def wrong(condition, message):
    if condition:
        print(message)


# JSON Lines by their schema, and that the schema refuses what is none.
schema = json.loads((folder / "schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
lines = [json.loads(line) for line in (folder / "graph.jsonl").read_text().splitlines()]
wrong(len(lines) < 20, f"only {len(lines)} lines")
for line in lines:
    for error in validator.iter_errors(line):
        print(f"{line['id']}: {error.json_path}: {error.message}")
    wrong(not line["id"].startswith(BASE), f"{line['id']} has another base")
CHANGES = {
    "no status": lambda line: line.pop("status"),
    "an unknown status": lambda line: line.update(status="true"),
    "a name more": lambda line: line.update(colour="red"),
    "a date that is none": lambda line: line["qualifiers"].update(start="3 June"),
    "no evidence": lambda line: (line.pop("context", None), line.update(evidence=[])),
    "a confidence of 2": lambda line: line.update(confidence=2),
    "an entity without a name": lambda line: line["subject"].pop("label"),
}
for name, change in CHANGES.items():
    line = copy.deepcopy(lines[0])
    change(line)
    wrong(validator.is_valid(line), f"the schema takes {name}")

# JSON-LD by its context: the names that the context printed are those of the export, and mean the same triples.
document = json.loads((folder / "graph.jsonld").read_text())
context = json.loads((folder / "context.json").read_text())["@context"]
for name, meaning in document["@context"].items():
    if not meaning == context.get(name) and not str(meaning).startswith(BASE):
        print(f"the context printed has {context.get(name)} for {name}, the export {meaning}")
for name in ["memberOf", "status", "hasEvidence", "quote", "label", "sameAs"]:
    wrong(name not in context, f"the context lacks {name}")
keys = {key for node in document["@graph"] for key in node}
wrong("label" not in keys or "status" not in keys, "nodes do not use the names of the context")
jsonld = {
    (str(quad.subject), str(quad.predicate), str(quad.object))
    for quad in ox.parse(pyld.jsonld.to_rdf(document, {"format": "application/n-quads"}).encode(), format=ox.RdfFormat.N_QUADS)}
turtle = {
    (str(quad.subject), str(quad.predicate), str(quad.object))
    for quad in ox.parse((folder / "graph.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)}
wrong(jsonld != turtle, f"pyld reads {len(jsonld)} triples of JSON-LD, Turtle has {len(turtle)}: {list(jsonld ^ turtle)[:2]}")

# A graph a document: what stands in the graphs is what stands in one.
quads = list(ox.parse((folder / "documents/graph.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))
named = {str(quad.graph_name) for quad in quads if quad.graph_name != ox.DefaultGraph()}
documents = {str(quad.subject) for quad in quads if str(quad.object).endswith("ontology#Document>")}
wrong(not named or not named <= documents, f"graphs that no document names: {sorted(named - documents)[:3]}")
united = {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}
wrong(united != turtle, f"the graphs of documents have {len(united)} triples, one graph {len(turtle)}")

# The description: VoID counts what the graph holds, DCAT names the files.
graph = rdflib.Graph().parse(folder / "graph.ttl")
described = rdflib.Graph().parse(folder / "dataset.ttl")
dataset = rdflib.URIRef(BASE + "dataset")
wrong((dataset, RDF.type, VOID.Dataset) not in described, "no void:Dataset")
wrong((dataset, RDF.type, DCAT.Dataset) not in described, "no dcat:Dataset")
wrong(described.value(dataset, VOID.triples).toPython() != len(graph), "void:triples is not how many there are")
for part in described.objects(dataset, VOID.classPartition):
    kind, count = described.value(part, VOID["class"]), described.value(part, VOID.entities).toPython()
    real = len(set(graph.subjects(RDF.type, kind)))
    wrong(count != real, f"{kind}: {count} described, {real} there")
for part in described.objects(dataset, VOID.propertyPartition):
    relation, count = described.value(part, VOID.property), described.value(part, VOID.triples).toPython()
    # What is told of statements as a qualifier has the name of no relation.
    real = len(list(graph.triples((None, relation, None))))
    wrong(count != real, f"{relation}: {count} described, {real} there")
files = {str(described.value(file, DCTERMS.title)): file for file in described.objects(dataset, DCAT.distribution)}
manifest = {file["name"]: file for file in json.loads((folder / "manifest.json").read_text())["files"]}
wrong(set(files) != set(manifest) - {"dataset.ttl"}, f"described {sorted(files)}, written {sorted(manifest)}")
for name, file in files.items():
    data = (folder / name).read_bytes()
    wrong(described.value(file, DCAT.byteSize).toPython() != len(data), f"{name} has another size")
    digest = described.value(described.value(file, SPDX.checksum), SPDX.checksumValue)
    wrong(str(digest) != hashlib.sha256(data).hexdigest(), f"{name} has another digest")
    wrong(described.value(file, DCTERMS.license) is None, f"{name} has no licence")
shapes = rdflib.Graph().parse(pathlib.Path(__file__).parent / "dataset-shapes.ttl")
conforms, _, text = pyshacl.validate(described, shacl_graph=shapes)
wrong(not conforms, text)

# The shapes printed hold for the graph, with the ontology printed.
ontology = rdflib.Graph().parse(folder / "ontology.ttl")
conforms, _, text = pyshacl.validate(
    rdflib.Graph().parse(folder / "small.ttl"), shacl_graph=rdflib.Graph().parse(folder / "shapes.ttl"), ont_graph=ontology)
wrong(not conforms, text[:2000])

# QuickStatements: the syntax of version 1; and that each command has a source that a document cites.
cited = {c["url"] for line in lines for e in line["evidence"] for c in e.get("citations", []) if "url" in c}
cited |= {e["source"]["url"] for line in lines for e in line["evidence"] if "url" in e.get("source", {})}
time = r"\+[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z/(9|10|11)"
command = re.compile(rf'Q[1-9][0-9]*\tP[1-9][0-9]*\t(Q[1-9][0-9]*|{time}|[0-9]+)(\tP[1-9][0-9]*\t{time})*\tS854\t"[^"\s]+"(\t!S854\t"[^"\s]+")*')
commands = (folder / "quickstatements.tsv").read_text().splitlines()
wrong(not commands, "no command for Wikidata")
for line in commands:
    wrong(not command.fullmatch(line), f"no command of QuickStatements: {line}")
    for source in re.findall(r'S854\t"([^"]+)"', line):
        wrong(source not in cited, f"{source} is cited nowhere")
