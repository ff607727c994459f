#!/usr/bin/env python3
"""Measures how often rules are right, and how well the confidence that statements carry says so.

    confidence.py [ENTENTE] [--write FILE]

Rules are met on the annotated pages (annotations.py) and on short items with whole gold (items.py): the items whose id has an even SHA-1 fit,
the others measure. The first draw of judged statements (Benchmarks/judged) fits as well. A prediction is right when a gold row says it, optional ones included, wrong when none does. The
precision of a rule leans on that of its kind, as if it had been met four times more with that: (right + 4 kind) / (met + 4); that of
a kind on that of all. --write writes the table that the extractor reads (Ontology/confidence.tsv); build again, then measure.
Prints, for the half not fitted, the statements of each tenth of confidence with the share that is right, the expected calibration
error over ten bins, and how precise and how complete a graph is from 0.5, 0.8, 0.9 and 0.95 up.
"""
import argparse, collections, hashlib, importlib.util, json, pathlib, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARED = next((p for p in (ROOT.parent / "shared", ROOT / "shared") if p.is_dir()), None)
LEAN = 4

def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

def verdicts(entente, items):
    """(fits, statement, right) of every statement about the items."""
    gold = SHARED / "gold"
    found, missed = [], [0, 0]
    for stem in (gold / "sentences/dev", gold / "current-events/2025", gold / "current-events/2008-2024", HERE / "sentences/bank"):
        rows = items.read_gold(f"{stem}.tsv")
        output = subprocess.run([entente, "extract", f"{stem}.jsonl", "--from", "jsonl", "--format", "jsonl", "--quiet", "--output", "-"],
                                check=True, capture_output=True, text=True).stdout
        hits = collections.defaultdict(set)
        for line in output.splitlines():
            statement = json.loads(line)
            if statement.get("context"): continue
            for document in {e["document"] for e in statement["evidence"]} & set(rows):
                fits = int(hashlib.sha1(document.encode()).hexdigest(), 16) % 2 == 0
                matched = [i for i, row in enumerate(rows[document]) if items.same(row, statement)]
                hits[document].update(matched)
                found.append((fits, statement, bool(matched)))
        for document, gold_rows in rows.items():
            fits = int(hashlib.sha1(document.encode()).hexdigest(), 16) % 2 == 0
            missed[not fits] += sum(1 for i, row in enumerate(gold_rows) if not row["optional"] and i not in hits[document])
    return found, missed

def pages(entente):
    """Rules with how often they were right and wrong on the annotated pages."""
    with tempfile.NamedTemporaryFile(suffix=".tsv") as file:
        subprocess.run([sys.executable, HERE / "annotations.py", entente, "--write-confidence", file.name], check=True, stdout=subprocess.DEVNULL)
        rules = {}
        for line in open(file.name, encoding="utf8"):
            if line.startswith("#"): continue
            name, precision, met = line.split("\t")
            met = int(met); right = round(float(precision) * (met + 2) - 1)
            if name != "*": rules[name] = [right, met - right]
        return rules

def count(counts, rule, right):
    parts = rule.split(".")
    for depth in range(len(parts) + 1): counts[".".join(parts[:depth]) or "*"][not right] += 1

def judged():
    """Rules of drawn statements with the verdict of a reader: text that no rule was written from."""
    for path in sorted((ROOT / "Benchmarks/judged").glob("draw-*.tsv")):
        for line in open(path, encoding="utf8"):
            if line.startswith("#"): continue
            *_, rule, verdict = line.rstrip("\n").split("\t")
            yield rule, verdict == "right"

def table(entente, found):
    counts = collections.defaultdict(lambda: [0, 0])
    for name, (right, wrong) in pages(entente).items():
        for key in {name} | ({"*"} if "." not in name else set()):
            counts[key][0] += right; counts[key][1] += wrong
    for fits, statement, right in found:
        if not fits: continue
        for rule in {e["rule"] for e in statement["evidence"]}: count(counts, rule, right)
    for rule, right in judged(): count(counts, rule, right)
    known = {"*": counts["*"][0] / max(1, sum(counts["*"]))}
    for name in sorted(counts, key=lambda name: (name.count("."), name)):
        if name == "*": continue
        kind = name
        while True:
            kind = kind.rpartition(".")[0] or "*"
            if kind in known: break
        right, wrong = counts[name]
        known[name] = (right + LEAN * known[kind]) / (right + wrong + LEAN)
    lines = ["# The precision of the rules on annotated pages and items: a rule or the beginning of its name, how often it is right, leaning on its kind as",
             "# Benchmarks/extraction/confidence.py says, which wrote this, and how often it was met; * stands for the rest."]
    return "\n".join(lines + [f"{name}\t{known[name]:.3f}\t{sum(counts[name])}" for name in sorted(known)]) + "\n"

def report(found, missed):
    rest = [(statement["confidence"], right) for fits, statement, right in found if not fits]
    error = 0
    for low in range(10):
        part = [right for confidence, right in rest if low / 10 <= confidence < (low + 1) / 10 or low == 9 and confidence == 1]
        if not part: continue
        mean = sum(c for c, _ in rest if low / 10 <= c < (low + 1) / 10 or low == 9 and c == 1) / len(part)
        share = sum(part) / len(part)
        error += len(part) / len(rest) * abs(share - mean)
        print(f"confidence {low / 10:.1f} to {(low + 1) / 10:.1f}: {len(part):5d} statements, {share:.3f} right, {mean:.3f} said")
    print(f"expected calibration error {error:.3f} on {len(rest)} statements not fitted")
    right_of_all = sum(right for _, right in rest) + missed[1]
    for least in (0, .5, .8, .9, .95):
        part = [right for confidence, right in rest if confidence >= least]
        if part: print(f"from {least:.2f} up: {len(part):5d} statements, precision {sum(part) / len(part):.3f}, {sum(part) / right_of_all:.3f} of what is told")

def main():
    if SHARED is None: sys.exit("confidence.py: error: ../shared is not there: the gold and its scorers are read from it")
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("entente", nargs="?", default=str(ROOT / ".build/release/entente"))
    arguments.add_argument("--write", type=pathlib.Path)
    given = arguments.parse_args()
    found, missed = verdicts(given.entente, load("score_items", SHARED / "tools/score_items.py"))
    if given.write: given.write.write_text(table(given.entente, found), encoding="utf8")
    report(found, missed)

if __name__ == "__main__": main()
