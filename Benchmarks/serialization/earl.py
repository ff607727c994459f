#!/usr/bin/env python3
"""Writes an implementation report of Entente's readers and writers on the W3C suites in EARL, by the tool as people run it.

    earl.py [--entente FILE] [SUITES] > report.ttl        SUITES: ../shared/suites if left out; the tallies go to standard error

A test of syntax passes where `entente convert` accepts the document, a negative one where it refuses it with a place; a test of
evaluation where the quads that it writes are those of the expected result, as pyoxigraph reads both (up to blank nodes); a test of the
canonical form where the bytes are the same. A suite of which a document cannot be read is told, and its tests are untested.
"""
import argparse, pathlib, subprocess, sys, tempfile
import pyoxigraph as ox
import rdflib

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
EARL = rdflib.Namespace("http://www.w3.org/ns/earl#")
DOAP = rdflib.Namespace("http://usefulinc.com/ns/doap#")
DCTERMS = rdflib.DCTERMS
ENTENTE = rdflib.URIRef("https://w3id.org/entente/")
# The names by which the W3C knows the tests, and the bases of their documents.
BASES = {"w3c-rdf11/rdf-turtle": "http://www.w3.org/2013/TurtleTests/", "w3c-rdf11/rdf-trig": "http://www.w3.org/2013/TriGTests/",
         "w3c-rdf11/rdf-xml": "http://www.w3.org/2013/RDFXMLTests/"}
NAMES = {"w3c-rdf11": "https://w3c.github.io/rdf-tests/rdf/rdf11/", "w3c-rdf12": "https://w3c.github.io/rdf-tests/rdf/rdf12/"}


def quads(path):
    dataset = ox.Dataset(ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(map(str, dataset))


def convert(tool, source, target, base):
    arguments = [tool, "convert", source, "--to", "nquads", "--output", target]
    if base and source.suffix not in (".nt", ".nq"):
        arguments += ["--base", base]
    return subprocess.run(arguments, capture_output=True, text=True, timeout=120)


def outcome(tool, kind, action, result, base, folder):
    target = folder / "action.nq"
    run = convert(tool, action, target, base)
    if run.returncode not in (0, 2):
        return f"exit code {run.returncode}: {run.stderr[-200:]}"
    accepted = run.returncode == 0
    if "Negative" in kind:
        place = run.stderr.startswith(f"{action}:") and run.stderr.split(":")[1].isdigit()
        return "accepted" if accepted else None if place else f"refused without a place: {run.stderr[:200]}"
    if not accepted:
        return run.stderr[:200]
    if "C14N" in kind:
        return None if target.read_bytes() == result.read_bytes() else "other bytes"
    if "Eval" not in kind or result is None:
        return None
    expected = folder / "expected.nq"
    # The expected results are N-Triples or N-Quads, which another parser reads.
    form = ox.RdfFormat.N_QUADS if result.suffix == ".nq" else ox.RdfFormat.N_TRIPLES
    expected.write_bytes(ox.serialize(ox.parse(path=str(result), format=form), format=ox.RdfFormat.N_QUADS))
    return None if quads(target) == quads(expected) else "other quads"


def tests(manifest):
    graph = rdflib.Graph().parse(manifest, publicID="manifest:/manifest.ttl", format="turtle")
    assumed = graph.value(None, MF.assumedTestBase, None) or next(graph.objects(None, MF.assumedTestBase), None)
    for head in graph.objects(None, MF.entries):
        for test in rdflib.collection.Collection(graph, head):
            action = graph.value(test, MF.action)
            if action is None or not str(action).startswith("manifest:/"):
                continue
            kinds = [str(kind).split("#")[-1] for kind in graph.objects(test, rdflib.RDF.type)]
            result = graph.value(test, MF.result)
            path = str(action).removeprefix("manifest:/")
            yield (str(test), next((kind for kind in kinds if "Test" in kind), kinds[0]), manifest.parent / path,
                   manifest.parent / str(result).removeprefix("manifest:/") if result else None, str(assumed) if assumed else None, path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--entente", default=PROJECT / ".build/release/entente", type=pathlib.Path)
    parser.add_argument("suites", nargs="?", default=PROJECT.parent / "shared/suites", type=pathlib.Path)
    options = parser.parse_args()
    report = rdflib.Graph()
    for prefix, space in (("earl", EARL), ("doap", DOAP), ("dcterms", DCTERMS)):
        report.bind(prefix, space)
    report.add((ENTENTE, rdflib.RDF.type, DOAP.Project))
    report.add((ENTENTE, rdflib.RDF.type, EARL.TestSubject))
    report.add((ENTENTE, DOAP.name, rdflib.Literal("Entente")))
    report.add((ENTENTE, DOAP["programming-language"], rdflib.Literal("Swift")))
    version = subprocess.run([options.entente, "--version"], capture_output=True, text=True).stdout.strip()
    report.add((ENTENTE, DOAP.release, rdflib.Literal(version)))
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        for manifest in sorted(options.suites.glob("**/manifest.ttl")):
            suite = manifest.parent.relative_to(options.suites)
            passed = total = 0
            for title, kind, action, result, assumed, path in tests(manifest):
                base = (assumed or BASES.get(str(suite)) or "http://example.org/base/") + path
                problem = outcome(options.entente, kind, action, result, base, pathlib.Path(name))
                total += 1
                passed += problem is None
                if problem:
                    print(f"  {suite} {title.split('#')[-1]}: {problem}", file=sys.stderr)
                assertion, verdict = rdflib.BNode(), rdflib.BNode()
                version_folder, _, rest = str(suite).partition("/")
                own = f"{NAMES.get(version_folder, 'suite:')}{rest}/manifest#" + title.split("#")[-1]
                test = rdflib.URIRef(own if title.startswith("manifest:") else title)
                for triple in ((assertion, rdflib.RDF.type, EARL.Assertion), (assertion, EARL.assertedBy, ENTENTE),
                               (assertion, EARL.subject, ENTENTE), (assertion, EARL.test, test), (assertion, EARL.mode, EARL.automatic),
                               (assertion, EARL.result, verdict), (verdict, rdflib.RDF.type, EARL.TestResult),
                               (verdict, EARL.outcome, EARL.failed if problem else EARL.passed)):
                    report.add(triple)
                if problem:
                    report.add((verdict, DCTERMS.description, rdflib.Literal(problem)))
            if total:
                print(f"{str(suite):40} {passed} of {total}", file=sys.stderr)
            failed += total - passed
    sys.stdout.write(report.serialize(format="turtle"))
    return failed > 0


sys.exit(main())
