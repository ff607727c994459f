#!/usr/bin/env python3
"""Time and memory of inputs that were once worse than linear, at n, 2n and 4n.

    python3 Benchmarks/pipeline/linear.py [NAME...]

Prints a line an input and size, and the factor of each doubling; the bar is 2.3 for both.
"""
import os, resource, subprocess, sys, tempfile, time

TOOL = os.environ.get("ENTENTE", ".build/release/entente")
WIKI = "== Diplomatic relations ==\n{| class=wikitable\n! Country !! Date\n"
STATES = ["Canada", "Norway", "Japan", "Peru", "Chile", "Kenya", "Ghana", "Nepal"]


def dates(n):
    return "".join(
        f"France established diplomatic relations with Kosovo on {1 + i % 28} May {1000 + i % 1000}. "
        + ("\n\n" if i % 20 == 19 else "") for i in range(n))


INPUTS = {
    "dates of one fact": ("page.txt", 1_000, dates),
    "one sentence again and again": ("page.txt", 2_000, lambda n: "Canada recognised Kosovo in 2008. " * n),
    "the same, a paragraph each": ("page.txt", 2_000, lambda n: "Canada recognised Kosovo in 2008.\n\n" * n),
    "a sentence without end": ("page.txt", 20_000, lambda n: "Canada and Norway, " * n),
    "a word without end": ("page.txt", 500_000, lambda n: "x" * n),
    "links to another language": ("page.wiki", 8_000, lambda n: "[[fr:x]]" * n),
    "attributes of one element": (
        "page.html", 50_000,
        lambda n: "<html><body><p " + " ".join(f"a{i}=1" for i in range(n)) + ">Canada is a member of NATO.</p>"),
    "a table": (
        "page.wiki", 10_000,
        lambda n: WIKI + "".join(
            f"|-\n| [[{STATES[i % 8]}]] || {1 + i % 28} May {1900 + i % 120}\n" for i in range(n)) + "|}\n"),
    "plain text": (
        "page.txt", 20_000,
        lambda n: "".join(f"{STATES[i % 8]} is a member of the United Nations. The minister spoke of trade and of "
                          f"the weather.\n\n" for i in range(n))),
}


def measure(name, text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, name)
        with open(path, "w") as file:
            file.write(text)
        begun = time.monotonic()
        process = subprocess.Popen(
            [TOOL, "extract", path, "--output", "-", "--format", "jsonl", "--quiet", "--jobs", "1"],
            stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, status


names = sys.argv[1:] or list(INPUTS)
print(f"{'input':32} {'n':>8} {'MB':>6} {'s (CPU)':>9} {'×':>5} {'peak MB':>8} {'×':>5}")
for name in names:
    file, size, make = INPUTS[name]
    before = None
    for n in (size, 2 * size, 4 * size):
        text = make(n)
        _, seconds, peak, status = measure(file, text)
        factors = ("", "") if before is None else (f"{seconds / before[0]:.2f}", f"{peak / before[1]:.2f}")
        before = (seconds, peak)
        print(f"{name:32} {n:8} {len(text) / 1e6:6.2f} {seconds:9.2f} {factors[0]:>5} {peak:8.0f} {factors[1]:>5}"
              + ("" if status == 0 else f"  ended with {status}"), flush=True)
