#!/usr/bin/env python3
"""Writes N-Triples of the shape of an extracted graph: entities with names in several scripts, dated relations,
reified statements with evidence. The same bytes for the same count.

    generate.py [TRIPLES] > graph.nt      1,000,000 triples by default, 148 MB
"""
import random, sys

count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
random.seed(7)
ID, ONT = "https://w3id.org/entente/id/", "https://w3id.org/entente/ontology#"
RDF, RDFS, XSD = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#",
                  "http://www.w3.org/2001/XMLSchema#")
SYLLABLES = ["ka", "ri", "mon", "te", "ne", "gro", "ser", "bia", "lan", "do", "va", "stan", "ber", "mar", "ia", "pol", "škoð", "ñu"]
WORDS = ("established diplomatic relations with the admission date table signed treaty minister visited capital embassy "
         "opened Đukanović Côte d’Ivoire São Tomé 日本 مصر Україна recognized independence of on during since").split()
RELATIONS = ["memberOf", "diplomaticRelationsWith", "recognizes", "holdsPosition", "visited", "partyTo"]
CLASSES = ["State", "InternationalOrganization", "Person", "Embassy", "City", "Treaty"]
written = 0
out = sys.stdout
entities = [f"{kind.lower()}/{''.join(random.choices(SYLLABLES[:16], k=3))}-{number}"
            for number in range(max(20, count // 60)) for kind in [random.choice(CLASSES)]]


def name(path):
    return path.split("/")[1].replace("-", " ").title() + random.choice(["", " Đ", " é", " 国"])


def emit(subject, predicate, obj):
    global written
    if written < count:
        out.write(f"<{subject}> <{predicate}> {obj} .\n")
        written += 1


def date():
    year, month, day = random.randint(1945, 2025), random.randint(1, 12), random.randint(1, 28)
    return random.choice([f'"{year}-{month:02}-{day:02}"^^<{XSD}date>', f'"{year}-{month:02}"^^<{XSD}gYearMonth>',
                          f'"{year}"^^<{XSD}gYear>'])


index = 0
while written < count:
    path = entities[index % len(entities)]
    index += 1
    subject = ID + path
    emit(subject, RDF + "type", f"<{ONT}{path.split('/')[0].title()}>")
    emit(subject, RDFS + "label", f'"{name(path)}"@en')
    emit(subject, "http://www.w3.org/2002/07/owl#sameAs", f"<http://www.wikidata.org/entity/Q{random.randint(1, 10**7)}>")
    for _ in range(random.randint(1, 13)):
        emit(subject, "http://www.w3.org/2004/02/skos/core#altLabel", f'"{name(path)[:12]}"')
    statements = [(random.choice(RELATIONS), random.choice(entities)) for _ in range(random.randint(0, 3))]
    for relation, target in statements:
        emit(subject, ONT + relation, f"<{ID}{target}>")
    for relation, target in statements:
        key = f"{random.getrandbits(100):025x}"[:20]
        node, evidence = f"{ID}statement/{key}", f"{ID}evidence/{key}"
        emit(node, RDF + "type", f"<{RDF}Statement>")
        emit(node, RDF + "subject", f"<{subject}>")
        emit(node, RDF + "predicate", f"<{ONT}{relation}>")
        emit(node, RDF + "object", f"<{ID}{target}>")
        emit(node, ONT + "start", date())
        emit(node, ONT + "status", f"<{ONT}asserted>")
        emit(node, ONT + "confidence", f'"0.{random.randint(70, 99)}"^^<{XSD}decimal>')
        emit(node, ONT + "evidence", f"<{evidence}>")
        begin = random.randint(0, 90000)
        emit(evidence, ONT + "source", f"<{ID}document/page-{random.randint(1, 5000)}>")
        emit(evidence, ONT + "beginIndex", f'"{begin}"^^<{XSD}nonNegativeInteger>')
        emit(evidence, ONT + "endIndex", f'"{begin + 80}"^^<{XSD}nonNegativeInteger>')
        quote = " ".join(random.choices(WORDS, k=random.randint(2, 6)))
        if random.random() < 0.1:
            quote += ' \\"so\\"\\n'
        emit(evidence, ONT + "quote", f'"{quote}"')
        emit(evidence, ONT + "rule", f'"table.{relation}"')
