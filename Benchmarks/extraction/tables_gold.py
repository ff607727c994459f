#!/usr/bin/env python3
"""Precision, recall and dates of tables, lists and lines on the gold of tables-gold/.

    tables_gold.py [first|second|both] [--entente PROGRAM] [-v]

`first.txt` was written before the rules and served to write them; `second.txt` was written at the same time
and run for the first time when the rules were finished. A case is a document and what it states:

    === NUMBER KIND | text|wikitext|html | TITLE
    the document
    ---
    subject | relation | object | key=value;… | status

A statement matches when relation, ends and status agree; names are compared without case, accents and
punctuation, and "/" divides alternatives. `optional` in the place of the status costs nothing either way. A date is
right when it is exactly the gold's. What follows from other statements (a mission's host, a city's state, positions of
those listed) is not counted. Bars: P >= 0.97, R >= 0.90, dates >= 0.95 on the second half.
"""
import argparse, collections, json, pathlib, subprocess, sys, tempfile, unicodedata, re

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SYMMETRIC = {"diplomaticRelationsWith", "metWith"}
DATES = ("start", "end", "date", "signed", "ratified", "inForce")
EXTENSION = {"text": "txt", "wikitext": "wiki", "html": "html"}
# What a row implies beside what it says: neither asked for nor held against it.
IMPLIED = {"holdsPosition", "locatedIn", "accreditedTo", "citizenOf", "hostState", "participatesIn", "partOf"}


def norm(s):
    s = unicodedata.normalize("NFKD", s.replace("đ", "d").replace("ø", "o").replace("ł", "l").replace("Ø", "O"))
    s = "".join(c for c in s if not unicodedata.combining(c)).casefold().replace("&", " and ")
    return re.sub(r"\bthe ", "", re.sub(r"[^\w]+", " ", s).strip())


def names(node):
    if isinstance(node, str):
        return {norm(node)}
    if "value" in node:
        return {norm(str(node["value"]))}
    return {norm(x) for x in [node.get("label", "")] + list(node.get("altLabels", [])) if x}


def cases(half):
    text = (HERE / "tables-gold" / f"{half}.txt").read_text(encoding="utf8")
    for part in re.split(r"^=== ", text, flags=re.M)[1:]:
        head, rest = part.split("\n", 1)
        body, _, gold = rest.partition("\n---\n")
        name, form, title = [x.strip() for x in head.split("|")]
        rows = []
        for line in gold.splitlines():
            if not line.strip():
                continue
            f = [x.strip() for x in line.split("|")] + [""] * 3
            dates = dict(p.split("=", 1) for p in f[3].split(";") if "=" in p)
            status = f[4] or "asserted"
            # A resolution's number holds a stroke.
            cut = (lambda s: [s]) if "Resolution" in f[2] else (lambda s: s.split("/"))
            rows.append(dict(s={norm(x) for x in f[0].split("/")}, r=f[1], o={norm(x) for x in cut(f[2])},
                             dates=dates, status=status, raw=line))
        yield name, form, title, body, rows


def status(s):
    return "asserted" if s in ("asserted", "ended", "listed", None) else s


def matches(row, p):
    if row["r"] != p["relation"]:
        return False
    if row["status"] != "optional" and row["status"] != status(p.get("status")):
        return False
    s, o = names(p["subject"]), names(p["object"])
    straight = row["s"] & s and row["o"] & o
    return bool(straight or (row["r"] in SYMMETRIC and row["s"] & o and row["o"] & s))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("half", nargs="?", default="both", choices=["first", "second", "both"])
    parser.add_argument("--entente", default=str(ROOT / ".build/release/entente"))
    parser.add_argument("-v", action="store_true")
    arguments = parser.parse_args()
    failed = False
    for half in ["first", "second"] if arguments.half == "both" else [arguments.half]:
        total = collections.Counter()
        for name, form, title, body, rows in cases(half):
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / (title.replace("/", "⁄") + "." + EXTENSION[form])
                if form == "wikitext":
                    # A record keeps a title with a stroke in it.
                    path = path.with_suffix(".jsonl")
                    path.write_text(json.dumps({"id": title, "title": title, "wikitext": body}), encoding="utf8")
                else:
                    path.write_text(body, encoding="utf8")
                output = pathlib.Path(folder) / "graph.jsonl"
                subprocess.run([arguments.entente, "extract", "--quiet", str(path), "--output", str(output)],
                               check=True)
                found = [json.loads(line) for line in output.open(encoding="utf8")]
            found = [p for p in found if "relation" in p and not p.get("context")]
            count = collections.Counter()
            used = set()
            for row in rows:
                hit = next((i for i, p in enumerate(found) if i not in used and matches(row, p)), None)
                if row["status"] == "optional":
                    if hit is not None:
                        used.add(hit)
                    continue
                if hit is None:
                    count["fn"] += 1
                    if arguments.v:
                        print(f"  {name}: missing  {row['raw']}")
                    continue
                used.add(hit)
                count["tp"] += 1
                qualifiers = found[hit].get("qualifiers", {})
                dates = {k: str(qualifiers[k]) for k in DATES if qualifiers.get(k)}
                for key in DATES:
                    if key in row["dates"] or key in dates:
                        count["dates"] += 1
                        if dates.get(key) == row["dates"].get(key):
                            count["right"] += 1
                        elif arguments.v:
                            print(f"  {name}: {key} {dates.get(key)} for {row['raw']}")
            for i, p in enumerate(found):
                if i in used or p["relation"] in IMPLIED or any(
                        row["status"] == "optional" and matches(row, p) for row in rows):
                    continue
                count["fp"] += 1
                if arguments.v:
                    print(f"  {name}: false    {p['subject']['label']} {p['relation']} "
                          f"{p['object'].get('label', p['object'].get('value'))} "
                          + " ".join(f"{k}={v}" for k, v in p.get("qualifiers", {}).items()) + f" [{p.get('status')}]")
            total += count
            print(f"{name:18} tp {count['tp']} fp {count['fp']} fn {count['fn']} "
                  f"dates {count['right']}/{count['dates']}")
        p = total["tp"] / max(1, total["tp"] + total["fp"])
        r = total["tp"] / max(1, total["tp"] + total["fn"])
        d = total["right"] / max(1, total["dates"])
        print(f"{half}: P {p:.3f} R {r:.3f} dates {d:.3f} (tp {total['tp']} fp {total['fp']} fn {total['fn']}, "
              f"dates {total['right']}/{total['dates']})")
        if half == "second" and (p < 0.97 or r < 0.90 or d < 0.95):
            failed = True
    sys.exit(failed)


if __name__ == "__main__":
    main()
