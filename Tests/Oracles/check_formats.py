"""Reads graph.* of a folder with other people's parsers; prints what is wrong, nothing if all is well."""
import json, logging, pathlib, subprocess, sys
import igraph, lxml.etree, networkx, pyoxigraph, rdflib

logging.disable(logging.CRITICAL)
folder, name = pathlib.Path(sys.argv[1]), sys.argv[2]


def wrong(*words):
    print(*words)


def triples(path, form):
    return {str(quad.triple) for quad in pyoxigraph.parse(path=str(path), format=form)}


# The reference is what pyoxigraph reads from N-Triples. XML cannot carry some characters of the hostile
# graph; each becomes U+FFFD there.
FORMS = {"nt": pyoxigraph.RdfFormat.N_TRIPLES, "ttl": pyoxigraph.RdfFormat.TURTLE,
         "rdf": pyoxigraph.RdfFormat.RDF_XML, "nq": pyoxigraph.RdfFormat.N_QUADS,
         "trig": pyoxigraph.RdfFormat.TRIG}
ESCAPES = [f"\\u{code:04X}" for code in [*range(0x20), 0xFFFE, 0xFFFF] if code not in (8, 9, 10, 12, 13)]
ESCAPES += ["\\b", "\\f"]


def as_xml_carries(lines):
    out = set()
    for line in lines:
        parts = line.split("\\\\")
        for escape in ESCAPES:
            parts = [part.replace(escape, "\ufffd") for part in parts]
        out.add("\\\\".join(parts))
    return out


reference = triples(folder / "graph.nt", FORMS["nt"])
if not reference:
    wrong("no triples at all")
if any("evil" in line.split()[0] or line.split()[1].startswith("<http://evil") for line in reference):
    wrong("a triple was forged")
for extension, form in FORMS.items():
    got = triples(folder / f"graph.{extension}", form)
    want = as_xml_carries(reference) if extension == "rdf" else reference
    if extension == "rdf":
        got = as_xml_carries(got)
    if got != want:
        wrong("pyoxigraph", extension, len(got), len(want), sorted(got ^ want)[:4])
for extension in ("nt", "ttl", "rdf"):
    graph = rdflib.Graph()
    graph.parse(folder / f"graph.{extension}")
    if len(graph) != len(reference) and not (extension == "rdf" and name == "hostile"):
        wrong("rdflib", extension, len(graph), len(reference))
    # rapper refuses the noncharacters U+FFFE and U+FFFF, which RDF allows.
    if name == "hostile" and extension != "rdf":
        continue
    form = {"nt": "ntriples", "ttl": "turtle", "rdf": "rdfxml"}[extension]
    run = subprocess.run(["rapper", "-q", "-i", form, folder / f"graph.{extension}"], capture_output=True)
    if run.returncode or (name == "usual" and len(set(run.stdout.splitlines())) != len(reference)):
        wrong("rapper", extension, len(set(run.stdout.splitlines())), run.stderr[:300])
for extension in ("rdf", "graphml"):
    lxml.etree.parse(folder / f"graph.{extension}")
    run = subprocess.run(["xmllint", "--noout", folder / f"graph.{extension}"], capture_output=True)
    if run.returncode or run.stderr:
        wrong("xmllint", extension, run.stderr[:300])

# GraphML: equal counts in two readers, and the rules that Gephi and APOC need.
a = networkx.read_graphml(folder / "graph.graphml")
b = igraph.Graph.Read_GraphML(str(folder / "graph.graphml"))
if (a.number_of_nodes(), a.number_of_edges()) != (b.vcount(), b.ecount()):
    wrong("graphml", a.number_of_nodes(), a.number_of_edges(), b.vcount(), b.ecount())
tree = lxml.etree.parse(folder / "graph.graphml").getroot()
space = {"g": "http://graphml.graphdrawing.org/xmlns"}
keys = tree.findall("g:key", space)
ids = [key.get("id") for key in keys]
if len(set(ids)) != len(ids):
    wrong("graphml: a key twice")
for key in keys:
    if key.get("for") not in ("node", "edge") or any(not child.tag.endswith("}desc") for child in key) or key.get("attr.name") == "id" \
            or key.get("attr.type") not in ("boolean", "int", "long", "float", "double", "string"):
        wrong("graphml: key", key.attrib)
if tree.getroottree().docinfo.doctype:
    wrong("graphml: DOCTYPE")
graph = tree.find("g:graph", space)
kinds = [child.tag.split("}")[1] for child in graph]
if kinds != sorted(kinds, key=lambda kind: kind != "node"):
    wrong("graphml: nodes after edges")
nodes = [node.get("id") for node in graph.findall("g:node", space)]
if len(set(nodes)) != len(nodes) or not all(nodes):
    wrong("graphml: ids")
seen = set()
for edge in graph.findall("g:edge", space):
    data = {datum.get("key"): datum.text for datum in edge}
    triple = (edge.get("source"), edge.get("target"), data["relation"])
    if triple in seen:
        wrong("graphml: twice", triple)
    seen.add(triple)
    if float(data["weight"]) < 1 or not data["edgelabel"] or not edge.get("label") or edge.get("directed"):
        wrong("graphml: edge", data)
if any(datum.text in (None, "") for datum in graph.iter("{%s}data" % space["g"])):
    wrong("graphml: an empty cell")

for line in open(folder / "graph.jsonl", encoding="utf8"):
    record = json.loads(line)
    for field in ("id", "subject", "relation", "object", "qualifiers", "status", "confidence", "evidence"):
        if field not in record:
            wrong("jsonl", field)

# JSON-LD by pyld and rdflib, GEXF by networkx, the CSV of Neo4j by Python's reader.
import csv, pyld
document = json.load(open(folder / "graph.jsonld", encoding="utf8"))
quads = pyld.jsonld.to_rdf(document, {"format": "application/n-quads"})
got = {str(quad.triple) for quad in pyoxigraph.parse(quads.encode(), format=FORMS["nq"])}
if got != reference:
    wrong("pyld", len(got), len(reference), sorted(got ^ reference)[:4])
if len(rdflib.Graph().parse(folder / "graph.jsonld")) != len(reference):
    wrong("rdflib jsonld")
c = networkx.read_gexf(folder / "graph.gexf", version="1.3")
if (c.number_of_nodes(), c.number_of_edges()) != (a.number_of_nodes(), a.number_of_edges()):
    wrong("gexf", c.number_of_nodes(), c.number_of_edges())
rows = list(csv.reader(open(folder / "nodes.csv", encoding="utf8", newline="")))
links = list(csv.reader(open(folder / "relationships.csv", encoding="utf8", newline="")))
if {len(row) for row in rows} != {len(rows[0])} or not set(nodes) <= {row[0] for row in rows[1:]}:
    wrong("neo4j nodes", len(rows))
if {len(row) for row in links} != {len(links[0])} or not seen <= {
        (row[0], row[1], row[2]) for row in links[1:]} | {(row[1], row[0], row[2]) for row in links[1:]}:
    wrong("neo4j relationships", len(links))
