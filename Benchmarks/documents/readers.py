#!/usr/bin/env python3
"""Speed and memory of the document readers, and the wikitext reader beside mwparserfromhell.

    Benchmarks/documents/readers.py [wikitext] [dump] [hostile] [peer]

Without arguments all four. Reads ../shared/corpus; the synthetic dump of 1 GB goes to a temporary folder. Times are those of one
core, so that other work on the machine counts less; the clock's stand beside them.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
WIKI = PROJECT.parent / "shared" / "corpus" / "wiki"
ENTENTE = PROJECT / ".build" / "release" / "entente"


def tool() -> str:
    subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", str(HERE), "--product", "reading-speed"],
        check=True, stdout=subprocess.DEVNULL)
    return str(HERE / ".build" / "release" / "reading-speed")


def measure(mode: str, *inputs: str):
    line = subprocess.run([tool(), mode, *inputs], check=True, capture_output=True, text=True).stdout
    size, count, core, clock, memory = line.split()
    return int(size), int(count), float(core), float(clock), int(memory)


def wikitext():
    size, count, core, clock, memory = measure("read", str(WIKI))
    print(f"wikitext: {count} pages, {size / 1e6:.1f} MB: {size / core / 1e6:.0f} MB/s a core "
          f"({size / clock / 1e6:.0f} MB/s by the clock)")
    return size / core


def dump(megabytes: int = 1000):
    pages = [(path.stem, escape(path.read_text())) for path in sorted(WIKI.glob("*.wiki"))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dump.xml"
        with path.open("w") as file:
            file.write('<mediawiki xml:lang="en"><siteinfo><base>https://example.org/wiki/Main</base></siteinfo>\n')
            number = 0
            while file.tell() < megabytes * 1_000_000:
                title, text = pages[number % len(pages)]
                number += 1
                file.write(
                    f"<page><title>{escape(title)} {number}</title><ns>0</ns><id>{number}</id><revision>"
                    f"<id>{number}</id><timestamp>2025-01-01T00:00:00Z</timestamp><model>wikitext</model>"
                    f'<text bytes="{len(text)}" xml:space="preserve">{text}</text></revision></page>\n')
            file.write("</mediawiki>\n")
        size = path.stat().st_size
        _, count, core, clock, memory = measure("find", str(path))
        print(f"dump: {count} pages, {size / 1e6:.0f} MB of XML: {size / core / 1e6:.0f} MB/s "
              f"({size / clock / 1e6:.0f} MB/s by the clock), peak {memory} MB")


HOSTILE = ["{{", "[[", "{|", "\n{|", "<ref>", "'''", "\n|-", "{{a|", "[[a|", "\n|a||b", "{{small|a}}", "<b ", "<!--", "[http://a "]


def hostile():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.wiki"
        worst = (0.0, "")
        for mark in HOSTILE + ["".join(HOSTILE)]:
            times = []
            for size in (2_500_000, 10_000_000):
                path.write_text("x" + mark * (size // len(mark)))
                times.append(measure("read", str(path))[2])
            worst = max(worst, (times[1], mark))
            name = "all of them" if len(mark) > 20 else repr(mark)
            print(f"hostile: 10 MB of {name}: {times[1]:.2f} s, {times[1] / times[0]:.1f} times the time of 2.5 MB")
        print(f"hostile: the slowest takes {worst[0]:.2f} s")


def peer():
    import mwparserfromhell

    ours = {"headings": 0, "links": 0, "cells": 0}
    process = subprocess.run([str(ENTENTE), "read", "--json", str(WIKI)], capture_output=True, text=True)
    for line in process.stdout.splitlines():
        page = json.loads(line)
        ours["headings"] += sum(1 for block in page["blocks"] if block["kind"] == "heading")
        ours["links"] += sum(1 for link in page["links"] if link["kind"] == "page")
        ours["cells"] += sum(len(b["table"]["cells"]) for b in page["blocks"] if b["kind"] == "table")
    theirs = {"headings": 0, "links": 0, "cells": 0}
    hidden = {"links that are files or categories": 0, "links in references and captions": 0, "links in templates": 0}
    start = time.process_time()
    trees = [mwparserfromhell.parse(path.read_text()) for path in sorted(WIKI.glob("*.wiki"))]
    seconds = time.process_time() - start
    for tree in trees:
        theirs["headings"] += len(tree.filter_headings())
        theirs["cells"] += len(tree.filter_tags(matches=lambda node: node.tag in ("td", "th")))
        walk(tree, theirs, hidden, "")
    size = sum(path.stat().st_size for path in WIKI.glob("*.wiki"))
    _, _, core, _, _ = measure("read", str(WIKI))
    print(f"peer: mwparserfromhell {size / seconds / 1e6:.2f} MB/s, Entente {size / core / 1e6:.0f} MB/s: "
          f"{seconds / core:.0f} times as fast")
    for what in ours:
        print(f"peer: {what}: mwparserfromhell {theirs[what]}, Entente {ours[what]}")
    for what, count in hidden.items():
        print(f"peer: of its links, {count} are {what}")


def walk(code, counts, hidden, inside):
    """Counts links by where they stand: those that show in the text, and the others by why not."""
    import mwparserfromhell.nodes as nodes

    for node in code.nodes:
        if isinstance(node, nodes.Wikilink):
            counts["links"] += inside == ""
            title = str(node.title).strip().lower()
            if re.match(r"(file|image|category|media)\s*:", title):
                hidden["links that are files or categories"] += inside == ""
                counts["links"] -= inside == ""
                if node.text:
                    walk(node.text, counts, hidden, inside or "links in references and captions")
                continue
            if inside:
                hidden[inside] += 1
            if node.text:
                walk(node.text, counts, hidden, inside)
        elif isinstance(node, nodes.Template):
            for parameter in node.params:
                walk(parameter.value, counts, hidden, inside or "links in templates")
        elif isinstance(node, nodes.Tag) and node.contents is not None:
            name = str(node.tag).lower()
            walk(node.contents, counts, hidden, inside or ("links in references and captions" if name == "ref" else ""))


if __name__ == "__main__":
    if not WIKI.exists():
        sys.exit("SKIPPED: ../shared/corpus/wiki is absent")
    chosen = sys.argv[1:] or ["wikitext", "dump", "hostile", "peer"]
    for name in chosen:
        {"wikitext": wikitext, "dump": dump, "hostile": hostile, "peer": peer}[name]()
