#!/usr/bin/env python3
"""How much of the numbered tables of real pages reaches the graph, and whether pages agree.

    tables.py [--pages DIR] [--graph FILE.jsonl] [--entente PROGRAM] [--sample N] [-v]

Reads `# | Country | Date` tables from raw wikitext with a few regular expressions that share no code with
Entente, and compares them with the JSON Lines export:

1. coverage: of the rows that hold a country and a date, how many are the evidence (by their place in the
   source) of a dated diplomaticRelationsWith statement, and in how many the years and the days agree;
2. agreement: for two states with a page each, whether both pages give their relation the same date; and a
   sample of the disagreements, each with what the raw rows say and whether it is theirs (the pages differ)
   or ours (Entente read something that the row does not say).

Without --graph it runs `entente extract` over the pages first. Exit status 1 below the bars.
"""
import argparse, collections, glob, hashlib, json, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
MONTHS = "January February March April May June July August September October November December".split()
MONTH = {m[:3].lower(): i + 1 for i, m in enumerate(MONTHS)}


def blank(text, pattern, flags=re.S):
    """Replaces matches by spaces, so that offsets stay."""
    return re.sub(pattern, lambda m: re.sub(r"[^\n]", " ", m.group()), text, flags=flags)


def clean(text):
    text = blank(text, r"<!--.*?-->")
    text = blank(text, r"<ref[^>/]*/>")
    return blank(text, r"<ref(?:\s[^>]*)?>.*?</ref>")


def dates(cell):
    """The dates of a cell as ISO strings, by a reading as plain as can be."""
    cell = re.sub(r"\{\{(?:efn|citation needed|failed verification|better source needed|full citation needed"
                  r"|when|rp|cn)[^{}]*\}\}", " ", cell, flags=re.I)
    found = []
    patterns = [
        (r"\b(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b", lambda m: (m[3], m[2], m[1])),
        (r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})\b", lambda m: (m[3], m[1], m[2])),
        (r"\b(\d{4})[-|](\d{1,2})[-|](\d{1,2})\b", lambda m: (m[1], m[2], m[3])),
        (r"\b([A-Za-z]{3,9})\.?\s+(\d{4})\b", lambda m: (m[2], m[1], None)),
        (r"\b(\d{4})[-|](\d{1,2})\b", lambda m: (m[1], m[2], None)),
        (r"\b(\d{4})\b", lambda m: (m[1], None, None)),
    ]
    for pattern, parts in patterns:
        def take(m):
            year, month, day = parts(m)
            if month is not None and not month.isdigit():
                month = MONTH.get(month[:3].lower())
                if month is None:
                    return m.group()
            if not 1000 <= int(year) <= 2100 or (month and not 1 <= int(month) <= 12):
                return m.group()
            iso = year + (f"-{int(month):02d}" if month else "") + (f"-{int(day):02d}" if day else "")
            found.append((m.start(), iso))
            return " " * len(m.group())
        cell = re.sub(pattern, take, cell)
    return [iso for _, iso in sorted(found)]


def country(cell):
    m = re.search(r"\{\{\s*(?:flag\w*|Flag\w*)\s*\|\s*([^{}|]+)", cell)
    if m:
        return m[1].strip()
    m = re.search(r"\{\{\s*([A-Z]{3})\s*\}\}", cell) or re.search(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]", cell)
    return m[1].strip() if m else None


def rows(path):
    """The rows of numbered tables: place in the source, country, dates, raw text."""
    source = open(path, encoding="utf8").read()
    text = clean(source)
    for table in re.finditer(r"^[ :*]*\{\|.*?^\s*\|\}", text, re.S | re.M):
        body = table.group()
        pieces = list(re.finditer(r"^\|-[^\n]*$", body, re.M))
        bounds = [(a.end(), b.start()) for a, b in zip(pieces, pieces[1:])]
        if pieces:
            bounds.append((pieces[-1].end(), len(body) - 2))
        headers = re.findall(r"^!(.*)$", body[: 2000], re.M)
        names = [re.sub(r"^.*\||'''|\s+$|^\s+", "", h) for line in headers for h in line.split("!!")]
        names = [n.strip().lower() for n in names if n.strip()]
        if not ({"#", "no.", "№"} & set(names)) or not ({"country", "state", "nation"} & set(names)) or "date" not in names:
            continue
        for start, end in bounds:
            raw = body[start:end]
            if raw.lstrip().startswith("!"):
                continue
            cells = [c for c in re.split(r"^\||\|\|", raw, flags=re.M)][1:]
            if len(cells) < 3:
                continue
            state, when = country(cells[1]), dates(cells[2])
            unsure = re.search(r"\b(before|unknown)\b", cells[2], re.I)
            yield dict(start=table.start() + start, end=table.start() + end, country=state, dates=when,
                       unsure=bool(unsure), raw=re.sub(r"\s+", " ", raw).strip())


def export(pages, program):
    output = tempfile.NamedTemporaryFile(suffix=".jsonl", delete=False).name
    subprocess.run([program, "extract", "--no-context", pages, "--format", "jsonl", "--output", output], check=True,
                   stderr=subprocess.DEVNULL)
    return output


def compatible(a, b):
    return a.startswith(b) or b.startswith(a)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default=os.path.join(ROOT, "..", "shared", "corpus", "wiki"))
    parser.add_argument("--graph")
    parser.add_argument("--entente", default=os.path.join(ROOT, ".build", "release", "entente"))
    parser.add_argument("--sample", type=int, default=50)
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    graph = options.graph or export(options.pages, options.entente)

    said = collections.defaultdict(list)  # page → (start, end, dates, statement)
    for line in open(graph, encoding="utf8"):
        statement = json.loads(line)
        if statement["relation"] != "diplomaticRelationsWith":
            continue
        qualifiers = statement.get("qualifiers", {})
        when = [str(qualifiers[k]) for k in ("start", "end", "date") if k in qualifiers]
        for evidence in statement["evidence"]:
            if evidence["rule"].startswith("table."):
                said[evidence["document"]].append((evidence["start"], evidence["end"], when, statement))

    total = covered = same_year = same_day = 0
    missed, differing = [], []
    read = {}  # page → [(other's id, dates of ours, row)]
    for path in sorted(glob.glob(os.path.join(options.pages, "*.wiki"))):
        page = os.path.basename(path)
        mine = sorted(said.get(page, said.get(page[:-5], [])), key=lambda s: s[:2])
        read[page] = []
        for row in rows(path):
            hits = [s for s in mine if row["start"] <= s[0] < row["end"]]
            for hit in hits:
                read[page].append((hit[3], hit[2], row))
            if not row["country"] or not row["dates"] or row["unsure"]:
                continue
            total += 1
            dated = [s for s in hits if s[2]]
            if not dated:
                missed.append((page, row, "undated statement" if hits else "no statement"))
                continue
            covered += 1
            ours = [d for s in dated for d in s[2]]
            years = all(any(d[:4] in o for o in ours) for d in row["dates"])
            days = all(any(d in o for o in ours) for d in row["dates"])
            same_year += years
            same_day += days
            if not days:
                differing.append((page, row, ours))
    print(f"rows with a country and a date        {total}")
    print(f"  dated diplomaticRelationsWith        {covered}  {covered / max(total, 1):.4f}  (bar 0.99)")
    print(f"  with the same year / the same date   {same_year} / {same_day}  {same_day / max(total, 1):.4f}")
    for page, row, why in missed[: 400 if options.v else 15]:
        print(f"  MISS {page}: {why}: {row['raw'][:120]}")
    for page, row, ours in differing[: 400 if options.v else 10]:
        print(f"  DIFF {page}: ours {ours}: {row['raw'][:120]}")

    # Whose page it is: the state that stands in most of its statements.
    owner = {}
    for page, readings in read.items():
        count = collections.Counter(e["id"] for s, _, _ in readings for e in (s["subject"], s["object"]))
        if count:
            owner[page] = count.most_common(1)[0][0]
    views = collections.defaultdict(dict)  # pair → page → [(dates, row)]
    for page, readings in read.items():
        for statement, when, row in readings:
            pair = tuple(sorted((statement["subject"]["id"], statement["object"]["id"])))
            if when and row["dates"] and owner.get(page) in pair:
                views[pair].setdefault(page, []).append((when, row))
    both = {p: v for p, v in views.items() if len({owner[page] for page in v}) == 2}
    apart = []
    equal = 0
    for pair, pages in sorted(both.items()):
        (page_a, a), (page_b, b) = sorted(pages.items())[:2]
        dates_a = {d for when, _ in a for d in when}
        dates_b = {d for when, _ in b for d in when}
        if any(compatible(x, y) for x in dates_a for y in dates_b):
            equal += 1
        else:
            apart.append((pair, page_a, a, page_b, b))
    print(f"relations that both pages date        {len(both)}")
    print(f"  the same date on both                {equal}  {equal / max(len(both), 1):.4f}")
    apart.sort(key=lambda x: hashlib.sha256("|".join(x[0]).encode()).hexdigest())
    ours = 0
    for pair, page_a, a, page_b, b in apart[: options.sample]:
        wrong = []
        for page, view in ((page_a, a), (page_b, b)):
            for when, row in view:
                said_by_us = [part for date in when for part in date.split("/")]
                if not all(any(compatible(date, part) for date in row["dates"]) for part in said_by_us):
                    wrong.append(page)
        ours += bool(wrong)
        if options.v or wrong:
            print(f"  {'OURS' if wrong else 'THEIRS'} {pair[0]} – {pair[1]}")
            for page, view in ((page_a, a), (page_b, b)):
                for when, row in view:
                    print(f"      {page}: ours {when}: {row['raw'][:110]}")
    print(f"  of {min(options.sample, len(apart))} disagreements, theirs {min(options.sample, len(apart)) - ours}, ours {ours}  (bar ≤ 2 in 50)")
    sys.exit(0 if covered >= 0.99 * total and ours <= 2 else 1)


if __name__ == "__main__":
    main()
