#!/usr/bin/env python3
"""Makes the tables in Ontology/gazetteer/ from ../shared/reference and the hand-written tables here.

    python3 Ontology/generate/generate.py            writes the tables
    python3 Ontology/generate/generate.py --check    fails where a table is not what would be written
"""

import sys

import bodies
import cities
import organizations
import people
import regions
import states
from table import GAZETTEER, render


def tables():
    towns = cities.make()
    countries = states.make(towns.find)
    towns.settle(countries)
    # Identifiers of towns are settled now, so that capitals can be named by them.
    countries = states.make(towns.find)
    yield "states.tsv", countries.values()
    yield "cities.tsv", towns.rows.values()
    international = organizations.make(towns, countries)
    yield "organizations.tsv", international.values()
    for name in organizations.unresolved(international):
        print(f"not known: {name}", file=sys.stderr)
    yield "bodies.tsv", bodies.make(countries).values()
    yield "parties.tsv", bodies.parties(countries)
    yield "regions.tsv", regions.make(countries, towns).values()
    yield "people.tsv", people.make(countries).values()


def main():
    check = "--check" in sys.argv[1:]
    stale = []
    for name, rows in tables():
        text = render(rows)
        path = GAZETTEER / name
        if check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.write_text(text, encoding="utf-8")
            print(f"{name}: {len(rows)} rows")
    if stale:
        sys.exit("not what the generator makes: " + ", ".join(stale))


if __name__ == "__main__":
    main()
