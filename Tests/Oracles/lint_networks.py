"""Lints GraphML and GEXF by the rules of their importers, and checks them against the schemas beside this file; prints what is wrong.

    lint_networks.py FILE...      *.graphml, *.gexf; a GraphML whose name holds "strict" must also fit the schema

The rules are those that Gephi's and APOC's importers follow (../../../shared/design/formats.md): what breaks one makes an import fail,
merge edges or lose values without a word. The schemas are our own reading of the GraphML and GEXF specifications, as far as
Entente uses them; no Debian package holds the published XSDs (apt-cache search graphml, gexf).
"""
import datetime, pathlib, re, sys
import lxml.etree as etree

HERE = pathlib.Path(__file__).parent
GRAPHML, GEXF, VIZ = "http://graphml.graphdrawing.org/xmlns", "http://gexf.net/1.3", "http://gexf.net/1.3/viz"
TYPES = "boolean int long float double string".split()
found = []


def wrong(path, *words):
    found.append(" ".join(map(str, (path.name, *words))))


def fits(path, tree, schema):
    grammar = etree.RelaxNG(etree.parse(HERE / schema))
    if not grammar.validate(tree):
        wrong(path, schema, grammar.error_log[0])


def is_number(text, kind):
    if kind in ("int", "long", "integer"):
        return re.fullmatch(r"-?\d+", text)
    if kind == "boolean":
        return text in ("true", "false")
    return kind == "string" or re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", text)


def lint_graphml(path):
    tree = etree.parse(path)
    root = tree.getroot()
    if tree.docinfo.doctype or tree.docinfo.encoding.upper() != "UTF-8":
        wrong(path, "has a DOCTYPE or is not UTF-8")
    keys = root.findall(f"{{{GRAPHML}}}key")
    ids = [key.get("id") for key in keys]
    if len(set(ids)) != len(ids):
        wrong(path, "a key twice")
    names = {}
    for key in keys:
        names[key.get("id")] = key
        if key.get("for") not in ("node", "edge") or any(child.tag != f"{{{GRAPHML}}}desc" for child in key) or key.get("attr.type") not in TYPES \
                or key.get("attr.name").lower() == "id":
            wrong(path, "key", dict(key.attrib))
    of_kind = [(key.get("for"), key.get("attr.name")) for key in keys]
    if len(set(of_kind)) != len(of_kind):
        wrong(path, "two keys of one name")
    for name, expected in (("label", ("node", "name")), ("edgelabel", ("edge", "interaction")), ("weight", ("edge", "weight"))):
        key = names.get(name)
        if key is None or (key.get("for"), key.get("attr.name")) != expected:
            wrong(path, "the key", name)
    graph = root.find(f"{{{GRAPHML}}}graph")
    kinds = [child.tag.split("}")[1] for child in graph]
    if graph.get("edgedefault") != "directed" or kinds != sorted(kinds, key=["node", "edge"].index):
        wrong(path, "no edgedefault, or nodes behind edges")
    nodes = [node.get("id") for node in graph.iter(f"{{{GRAPHML}}}node")]
    if len(set(nodes)) != len(nodes) or not all(nodes):
        wrong(path, "ids of nodes")
    known, seen, edge_ids = set(nodes), set(), set()
    strict = "strict" in path.name
    for element in graph:
        is_node = element.tag.endswith("}node")
        values = {}
        for datum in element:
            key = names.get(datum.get("key"))
            if key is None or key.get("for") != ("node" if is_node else "edge") or not datum.text \
                    or datum.get("key") in values or not is_number(datum.text, key.get("attr.type")):
                wrong(path, element.get("id"), "data", datum.get("key"), repr(datum.text)[:60])
            values[datum.get("key")] = datum.text
        if is_node:
            if not values.get("label") or any(key not in values for key in ("x", "y", "size", "r", "g", "b")):
                wrong(path, element.get("id"), "is drawn without a label, a place, a size or a colour")
            if not strict and not re.fullmatch(r":.+", element.get("labels") or ""):
                wrong(path, element.get("id"), "has no labels for APOC")
            continue
        triple = (element.get("source"), element.get("target"), values.get("relation"))
        if triple in seen or not {triple[0], triple[1]} <= known:
            wrong(path, "edge", triple)
        seen.add(triple)
        if element.get("id") in edge_ids or element.get("directed") is not None:
            wrong(path, "edge", dict(element.attrib))
        edge_ids.add(element.get("id"))
        if float(values.get("weight", 0)) < 1 or not values.get("edgelabel"):
            wrong(path, element.get("id"), "weight below 1, or no label")
        if not strict and not element.get("label"):
            wrong(path, element.get("id"), "has no label for APOC")
    # The reader of the JDK, which Gephi uses, loses white space between two entities outside of CDATA.
    text = path.read_text(encoding="utf8")
    text = re.sub(r"<!\[CDATA\[.*?\]\]>", "", text, flags=re.DOTALL)
    for match in re.finditer(r">([^<]*&(?:lt|amp);[^<]*)</data>", text):
        if re.search(r"&(?:lt|gt|amp|quot);\s+&(?:lt|gt|amp|quot);", match[1]) and not re.search("[\ufffd\uf000-\uffff]|&#x|\\]\\]", match[1]):
            wrong(path, "white space between entities", match[1][:60])
    if strict:
        fits(path, tree, "graphml.rng")


def day(path, element, name):
    text = element.get(name)
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else wrong(path, "date", text)
    except ValueError:
        wrong(path, "date", text)


def lint_spells(path, element):
    last = None
    for spell in element.iter(f"{{{GEXF}}}spell"):
        start, end = day(path, spell, "start"), day(path, spell, "end")
        if (start is None and end is None) or (start and end and start > end) or last == "open" \
                or (last and start and start <= last):
            wrong(path, "spells overlap or are empty", dict(element.attrib))
        last = end or "open"


def lint_gexf(path):
    tree = etree.parse(path)
    root = tree.getroot()
    fits(path, tree, "gexf.rng")
    graph = root.find(f"{{{GEXF}}}graph")
    dynamic = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval", "timezone": "UTC"}
    has_time = next(graph.iter(f"{{{GEXF}}}spell"), None) is not None
    if has_time and any(graph.get(name) != value for name, value in dynamic.items()):
        wrong(path, "graph", dict(graph.attrib))
    types = {}
    for group in graph.findall(f"{{{GEXF}}}attributes"):
        ids = [attribute.get("id") for attribute in group]
        titles = [attribute.get("title") for attribute in group]
        if len(set(ids)) != len(ids) or len(set(titles)) != len(titles):
            wrong(path, "an attribute twice")
        types.update({(group.get("class"), attribute.get("id")): attribute.get("type") for attribute in group})
    nodes, edges = set(), set()
    for node in graph.iter(f"{{{GEXF}}}node"):
        if not node.get("label") or node.get("id") in nodes or \
                any(node.find(f"{{{VIZ}}}{name}") is None for name in ("color", "position", "size")):
            wrong(path, "node", dict(node.attrib))
        nodes.add(node.get("id"))
        lint_spells(path, node)
    triples = set()
    for edge in graph.iter(f"{{{GEXF}}}edge"):
        triple = (edge.get("source"), edge.get("target"), edge.get("kind"))
        if edge.get("id") in edges or triple in triples or not {triple[0], triple[1]} <= nodes \
                or float(edge.get("weight")) < 1 or not edge.get("label"):
            wrong(path, "edge", dict(edge.attrib))
        edges.add(edge.get("id"))
        triples.add(triple)
        lint_spells(path, edge)
    for element in ("node", "edge"):
        for part in graph.iter(f"{{{GEXF}}}{element}"):
            for value in part.iter(f"{{{GEXF}}}attvalue"):
                kind = types.get((element, value.get("for")))
                if kind is None or not is_number(value.get("value"), kind):
                    wrong(path, part.get("id"), "attvalue", dict(value.attrib))


for name in sys.argv[1:]:
    path = pathlib.Path(name)
    (lint_gexf if path.suffix == ".gexf" else lint_graphml)(path)
print("\n".join(found[:20]), end="\n" if found else "")
sys.exit(bool(found))
