"""Measures the page of all pages of ../shared/corpus/wiki in a headless Chromium: size, first view, search, drag.

    measure.py [PAGE]       extracts the pages first where no PAGE is given
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "Tests/Page"))
from chromium import Browser, program  # noqa: E402

WORDS = ["kosovo", "embassy of france", "recognizes kosovo 2008", "trade agreement", "nato", "president of the republic"]


def measure(page):
    size = os.path.getsize(page)
    print(f"size                     {size:12,} bytes    (bar: 4,000,000)")
    ready, used = [], []
    with Browser() as b:
        for _ in range(5):
            before = b.processor_time
            b.open(page)
            used.append(b.processor_time - before)
            ready.append(b.run("Number(document.documentElement.dataset.ready)"))
        print(f"first view               {statistics.median(ready):12.0f} ms       (bar: 1,500; median of {len(ready)}, least {min(ready):.0f})")
        print(f"  of processors          {statistics.median(used) * 1000:12.0f} ms       (all processes of the browser)")
        print(f"statements, things       {b.run('entente.graph.count'):12,}, {b.run('entente.graph.entityCount'):,}")
        b.wait("entente.search.texts !== null", 30)
        times = []
        for words in WORDS:
            b.run("(() => { const s = document.querySelector('#search'); s.focus(); s.value = ''; })()")
            b.run("""(() => { window.keys = []; const s = document.querySelector('#search');
                s.oninput = () => { window.keys.push(entente.box.lastDuration); }; })()""")
            b.type(words)
            times += b.run("window.keys")
        times.sort()
        print(f"search, key to result    {statistics.median(times):12.1f} ms       (bar: 50; median of {len(times)} keys, 95 of 100 within {times[int(len(times) * 0.95)]:.1f}, most {times[-1]:.1f})")
        b.run("document.querySelector('#results').hidden = true")
        for name, address in (("graph", "#graph"), ("neighbourhood", "#graph?thing=state/france"), ("map", "#map?thing=state/france")):
            b.run(f"location.hash = {address!r}")
            b.wait("entente.view.sheet && entente.view.sheet.frames > 0")
            frames, cost = drag(b)
            print(f"drag, {name:18} {frames:12.1f} frames/s (bar: 30; {cost * 1000:.1f} ms of processors a frame, all processes)")
        started = time.monotonic()
        b.run("entente.go({ asOf: '1989-11-09' })")
        print(f"as of a day, all parts   {(time.monotonic() - started) * 1000:12.0f} ms")
        assert not b.requests, b.requests
        print("requests                            0")


def drag(b):
    """Frames a second while the pointer draws the sheet about, and the seconds of processors for each."""
    x, y = b.run("(() => { const r = document.querySelector('#view canvas').getBoundingClientRect(); return [r.x + 60, r.bottom - 40]; })()")
    b.mouse("mouseMoved", x, y)
    b.mouse("mousePressed", x, y, buttons=1)
    used = b.processor_time
    before, started, step = b.run("[entente.view.sheet.frames, performance.now()]"), time.monotonic(), 0
    while time.monotonic() - started < 3:
        step += 1
        b.mouse("mouseMoved", x + (step * 7) % 240, y - (step * 3) % 120, buttons=1)
    after = b.run("[entente.view.sheet.frames, performance.now()]")
    used = b.processor_time - used
    b.mouse("mouseReleased", x, y)
    frames = max(1, after[0] - before[0])
    return frames / (after[1] - before[1]) * 1000, used / frames


if __name__ == "__main__":
    if program() is None:
        sys.exit("SKIPPED: Chromium is absent (apt-get install chromium); no page was measured")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        pages = PROJECT.parent / "shared/corpus/wiki"
        if not pages.is_dir():
            sys.exit("SKIPPED: ../shared/corpus/wiki is absent; no page was measured")
        with tempfile.TemporaryDirectory() as folder:
            page = folder + "/graph.html"
            subprocess.run([PROJECT / ".build/release/entente", "extract", pages, "--output", page, "--quiet"], check=True)
            measure(page)
