"""Wikitext to JSON Lines: megabytes a second on one core and on two, and memory over the number of pages.

    throughput.py [ENTENTE] [--memory] [--speed]

Bars: 5 MB/s a core, 1.8 times that on two cores, memory that does not grow with the number of pages. One core is one
core: the process is bound to it. CPU time stands beside the clock's, since it alone means anything on a machine that
does other work. The last line of the memory reads every page ten times under ten names, to JSON Lines and N-Triples.
"""
import itertools
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

project = pathlib.Path(__file__).resolve().parents[2]
arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
chosen = {a for a in sys.argv[1:] if a.startswith("--")} or {"--speed", "--memory"}
entente = arguments[0] if arguments else str(project / ".build/release/entente")
pages = sorted((project.parent / "shared/corpus/wiki").glob("*.wiki"))
if not pages:
    sys.exit("SKIPPED: ../shared/corpus/wiki is absent")


def run(documents, jobs, output, cores=None):
    """The seconds, the CPU seconds and the peak memory in MB of one run."""
    bind = (lambda: os.sched_setaffinity(0, cores)) if cores else None
    start = time.perf_counter()
    process = subprocess.Popen([entente, "extract", "--quiet", "--jobs", str(jobs), *map(str, documents),
                                "--output", str(output)], preexec_fn=bind)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, status
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def copies(folder, times):
    """The pages under other names, which are read as the same titles."""
    marks = itertools.islice(itertools.product([" ", "_", "-", "--"], repeat=2), 1, times + 1)
    for first, second in marks:
        for page in pages:
            name = page.name.replace("Foreign relations of", f"Foreign{first}relations{second}of", 1)
            shutil.copy(page, folder / name)


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    output = folder / "graph.jsonl"
    size = sum(p.stat().st_size for p in pages) / 1e6
    print(f"{len(pages)} pages, {size:.1f} MB of wikitext; load {os.getloadavg()[0]:.1f}")
    if "--speed" in chosen:
        cores = sorted(os.sched_getaffinity(0))
        one, cpu, _ = run(pages, 1, output, cores[:1])
        print(f"one core   {one:7.2f} s  {size / one:5.2f} MB/s;  {cpu:6.2f} s of CPU, {size / cpu:.2f} MB a second of it")
        two, cpu, _ = run(pages, 2, output, cores[:2])
        print(f"two cores  {two:7.2f} s  {size / two:5.2f} MB/s;  {cpu:6.2f} s of CPU; {one / two:.2f} times one core, "
              f"{cpu / two:.2f} cores busy")
    if "--memory" in chosen:
        for count in (20, 40, 80, len(pages)):
            print(f"{count:5d} pages  peak {run(pages[:count], 1, output)[2]:6.1f} MB")
        many = folder / "many"
        many.mkdir()
        copies(many, 10)
        for name in ("graph.jsonl", "graph.nt"):
            seconds, cpu, memory = run([many], 2, folder / name)
            print(f"{10 * len(pages):5d} pages  peak {memory:6.1f} MB, to {name}, {cpu:.0f} s of CPU")
