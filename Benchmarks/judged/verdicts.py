#!/usr/bin/env python3
"""Tells what readers found of drawn statements: verdicts.py DRAW.tsv…

A file holds the columns of draw.py and, last, the verdict of a reader who saw text and statement alone: right; date, status, end, direction or kind,
where that is wrong; unsaid, where the text does not say it. Prints for relations and events, plain (asserted or ended) and other, for the
pages' prose and for each relation met five times how many are right, and how right they are from a confidence up.
"""
import collections, sys

COLUMNS = ("key", "document", "subject", "relation", "object", "qualifiers", "status", "confidence", "rule", "verdict")

def read(paths):
    for path in paths:
        for number, line in enumerate(open(path, encoding="utf8"), 1):
            if line.startswith("#"): continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) != len(COLUMNS):
                sys.exit(f"{path}:{number}: error: {len(cells)} columns, {len(COLUMNS)} are expected")
            yield dict(zip(COLUMNS, cells))

def told(name, counts):
    total = sum(counts.values())
    wrong = ", ".join(f"{verdict} {count}" for verdict, count in sorted(counts.items()) if verdict != "right")
    print(f"{name:36} right {counts['right']:4} of {total:4}  {counts['right'] / total:.3f}   {wrong}")

def main():
    if len(sys.argv) < 2: sys.exit(__doc__)
    rows = list(read(sys.argv[1:]))
    groups, relations = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for row in rows:
        what = "events" if row["relation"].startswith("event:") else "relations"
        where = "pages" if not row["document"].startswith("current-events") else "news"
        plain = "plain" if row["status"] in ("asserted", "ended") else "other"
        groups[f"{what}, {plain}, {where}"][row["verdict"]] += 1
        if plain == "plain": relations[row["relation"]][row["verdict"]] += 1
    for name in sorted(groups): told(name, groups[name])
    for name in sorted(relations):
        if sum(relations[name].values()) >= 5: told("  " + name, relations[name])
    plain = [r for r in rows if r["status"] in ("asserted", "ended") and not r["relation"].startswith("event:")]
    for bound in (0.0, 0.5, 0.8, 0.9, 0.95):
        kept = [r for r in plain if float(r["confidence"]) >= bound]
        if kept: print(f"relations from {bound:.2f}: {sum(r['verdict'] == 'right' for r in kept) / len(kept):.3f} right, {len(kept)} of {len(plain)} kept")

if __name__ == "__main__":
    main()
