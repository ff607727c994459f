"""Wikitext to JSON Lines: megabytes a second on one core and on two, and memory over the number of pages.

    throughput.py [ENTENTE]

Bars: 5 MB/s a core, 1.8 times that on two cores, memory that does not grow with the number of pages.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

project = pathlib.Path(__file__).resolve().parents[2]
entente = sys.argv[1] if len(sys.argv) > 1 else str(project / ".build/release/entente")
pages = sorted((project.parent / "shared/corpus/wiki").glob("*.wiki"))
if not pages:
    sys.exit("SKIPPED: ../shared/corpus/wiki is absent")


def run(documents, jobs, folder):
    """The seconds and the peak memory in MB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen([entente, "extract", "--quiet", "--jobs", str(jobs), *map(str, documents),
                                "--output", f"{folder}/graph.jsonl"])
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, status
    return time.perf_counter() - start, usage.ru_maxrss / 1024


with tempfile.TemporaryDirectory() as folder:
    size = sum(p.stat().st_size for p in pages) / 1e6
    one, _ = run(pages, 1, folder)
    two, _ = run(pages, 2, folder)
    print(f"{len(pages)} pages, {size:.1f} MB of wikitext")
    print(f"one core   {one:6.2f} s  {size / one:5.2f} MB/s")
    print(f"two cores  {two:6.2f} s  {size / two:5.2f} MB/s  {one / two:.2f} times one")
    for count in (20, 40, 80, len(pages)):
        _, memory = run(pages[:count], 1, folder)
        print(f"{count:4d} pages  peak {memory:6.1f} MB")
