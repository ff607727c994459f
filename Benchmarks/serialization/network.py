#!/usr/bin/env python3
"""Writes N-Triples of a network of so many nodes, the old ones better connected than the new: what `entente draw` is looked at with.

    network.py NODES > network.nt       the same bytes for the same number
"""
import random, sys

count = int(sys.argv[1])
random.seed(count)
ID, ONT = "https://w3id.org/entente/id/", "https://w3id.org/entente/ontology#"
KINDS = ["State"] * 5 + ["Person"] * 4 + ["Embassy"] * 3 + ["InternationalOrganization", "City"] * 2 + ["Position", "Treaty"]
RELATIONS = ["memberOf", "diplomaticRelationsWith", "recognizes", "visited", "partyTo"]
NAMES = "Slovenia Iceland Montenegro Norway Japan Egypt Argentina Kosovo Malta Chile Angola Vietnam Uzbekistan Ghana Poland".split()
for number in range(count):
    kind = random.choice(KINDS)
    print(f"<{ID}node/{number}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{ONT}{kind}> .")
    print(f'<{ID}node/{number}> <http://www.w3.org/2000/01/rdf-schema#label> "{random.choice(NAMES)} {kind} {number}"@en .')
    for _ in range(random.choice([1, 1, 1, 2, 3]) if number else 0):
        other = int(random.random() ** 2.2 * number)
        print(f"<{ID}node/{number}> <{ONT}{random.choice(RELATIONS)}> <{ID}node/{other}> .")
