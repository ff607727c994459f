#!/usr/bin/env python3
"""Times of the commands that work on a graph: parts of it, shards merged, exports merged and compared, tables.

    Benchmarks/graph/commands.py [--pages FOLDER]

The world graph is what ../shared/corpus/wiki says. Every merge is compared byte by byte with one run.
Seconds are user and system time of one process, which other work on the machine changes less than the clock.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / ".build/release/entente"
FORMATS = "turtle,rdfxml,graphml,ntriples,nquads,trig,jsonld,gexf,neo4j,jsonl,csv,sqlite,dyads"


def run(*arguments, codes=(0,)):
    """Runs the tool; returns its seconds of work and its greatest memory in MB."""
    process = subprocess.Popen([TOOL, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        sys.exit(f"entente {' '.join(map(str, arguments))}: {process.returncode}\n{message.decode()}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def same(a, b):
    names = sorted(os.listdir(a))
    return names == sorted(os.listdir(b)) and all((a / n).read_bytes() == (b / n).read_bytes() for n in names)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=Path, default=ROOT.parent / "shared/corpus/wiki")
    options = parser.parse_args()
    if not options.pages.is_dir():
        print(f"SKIPPED: {options.pages} is absent")
        return
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        pages = sorted(options.pages.iterdir())
        random.Random(7).shuffle(pages)
        whole, memory = run("extract", *pages, "--jobs", 1, "-o", folder / "one", "-f", FORMATS)
        jsonl, _ = run("extract", *pages, "--jobs", 1, "-o", folder / "world.jsonl")
        statements = sum(1 for _ in open(folder / "world.jsonl"))
        print(f"{len(pages)} pages, {statements} statements")
        print(f"one run to JSON Lines                 {jsonl:6.2f} s")
        print(f"one run to every format               {whole:6.2f} s  {memory:5.0f} MB")
        shards, sharding = [], 0
        for part in range(8):
            shards.append(folder / f"{part}.shard")
            sharding += run("extract", *pages[part::8], "--jobs", 1, "-o", shards[-1])[0]
        size = sum(s.stat().st_size for s in shards) / 1e6
        print(f"eight runs to shards                  {sharding:6.2f} s  {size:5.1f} MB of shards")
        random.Random(8).shuffle(shards)
        merge, memory = run("merge", *shards, "-o", folder / "merged.jsonl")
        equal = (folder / "merged.jsonl").read_bytes() == (folder / "world.jsonl").read_bytes()
        print(f"merge of eight shards to JSON Lines   {merge:6.2f} s  {memory:5.0f} MB"
              f"  {100 * merge / jsonl:.0f} % of the run  {'the same bytes' if equal else 'OTHER BYTES'}")
        every, memory = run("merge", *shards, "-o", folder / "merged", "-f", FORMATS)
        equal = equal and same(folder / "one", folder / "merged")
        print(f"merge of eight shards to every format {every:6.2f} s  {memory:5.0f} MB"
              f"  {100 * every / whole:.0f} % of the run  {'the same bytes' if equal else 'OTHER BYTES'}")
        half = [folder / "a.jsonl", folder / "b.jsonl"]
        run("merge", *shards[:4], "-o", half[0])
        run("merge", *shards[4:], "-o", half[1])
        world = folder / "world.jsonl"
        for name, arguments, codes in [
            ("select of one relation", ["select", world, "--relation", "recognizes", "-o", folder / "s.jsonl"], (0,)),
            ("select of a neighbourhood", ["select", world, "--entity", "Kosovo", "--hops", 2, "-o", folder / "s.jsonl"], (0,)),
            ("select as of a day", ["select", world, "--as-of", "1989-11-09", "-o", folder / "s.jsonl"], (0,)),
            ("select of states", ["select", world, "--view", "states", "-o", folder / "s.jsonl"], (0,)),
            ("merge of two exports (JSON Lines)", ["merge", *half, "-o", folder / "c.jsonl"], (0,)),
            ("diff of JSON Lines, equal", ["diff", folder / "world.jsonl", folder / "merged.jsonl"], (0,)),
            ("diff of JSON Lines, a half is gone", ["diff", folder / "world.jsonl", half[0]], (1,)),
            ("CSV of a shard", ["merge", folder / "all.shard", "-f", "csv", "-o", folder / "csv/"], (0,)),
            ("SQLite of a shard", ["merge", folder / "all.shard", "-o", folder / "x.sqlite"], (0,)),
            ("dyads of a shard", ["merge", folder / "all.shard", "-f", "dyads", "-o", folder / "d.csv"], (0,)),
        ]:
            if not (folder / "all.shard").exists():
                run("merge", *shards, "-o", folder / "all.shard")
            seconds, memory = run(*arguments, codes=codes)
            is_slow = name.split()[0] in ("select", "merge", "diff") and seconds >= 3
            print(f"{name:37} {seconds:6.2f} s  {memory:5.0f} MB{'  OVER 3 s' if is_slow else ''}")
        if not equal:
            sys.exit(1)


main()
