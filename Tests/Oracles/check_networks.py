"""Reads the plain graphs and property graphs of a folder with other people's parsers and compares them; prints the differences.

    check_networks.py FOLDER usual|hostile

The reference is graph.jsonl: every fact between two entities must be an edge of each format, with its direction, its relation, its
confidence and the first words that say it; in property graphs each statement is an edge that carries its id.
"""
import csv, json, pathlib, sys
import igraph, networkx, pydot

folder, name = pathlib.Path(sys.argv[1]), sys.argv[2]
SYMMETRIC = {"diplomaticRelationsWith"}
csv.field_size_limit(1 << 30)


def wrong(*words):
    print(*words)


def short(iri):
    return iri.split("/id/")[-1].replace("/", ":")


facts, statements = set(), {}
for line in open(folder / "graph.jsonl", encoding="utf8"):
    record = json.loads(line)
    if "id" not in (record["object"] or {}) or record["status"] not in ("asserted", "ended"):
        continue
    relation = "".join(c if c.isalpha() or c.isdigit() and c.isascii() or c == "_" else "_"
                       for c in record["relation"].removeprefix("event:"))
    ends = (short(record["subject"]["id"]), short(record["object"]["id"]))
    statements[record["id"].split("/id/")[-1]] = (*ends, relation, record["confidence"])
    facts.add((*(sorted(ends) if relation in SYMMETRIC else ends), relation))
if not facts:
    wrong("no facts")


def compare(title, got):
    got = {((*sorted(edge[:2]), edge[2]) if edge[2] in SYMMETRIC else edge) for edge in got}
    if got != facts:
        wrong(title, len(got), len(facts), sorted(got ^ facts)[:3])


def compare_statements(title, rows):
    got = {row[3]: row for row in rows}
    for key, (source, target, relation, confidence) in statements.items():
        row = got.get(key)
        if row is None or row[:3] != (source, target, relation) or abs(float(row[4]) - confidence) > 1e-9:
            wrong(title, key, row, statements[key])
            return
    if len(got) != len(statements):
        wrong(title, len(got), len(statements))


for flavour in ("usual", "strict", "yed", "tinkerpop"):
    path = folder / f"{flavour}.graphml"
    graph = networkx.read_graphml(path, force_multigraph=True)
    other = igraph.Graph.Read_GraphML(str(path))
    if (graph.number_of_nodes(), graph.number_of_edges()) != (other.vcount(), other.ecount()):
        wrong(flavour, "igraph", other.vcount(), other.ecount())
    edges = [(a, b, data) for a, b, data in graph.edges(data=True) if data["relation"] != "cites"]
    if not all(isinstance(data["confidence"], float) for *_, data in edges):
        wrong(flavour, "confidence is no number")
    if flavour == "strict":
        continue  # where an identifier is no name of XML there, it is a number
    if flavour == "tinkerpop":
        compare_statements(flavour, [(a, b, data["labelE"], data["statement"], data["confidence"]) for a, b, data in edges])
        if any(not data["labelV"] for _, data in graph.nodes(data=True)):
            wrong(flavour, "labelV")
    else:
        compare(flavour, {(a, b, data["relation"]) for a, b, data in edges})
gexf = networkx.read_gexf(folder / "graph.gexf", version="1.3")
compare("gexf", {(a, b, data["relation"]) for a, b, data in gexf.edges(data=True)})
with open(folder / "edges.csv", encoding="utf8", newline="") as file:
    compare("edges", {(row["Source"], row["Target"], row["Relation"]) for row in csv.DictReader(file)})
with open(folder / "relationships.csv", encoding="utf8", newline="") as file:
    rows = [row for row in csv.DictReader(file) if row[":TYPE"] != "cites"]
compare_statements("neo4j", [(row[":START_ID"], row[":END_ID"], row[":TYPE"], row["statement"], row["confidence:double"]) for row in rows])
document = json.loads((folder / "graph.cyjs").read_text(encoding="utf8"))["elements"]
ids = {node["data"]["id"] for node in document["nodes"]}
edges = [edge["data"] for edge in document["edges"]]
if not all(edge["source"] in ids and edge["target"] in ids for edge in edges):
    wrong("cyjs: an edge without its ends")
compare_statements("cyjs", [(edge["source"], edge["target"], edge["relation"], edge["statement"], edge["confidence"])
                            for edge in edges if edge["relation"] != "cites"])
if name == "usual":  # pydot takes minutes for texts with every control character
    (drawing,) = pydot.graph_from_dot_file(folder / "graph.dot", encoding="utf8")
    compare("dot", {(edge.get_source().strip('"'), edge.get_destination().strip('"'), edge.get("class").strip('"'))
                    for edge in drawing.get_edges()})
lines = (folder / "graph.mmd").read_bytes().decode().rstrip("\n").split("\n")
if lines[0] != "flowchart LR" or sum(" -->|" in line for line in lines) != len(facts):
    wrong("mermaid", sum(" -->|" in line for line in lines), len(facts))
if any(line.count('"') != 2 for line in lines[1:] if not line.startswith("  classDef")):
    wrong("mermaid: quotation marks")
