#!/usr/bin/env python3
"""Makes the tables in Ontology/gazetteer/ from ../shared/reference and the hand-written tables here.

    python3 Ontology/generate/generate.py            writes the tables
    python3 Ontology/generate/generate.py --check    fails where a table is not what would be written
"""

import sys

import cities
import organizations
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
    bodies = organizations.make(towns, countries)
    yield "organizations.tsv", bodies.values()
    for name in organizations.unresolved(bodies):
        print(f"not known: {name}", file=sys.stderr)


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
