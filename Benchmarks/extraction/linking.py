#!/usr/bin/env python3
"""Measures the linking of states and organizations on the 320 mentions of Tests/Annotations/mentions.tsv.

    linking.py [ENTENTE] [-v]

ENTENTE is the executable (default .build/release/entente). For each annotated range of a page the mention that
overlaps it most answers; annotations.py compares. The bar is 0.98.
"""
import collections, pathlib, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
WIKI = next((p for p in (ROOT.parent / "shared", ROOT / "shared") if p.is_dir()), ROOT.parent / "shared") / "corpus" / "wiki"

def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("-")]
    entente = arguments[0] if arguments else str(ROOT / ".build" / "release" / "entente")
    asked = collections.defaultdict(list)
    for line in (ROOT / "Tests" / "Annotations" / "mentions.tsv").read_text(encoding="utf8").splitlines():
        if line.startswith("#") or not line.strip(): continue
        page, span = line.split("\t")[:2]
        asked[page].append(span)
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf8") as answers:
        for page, spans in asked.items():
            done = subprocess.run([entente, "mentions", str(WIKI / f"{page}.wiki")], capture_output=True, check=True)
            found = []
            for line in done.stdout.decode("utf8").splitlines():
                _, span, words, label, _, item, _ = line.split("\t")
                start, end = map(int, span.split("-"))
                found.append((start, end, item))
            for span in spans:
                start, end = map(int, span.split("-"))
                best = max(((min(end, b) - max(start, a), -(b - a), item) for a, b, item in found if a < end and start < b),
                           default=(0, 0, ""))
                answers.write(f"{page}\t{span}\t{best[2]}\n")
        answers.flush()
        command = [sys.executable, str(ROOT / "Benchmarks" / "extraction" / "annotations.py"), "--linking", answers.name]
        sys.exit(subprocess.run(command + (["-v"] if "-v" in sys.argv else [])).returncode)

if __name__ == "__main__": main()
