#!/usr/bin/env python3
"""Measures `entente extract` on short items with whole gold: relations and events.

    items.py [ENTENTE] [-v]

The sets are ../shared/gold/sentences, ../shared/gold/current-events (2025; 2008-2024) and the two halves of the bank beside this
script (sentences/bank.tsv; misses of the second half are not to be read). Each set is extracted by itself and scored by
../shared/tools/score_items.py and, for the sentences, check.py, which also knows what must not be stated.
ENTENTE is the executable (default .build/release/entente); -v lists what is missed and what is false, but for the second half.
"""
import pathlib, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = next((p for p in (ROOT.parent / "shared", ROOT / "shared") if p.is_dir()), None)

def main():
    if SHARED is None:
        sys.exit("items.py: error: ../shared is not there: the gold and its scorers are read from it")
    arguments = [a for a in sys.argv[1:] if a != "-v"]
    entente = arguments[0] if arguments else str(ROOT / ".build/release/entente")
    gold, bank = SHARED / "gold", ROOT / "Benchmarks/extraction/sentences/bank"
    sets = [("sentences", gold / "sentences/dev", []), ("current-events 2025", gold / "current-events/2025", []),
            ("current-events 2008-2024", gold / "current-events/2008-2024", []),
            ("bank, half 1", bank, ["--split", "1/2"]), ("bank, half 2", bank, ["--split", "2/2"])]
    with tempfile.TemporaryDirectory() as folder:
        for name, stem, options in sets:
            output = pathlib.Path(folder) / (stem.name + ".jsonl")
            if not output.exists():
                subprocess.run([entente, "extract", f"{stem}.jsonl", "--from", "jsonl", "--format", "jsonl", "--quiet",
                                "--output", str(output)], check=True)
            verbose = ["-v"] if "-v" in sys.argv and name != "bank, half 2" else []
            lines = subprocess.run([sys.executable, SHARED / "tools/score_items.py", f"{stem}.tsv", output, *options, *verbose],
                                   check=True, capture_output=True, text=True).stdout.splitlines()
            print(name)
            for line in lines:
                if line.startswith(("RELATIONS", "EVENTS", "events")) or verbose and line.startswith(("MISS", "FALSE", "DATE")):
                    print("  " + line)
            if name == "sentences":
                for kind in ([], ["--no-events"]):
                    last = subprocess.run([sys.executable, gold / "sentences/check.py", f"{stem}.tsv", output, "-q", *kind],
                                          check=True, capture_output=True, text=True).stdout.strip()
                    print(f"  {last}{' by relations alone' if kind else ''}")

if __name__ == "__main__":
    main()
