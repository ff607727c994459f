#!/usr/bin/env python3
"""Makes the tables in Ontology/gazetteer/ from ../shared/reference and the hand-written tables here.

    python3 Ontology/generate/generate.py            writes the tables
    python3 Ontology/generate/generate.py --check    fails where a table is not what would be written
"""

import sys

import states
from table import GAZETTEER, render


def tables():
    made = states.make(lambda name, code: "")
    yield "states.tsv", list(made.values())


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
