#!/usr/bin/env python3
"""Draws statements about text that no rule was written from, for readers who see the text and the statement alone.

    draw.py [ENTENTE] [--seed N] [--relations 300] [--events 150] [--pages 100] [--other 60] [--text FILE] > DRAW.tsv

ENTENTE is the executable (default .build/release/entente). News items are those of ../shared/corpus/current-events of all years that are in no
gold; pages those of ../shared/corpus/wiki without annotated parts, their statements those of prose. The order is that of a digest of the
seed and the statement's key, so that a draw can be had again; not more than two statements of an item, ten of a page; relations that are told seldom
come as often as those told often, as far as there are any. --relations, --events and --pages count plain edges (asserted or ended), --other
statements that are negated, planned, refused or reported.

Columns: key, document, subject, relation, object, qualifiers, status, confidence, rule. --text writes beside it what readers see: the text of the item, or
the sentence of the page, and the statement. Verdicts (judge.py) are kept by key.
"""
import argparse, collections, hashlib, json, pathlib, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = next((p for p in (ROOT.parent / "shared", ROOT / "shared") if p.is_dir()), None)
ITEMS = 12_000

def digest(*parts):
    return hashlib.sha1("\t".join(map(str, parts)).encode()).hexdigest()

def label(node):
    return str(node["value"]) if "value" in node else node.get("label", "")

def qualifiers(statement):
    return ";".join(f"{name}={value if not isinstance(value, dict) else label(value)}" for name, value in sorted(statement["qualifiers"].items()))

def extract(entente, path, *options):
    """The statements of documents, without what the gazetteer adds."""
    output = subprocess.run([entente, "extract", path, *options, "--format", "jsonl", "--quiet", "--output", "-"],
                            capture_output=True, text=True).stdout
    return [s for s in map(json.loads, output.splitlines()) if not s.get("context")]

def news(entente, seed):
    """Statements of news items, each with the text of its item."""
    gold = {json.loads(line)["id"] for path in (SHARED / "gold/current-events").glob("*.jsonl") for line in open(path, encoding="utf8")}
    items = [json.loads(line) for path in sorted((SHARED / "corpus/current-events").glob("*.jsonl")) for line in open(path, encoding="utf8")]
    items = sorted((i for i in items if i["id"] not in gold), key=lambda i: digest(seed, i["id"]))[:ITEMS]
    texts = {i["id"]: f"[{i['date']}] {i['text']}" for i in items}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        for item in items: file.write(json.dumps(item, ensure_ascii=False) + "\n")
        file.flush()
        for statement in extract(entente, file.name, "--from", "jsonl"):
            for evidence in statement["evidence"]:
                if evidence["document"] in texts: yield statement, evidence, texts[evidence["document"]]

def pages(entente):
    """Statements of the pages' prose, each with the sentence."""
    annotated = {line.split("\t")[0] for line in open(ROOT / "Tests/Annotations/parts.tsv", encoding="utf8") if not line.startswith("#")}
    for path in sorted((SHARED / "corpus/wiki").glob("*.wiki")):
        if path.stem in annotated: continue
        for statement in extract(entente, str(path)):
            for evidence in statement["evidence"][:1]:
                if evidence["rule"].split(".")[0] not in ("table", "list"):
                    yield statement, evidence, f"[page {path.stem}] {evidence['quote']}"

def draw(candidates, count, most, seed):
    """So many of the candidates, the relations in turn, not more than so many of a document."""
    queues = collections.defaultdict(list)
    seen = set()
    for statement, evidence, text in candidates:
        key = digest(statement["id"], evidence["document"])[:16]
        if key in seen: continue
        seen.add(key)
        queues[statement["relation"]].append((digest(seed, key), key, statement, evidence, text))
    for queue in queues.values(): queue.sort(key=lambda row: row[0])
    taken, documents = [], collections.Counter()
    while len(taken) < count and any(queues.values()):
        # Half in turn over relations, half as often as they are told: every relation is seen, and the whole weighs as it does in use.
        order = sorted(queues)
        for relation in order:
            want = 1 + len(queues[relation]) // 300
            while want and queues[relation] and len(taken) < count:
                row = queues[relation].pop(0)
                if documents[row[3]["document"]] >= most: continue
                documents[row[3]["document"]] += 1
                taken.append(row)
                want -= 1
    return taken

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente", nargs="?", default=str(ROOT / ".build/release/entente"))
    parser.add_argument("--seed", default="1")
    for name, count in (("relations", 300), ("events", 150), ("pages", 100), ("other", 60)):
        parser.add_argument(f"--{name}", type=int, default=count)
    parser.add_argument("--text")
    options = parser.parse_args()
    if SHARED is None: sys.exit("draw.py: error: ../shared is missing")
    told = list(news(options.entente, options.seed))
    plain = [row for row in told if row[0]["status"] in ("asserted", "ended")]
    is_event = lambda row: row[0]["relation"].startswith("event:")
    rows = draw([r for r in plain if not is_event(r)], options.relations, 2, options.seed)
    rows += draw([r for r in plain if is_event(r)], options.events, 2, options.seed)
    rows += draw([r for r in told if r[0]["status"] not in ("asserted", "ended")], options.other, 2, options.seed)
    if options.pages:
        told = [r for r in pages(options.entente) if r[0]["status"] in ("asserted", "ended") and not is_event(r)]
        rows += draw(told, options.pages, 10, options.seed)
    shown = open(options.text, "w", encoding="utf8") if options.text else None
    for _, key, statement, evidence, text in rows:
        fields = (key, evidence["document"], label(statement["subject"]), statement["relation"], label(statement["object"]) if "object" in statement and statement["object"] else "-",
                  qualifiers(statement), statement["status"], f"{statement['confidence']:.3f}", evidence["rule"])
        print("\t".join(str(f).replace("\t", " ").replace("\n", " ") for f in fields))
        if shown: shown.write(f"{key}\n  TEXT: {text}\n  SAYS: {fields[2]} | {fields[3]} | {fields[4]} | {fields[5]} | {fields[6]}\n\n")

if __name__ == "__main__":
    main()
