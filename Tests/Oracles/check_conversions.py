"""Compares conversions of the same graph, as parsers of other people read them; prints the differences.

Every file N.nq is the reference (the writer of N-Quads passes the W3C canonical form tests byte for byte); N.ttl,
N.trig, N.rdf, N.jsonld must hold an isomorphic graph, unless N.losses says what the format cannot carry.
"""
import json, logging, pathlib, re, subprocess, sys
import lxml.etree, networkx, pyld, pyoxigraph as ox

logging.disable(logging.CRITICAL)
folder = pathlib.Path(sys.argv[1])
FORMS = {"nt": ox.RdfFormat.N_TRIPLES, "ttl": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG,
         "rdf": ox.RdfFormat.RDF_XML}


def canonical(quads, graphs):
    dataset = ox.Dataset(quads if graphs else
                         [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads])
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return sorted(map(str, dataset))


def blank_literals(lines):
    """XML replaces characters that it forbids."""
    return [re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ufffd]|\\u00[01]\w|\\uFFF[EF]|\\[bf]", "\ufffd", line) for line in lines]


def doubles(lines):
    """pyld spells every xsd:double anew."""
    return sorted(re.sub(r'"([^"]*)"(\^\^<http://www.w3.org/2001/XMLSchema#double>)',
                         lambda found: f'"{float(found[1])}"{found[2]}', line) for line in lines)


for name in sorted(folder.glob("*.name"), key=lambda path: int(path.stem)):
    title, stem = name.read_text(), name.stem
    losses = dict(line.split("\t") for line in (folder / f"{stem}.losses").read_text().splitlines())
    try:
        reference = list(ox.parse(path=str(folder / f"{stem}.nq"), format=ox.RdfFormat.N_QUADS))
    except SyntaxError as error:
        print(title, "nq", error)
        continue
    has_terms = any("<<(" in str(quad) for quad in reference)
    has_direction = any("--ltr" in str(quad) or "--rtl" in str(quad) for quad in reference)
    for extension, form in FORMS.items():
        loss = losses[{"nt": "ntriples", "ttl": "turtle", "trig": "trig", "rdf": "rdfxml"}[extension]]
        if "no qualified name" in loss or (extension == "rdf" and (has_terms or has_direction)):
            continue  # named in the loss report; pyoxigraph reads no RDF 1.2 XML (our own reader's test does)
        path = folder / f"{stem}.{extension}"
        try:
            got = canonical(ox.parse(path=str(path), format=form), extension == "trig")
        except (SyntaxError, ValueError) as error:
            print(title, extension, error)
            continue
        want = canonical(reference, extension == "trig")
        if "XML forbids" in loss:
            got, want = blank_literals(got), blank_literals(want)
        if got != want:
            print(title, extension, [line for line in got if line not in want][:2],
                  [line for line in want if line not in got][:2])
    lxml.etree.parse(folder / f"{stem}.rdf")
    lxml.etree.parse(folder / f"{stem}.graphml")
    networkx.read_graphml(folder / f"{stem}.graphml")
    networkx.read_gexf(folder / f"{stem}.gexf", version="1.3")
    if has_terms or has_direction:
        continue
    # JSON-LD, by pyld and by rdflib.
    document = json.loads((folder / f"{stem}.jsonld").read_text())
    try:
        quads = pyld.jsonld.to_rdf(document, {"format": "application/n-quads", "produceGeneralizedRdf": False})
        got = doubles(canonical(ox.parse(quads.encode(), format=ox.RdfFormat.N_QUADS), True))
        want = doubles(canonical(reference, True))
        if got != want:
            print(title, "pyld", [l for l in got if l not in want][:2], [l for l in want if l not in got][:2])
    except Exception as error:
        print(title, "pyld", repr(error)[:200])
    # rapper for Turtle and RDF/XML.
    for extension, form in (("ttl", "turtle"), ("rdf", "rdfxml")):
        if losses["rdfxml"] or losses["turtle"]:
            continue
        run = subprocess.run(["rapper", "-q", "-i", form, folder / f"{stem}.{extension}"], capture_output=True)
        # rapper warns of names that it does not know, and takes fewer letters in a nodeID than XML does.
        if b"Error" in run.stderr and not (b"Illegal rdf:nodeID" in run.stderr and b"\\x" in repr(run.stderr).encode()):
            print(title, "rapper", extension, run.stderr[:200])
