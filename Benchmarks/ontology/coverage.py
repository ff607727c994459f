#!/usr/bin/env python3
"""How many country cells of the 167 pages the gazetteer knows.

    python3 Benchmarks/ontology/coverage.py

Reads the first {{flag|…}} or link of every row of the tables with a Country column in
../shared/corpus/wiki and prints the share of cells whose name is a state's (strong) name, title or
code, and the commonest names that are not.
"""

import collections
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Ontology" / "generate"))
from table import fold  # noqa: E402

PAGES = ROOT.parent / "shared" / "corpus" / "wiki"
FLAG = re.compile(r"\{\{\s*(?:flag|flagcountry|flagu|flagdeco|flagicon)\s*\|\s*(?:1=|name=)?([^|}]+)", re.I)
CODE = re.compile(r"\{\{\s*([A-Z]{3})\s*\}\}")
LINK = re.compile(r"\[\[([^\]|]+)(?:\|[^\]]*)?\]\]")


def known_names():
    names, codes = set(), set()
    for path in (ROOT / "Ontology" / "gazetteer").glob("*.tsv"):
        lines = path.read_text(encoding="utf-8").splitlines()
        header = lines[0].split("\t")
        for line in lines[1:]:
            row = dict(zip(header, line.split("\t")))
            if path.name not in ("states.tsv", "organizations.tsv", "regions.tsv"):
                continue
            names.update(fold(n) for n in [row["label"], *row.get("names", "").split("|"), *row.get("titles", "").split("|")])
            codes.update(row.get("codes", "").split("|"))
    return names, codes


def cells(text):
    """The names in the Country columns: cells of rows that begin with a number or a dash."""
    text = re.sub(r"<!--.*?-->|<ref[^>/]*>.*?</ref>|<ref[^>]*/>", "", text, flags=re.S)
    for table in re.findall(r"\{\|.*?\n\|\}", text, flags=re.S):
        if not re.search(r"!\s*[^\n]*Country", table):
            continue
        for row in re.split(r"\n\|-", table)[1:]:
            parts = [p.strip() for p in re.split(r"\|\||\n\|", "\n" + row.lstrip("\n"))]
            parts = [re.sub(r"^[^\[{|]*=[^|\[{]*\|(?!\|)", "", p).strip() for p in parts if p]
            for part in parts[:2]:
                found = FLAG.match(part) or CODE.match(part) or LINK.match(part)
                if found:
                    yield found.group(1).strip(), bool(CODE.match(part))
                    break


def main():
    names, codes = known_names()
    total = missed = 0
    unknown = collections.Counter()
    for page in sorted(PAGES.glob("*.wiki")):
        for name, is_code in cells(page.read_text(encoding="utf-8")):
            total += 1
            plain = fold(re.sub(r"^the ", "", name, flags=re.I)).replace("_", " ")
            if (is_code or name.isupper()) and name in codes or plain in names or "the " + plain in names:
                continue
            missed += 1
            unknown[name] += 1
    print(f"{total} cells, {100 * (total - missed) / total:.2f} % known")
    for name, count in unknown.most_common(60):
        print(f"{count:5} {name}")


if __name__ == "__main__":
    main()
