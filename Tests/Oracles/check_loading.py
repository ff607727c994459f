"""Loads N-Triples into Oxigraph's store, which refuses a file for one IRI that RFC 3987 does not allow; prints how many addresses arrived."""
import sys
import pyoxigraph as ox

store = ox.Store()
store.load(path=sys.argv[1], format=ox.RdfFormat.N_TRIPLES)
print("links and texts", sum(1 for _ in store.quads_for_pattern(None, ox.NamedNode("https://schema.org/url"), None)))
