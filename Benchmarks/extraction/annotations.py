#!/usr/bin/env python3
"""Measures `entente extract` on the annotated parts of ten pages (Tests/Annotations).

    annotations.py [ENTENTE] [-v] [--errors] [--set tuning|held-out] [--relations a,b] [--predictions DIR] [--write-confidence FILE]
    annotations.py --linking ANSWERS.tsv [-v]

ENTENTE is the executable (default .build/release/entente). Each page is extracted by itself; a prediction counts
where a part holds its evidence. Matching is that of ../shared/tools/score.py, with two additions: a gold status may
list alternatives (`refused|negated`), and every "the" of a label is left out. Events are not annotated and not
counted. Prints precision, recall, F1 and dates by relation for the tuning and the held-out pages; `issue` sums the
relations with a bar of their own: missions, memberships and recognitions.
-v lists what is missed, false or misdated, --errors the twenty commonest kinds of each; --predictions keeps (or, where they are, reuses) the JSON Lines of each page;
--write-confidence writes the measured precision of rules (Ontology/confidence.tsv): a prediction is right when a
required or an implied gold row says it, wrong when none does, and left out when only a disputed row does.
--linking compares answers (page, start-end, Wikidata id or nothing) with Tests/Annotations/mentions.tsv, by kind of
mention; a mention without an answer is wrong.
"""
import argparse, collections, hashlib, json, pathlib, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = next((p for p in (ROOT.parent / "shared", ROOT / "shared") if p.is_dir()), ROOT.parent / "shared")
ANNOTATIONS = ROOT / "Tests" / "Annotations"
sys.path.insert(0, str(SHARED / "tools"))
import score

DATE_KEYS = ("start", "date", "applied", "end", "count", "signed", "ratified", "inForce")
ISSUE = {"sentBy", "locatedIn", "accreditedTo", "memberOf", "observerOf", "candidateFor", "appliedTo", "recognizes"}

# How often each kind of error was met: what --errors prints.
ERRORS = collections.defaultdict(collections.Counter)

def norm(label):
    return " ".join(word for word in score.norm(label).split() if word != "the")

def names(node):
    if "value" in node: return {norm(str(node["value"]))}
    return {norm(x) for x in [node.get("label", "")] + list(node.get("altLabels", [])) if x}

def read_parts():
    pages = {}
    for line in (ANNOTATIONS / "parts.tsv").read_text(encoding="utf8").splitlines():
        if line.startswith("#") or not line: continue
        page, span, use, sha = line.split("\t")
        pages.setdefault(page, dict(parts=[], use=use, sha=sha))["parts"].append(tuple(map(int, span.split("-"))))
    return pages

def read_gold(page):
    rows = []
    for line in (ANNOTATIONS / "statements" / f"{page}.tsv").read_text(encoding="utf8").splitlines():
        if line.startswith("#") or not line.strip(): continue
        f = line.split("\t"); f += [""] * (7 - len(f))
        rows.append(dict(span=tuple(map(int, f[0].split("-"))), s={norm(x) for x in f[1].split("|")}, r=f[2],
                         o={norm(x) for x in f[3].split("|")}, q=dict(p.split("=", 1) for p in f[4].split(";") if "=" in p),
                         st={score.status_of(x) for x in f[5].split("|")}, optional="optional" in f[6],
                         disputed="disputed" in f[6], raw=f))
    return rows

def same(g, p):
    if g["r"] != p["relation"] or score.status_of(p.get("status")) not in g["st"]: return False
    s, o = names(p["subject"]), names(p["object"])
    if g["s"] & s and g["o"] & o: return True
    return p["relation"] in score.SYMMETRIC and bool(g["s"] & o and g["o"] & s)

def groups_of(gold):
    """Gold rows that say the same thing count once."""
    groups = []
    for g in gold:
        for h in groups:
            k = h[0]
            alike = k["s"] & g["s"] and k["o"] & g["o"] or \
                g["r"] in score.SYMMETRIC and k["s"] & g["o"] and k["o"] & g["s"]
            if k["r"] == g["r"] and k["st"] & g["st"] and alike and \
               not (g["r"] == "expelledFrom" and k["q"] != g["q"]): h.append(g); break
        else: groups.append([g])
    return groups

def extract(entente, page, keep):
    kept = keep / f"{page}.jsonl" if keep else None
    if kept and kept.exists(): text = kept.read_text(encoding="utf8")
    else:
        source = SHARED / "corpus" / "wiki" / f"{page}.wiki"
        done = subprocess.run([entente, "extract", "--no-context", str(source), "--format", "jsonl", "--output", "-"], capture_output=True)
        if done.returncode: sys.exit(f"{page}: exit {done.returncode}: {done.stderr.decode(errors='replace')[:500]}")
        text = done.stdout.decode("utf8")
        if kept: keep.mkdir(parents=True, exist_ok=True); kept.write_text(text, encoding="utf8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]

def inside(prediction, parts):
    return [e for e in prediction.get("evidence", []) if any(a <= e["start"] and e["end"] <= b for a, b in parts)]

class Tally:
    """Counts by relation: found, false, missed, dates right, dates asked, evidence on the annotated words."""
    def __init__(self): self.by = collections.defaultdict(lambda: [0] * 6)

    def print(self, title):
        print(f"\n{title}")
        ratio = lambda a, b: a / b if b else float("nan")
        def row(name, c):
            p, r = ratio(c[0], c[0] + c[1]), ratio(c[0], c[0] + c[2])
            f1 = 2 * p * r / (p + r) if p + r > 0 else 0
            print(f"{name:26s} P {p:5.3f} R {r:5.3f} F1 {f1:5.3f}  tp {c[0]} fp {c[1]} fn {c[2]}"
                  f"  dates {c[3]}/{c[4]}  in place {c[5]}/{c[0]}")
        total = lambda keys: [sum(self.by[k][i] for k in keys) for i in range(6)]
        for relation in sorted(self.by): row(relation, self.by[relation])
        row("issue", total([k for k in self.by if k in ISSUE])); row("ALL", total(list(self.by)))

def measure(page, gold, predictions, parts, tally, rules, verbose):
    hit = [None] * len(predictions)             # None: in no gold row; else whether a row that is not disputed says it
    for group in groups_of(gold):
        required = not all(g["optional"] for g in group)
        found = [i for i, p in enumerate(predictions) if any(same(g, p) for g in group)]
        for i in found:
            hit[i] = bool(hit[i]) or any(not g["disputed"] and same(g, predictions[i]) for g in group)
        count = tally.by[group[0]["r"]] if required else None
        say = lambda kind, *rest: print(kind, f"[{page}", group[0]["raw"][0] + "]", *rest) if verbose else None
        if not found:
            if required: count[2] += 1; ERRORS["misses"][group[0]["r"]] += 1; say("MISS ", [x.split("|")[0] for x in group[0]["raw"][1:6]])
            continue
        if not required: continue
        count[0] += 1
        spans = [(e["start"], e["end"]) for i in found for e in predictions[i].get("evidence", [])]
        count[5] += any(a < g["span"][1] and g["span"][0] < b for a, b in spans for g in group)
        for key in DATE_KEYS:
            want = [g["q"][key] for g in group if g["q"].get(key) and not g["optional"]]
            if not want: continue
            count[4] += 1
            keys = ("start", "date") if key in ("start", "date") else (key,)
            got = [str(predictions[i].get("qualifiers", {}).get(k, "")) for i in found for k in keys]
            best = [w for w in want if not any(v != w and v.startswith(w) for v in want)]
            right = any(score.date_ok(w, x) for w in best for x in got)
            count[3] += right
            if not right: ERRORS["dates"][f"{group[0]['r']} {key}: {'none' if not any(got) else 'another'} found"] += 1
            if not right: say("DATE ", [x.split("|")[0] for x in group[0]["raw"][1:4]], f"want {key}={best} got {sorted(set(got) - {''})}")
    for p, known in zip(predictions, hit):
        for e in inside(p, parts):
            if known is not False: rules[e.get("rule", "")][0 if known else 1] += 1
        if known is None:
            tally.by[p["relation"]][1] += 1
            ERRORS["false"][f"{p['relation']} by {inside(p, parts)[0].get('rule')}"] += 1
            if verbose:
                e = inside(p, parts)[0]; o = p["object"]
                print("FALSE", f"[{page} {e['start']}-{e['end']}]", [p["subject"].get("label"), p["relation"], o.get("label", o.get("value")),
                      p.get("qualifiers"), p.get("status")], e.get("rule"), "|", e.get("quote", "")[:120])

def measure_linking(answers, verbose):
    given = {}
    for line in answers.read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            page, span, *rest = line.split("\t"); given[page, span] = rest[0].rsplit("/", 1)[-1] if rest else ""
    kinds = collections.defaultdict(lambda: [0, 0])
    for line in (ANNOTATIONS / "mentions.tsv").read_text(encoding="utf8").splitlines():
        if line.startswith("#") or not line: continue
        page, span, ids, link, kind = line.split("\t")
        right = given.get((page, span), "") in ids.split("|")
        for key in (kind, link, "ALL"): kinds[key][0] += right; kinds[key][1] += 1
        if verbose and not right: print("LINK ", f"[{page} {span}]", kind, "want", ids, "got", given.get((page, span)) or "nothing")
    for kind, (right, asked) in sorted(kinds.items()): print(f"{kind:12s} {right}/{asked}  {right / asked:5.3f}")

def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("entente", nargs="?", default=str(ROOT / ".build" / "release" / "entente"))
    arguments.add_argument("-v", "--verbose", action="store_true")
    arguments.add_argument("--errors", action="store_true")
    arguments.add_argument("--set", choices=("tuning", "held-out"))
    arguments.add_argument("--relations", type=lambda x: set(x.split(",")))
    arguments.add_argument("--predictions", type=pathlib.Path)
    arguments.add_argument("--write-confidence", type=pathlib.Path)
    arguments.add_argument("--linking", type=pathlib.Path)
    given = arguments.parse_args()
    if given.linking: return measure_linking(given.linking, given.verbose)
    tallies, rules = collections.defaultdict(Tally), collections.defaultdict(lambda: [0, 0])
    for page, about in read_parts().items():
        if given.set and about["use"] != given.set: continue
        source = SHARED / "corpus" / "wiki" / f"{page}.wiki"
        if not source.exists(): sys.exit(f"{source}: not there")
        if hashlib.sha256(source.read_bytes()).hexdigest() != about["sha"]: sys.exit(f"{source}: not the page that was annotated")
        gold = read_gold(page)
        for g in gold:
            if not any(a <= g["span"][0] < g["span"][1] <= b for a, b in about["parts"]): sys.exit(f"{page}: {g['raw'][0]} is in no part")
        predictions = [p for p in extract(given.entente, page, given.predictions)
                       if not p["relation"].startswith("event:") and inside(p, about["parts"])]
        if given.relations:
            gold = [g for g in gold if g["r"] in given.relations]
            predictions = [p for p in predictions if p["relation"] in given.relations]
        measure(page, gold, predictions, about["parts"], tallies[about["use"]], rules, given.verbose)
    for use in sorted(tallies, reverse=True): tallies[use].print(use)
    if len(tallies) > 1:
        both = Tally()
        for t in tallies.values():
            for k, c in t.by.items(): both.by[k] = [a + b for a, b in zip(both.by[k], c)]
        both.print("both")
    if given.errors:
        for title in ("misses", "false", "dates"):
            print(f"commonest {title}:")
            for kind, count in ERRORS[title].most_common(20): print(f"  {count:3d}  {kind}")
    if given.write_confidence:
        write_confidence(rules, given.write_confidence)

def write_confidence(rules, file):
    """Writes the table that the extractor reads: a rule met five times or more, each family of rules, and what
    holds for those that were never met."""
    groups = collections.defaultdict(lambda: [0, 0])
    for rule, (right, wrong) in rules.items():
        for name in {rule if right + wrong >= 5 else "", rule.split(".")[0]} - {""}:
            groups[name][0] += right; groups[name][1] += wrong
    lines = ["# The precision of the rules on the annotated pages: a rule or the beginning of its name, (right + 1) / (met + 2),",
             "# how often it was met. Written by Benchmarks/extraction/annotations.py --write-confidence; * stands for the rest."]
    groups["*"] = [0, 0]
    lines += [f"{name}\t{(r + 1) / (r + w + 2):.3f}\t{r + w}" for name, (r, w) in sorted(groups.items()) if r + w or name == "*"]
    file.write_text("\n".join(lines) + "\n", encoding="utf8")

if __name__ == "__main__": main()
