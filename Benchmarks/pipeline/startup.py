"""Start-up, and the whole run over the client's two documents: time and peak memory.

    startup.py [ENTENTE]

Bars: start-up under 10 ms; the run under 150 ms and 60 MB. The start of /bin/true, measured in the same
run, shows what the machine itself takes to start a process.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

project = pathlib.Path(__file__).resolve().parents[2]
entente = sys.argv[1] if len(sys.argv) > 1 else str(project / ".build/release/entente")


def run(*command):
    """The seconds and the peak memory in MB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    assert status == 0, command
    return seconds, usage.ru_maxrss / 1024


def report(name, times, runs):
    results = [run(*runs) for _ in range(times)]
    seconds = statistics.median(r[0] for r in results) * 1000
    print(f"{name:40s} {seconds:7.1f} ms  {max(r[1] for r in results):6.1f} MB")


report("/bin/true", 50, ["/bin/true"])
report("entente --version", 50, [entente, "--version"])
documents = sorted((project.parent / "shared/corpus").glob("*.txt"))
if documents:
    with tempfile.TemporaryDirectory() as folder:
        report("entente extract, the client's documents", 20,
               [entente, "extract", *map(str, documents), "--output", folder])
else:
    print("SKIPPED: ../shared/corpus is absent")
