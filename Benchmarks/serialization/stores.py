#!/usr/bin/env python3
"""Loads an export into a store and asks it who joined what, when, and which sentence says so.

    stores.py GRAPH.ttl|GRAPH.nt|GRAPH.rdf

Prints the triples that arrived and the first answers; fails where a triple is missing or no answer comes.
"""
import pathlib, sys
import pyoxigraph as ox

QUERY = """
PREFIX ent: <https://w3id.org/entente/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?who ?what ?when ?quote WHERE {
  ?statement a rdf:Statement ; rdf:subject/rdfs:label ?who ; rdf:predicate ent:memberOf ;
    rdf:object/rdfs:label ?what ; ent:start ?when ; ent:evidence/ent:quote ?quote .
} ORDER BY ?when ?what
"""
FORMS = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML}
path = pathlib.Path(sys.argv[1])
store = ox.Store()
store.bulk_load(path=str(path), format=FORMS[path.suffix])
expected = len({str(quad) for quad in ox.parse(path=str(path), format=FORMS[path.suffix])})
answers = list(store.query(QUERY))
print(f"{len(store)} of {expected} triples, {len(answers)} answers")
for answer in answers[:5]:
    print("  ", " | ".join(value.value for value in answer))
sys.exit(len(store) != expected or not answers)
