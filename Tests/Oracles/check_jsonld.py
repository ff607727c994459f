"""Compares N.nq with what pyld makes of N.jsonld, for all of a folder; prints the differences."""
import json, pathlib, re, sys
import pyld, pyoxigraph as ox

# pyld spells numbers of other datatypes and doubles in its own way.
def number(match):
    try:
        return f'"{float(match[1])!r}"'
    except ValueError:
        return match[0]


def canonical(text):
    dataset = ox.Dataset(ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return sorted(re.sub(r'"([-+0-9.eE]+)"', number, str(quad)) for quad in dataset)


files = sorted(pathlib.Path(sys.argv[1]).glob("*.jsonld"), key=lambda path: int(path.stem))
for path in files:
    quads = pyld.jsonld.to_rdf(json.loads(path.read_text()), {"format": "application/n-quads", "base": "http://example.org/base/doc"})
    got, want = canonical(path.with_suffix(".nq").read_text()), canonical(quads)
    if got != want:
        print(path.read_text(), "\n  got ", [line for line in got if line not in want], "\n  want", [line for line in want if line not in got])
if len(files) < 20:
    print("no documents")
