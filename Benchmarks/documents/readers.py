#!/usr/bin/env python3
"""Speed and memory of the document readers, and the wikitext reader beside mwparserfromhell.

    Benchmarks/documents/readers.py [wikitext] [dump] [hostile] [peer]

Without arguments all four. Reads ../shared/corpus; the synthetic dump of 1 GB goes to a temporary folder. Times are those of one
core, so that other work on the machine counts less; the clock's stand beside them.
"""

import html
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
WIKI = PROJECT.parent / "shared" / "corpus" / "wiki"
ENTENTE = PROJECT / ".build" / "release" / "entente"


def tool() -> str:
    subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", str(PROJECT), "--product", "reading-speed"],
        check=True, stdout=subprocess.DEVNULL, env=os.environ | {"ENTENTE_INSTRUMENTS": "1"})
    return str(PROJECT / ".build" / "release" / "reading-speed")


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
    """Headings, links and table cells of each page in both readers, and the causes of what differs."""
    import mwparserfromhell

    process = subprocess.run([str(ENTENTE), "read", "--json", str(WIKI)], capture_output=True, text=True)
    pages = {page["id"]: page for page in map(json.loads, process.stdout.splitlines())}
    start = time.process_time()
    trees = {path.name: mwparserfromhell.parse(path.read_text()) for path in sorted(WIKI.glob("*.wiki"))}
    seconds = time.process_time() - start
    size = sum(path.stat().st_size for path in WIKI.glob("*.wiki"))
    core = measure("read", str(WIKI))[2]
    print(f"peer: mwparserfromhell {size / seconds / 1e6:.2f} MB/s, Entente {size / core / 1e6:.0f} MB/s: "
          f"{seconds / core:.0f} times as fast")

    counts = Counter()
    causes = {"headings": Counter(), "links": Counter(), "cells": Counter()}
    for name, tree in trees.items():
        page = pages[name]
        # A heading in a cell opens a section too; the first section is the page.
        ours = Counter(spaced(section["title"]) for section in page["sections"][1:])
        theirs = tree.filter_headings()
        counts["their headings"] += len(theirs)
        counts["our headings"] += ours.total()
        causes["headings"]["unexplained"] += abs(len(theirs) - ours.total())

        cells = tree.filter_tags(matches=lambda node: node.tag in ("td", "th"))
        captions = sum(str(cell).startswith("|+") for cell in cells)
        ours = sum(len(block["table"]["cells"]) for block in page["blocks"] if block["kind"] == "table")
        counts["their cells"] += len(cells)
        counts["our cells"] += ours
        causes["cells"]["captions, which it takes for cells"] += captions
        causes["cells"]["unexplained"] += abs(len(cells) - captions - ours)

        shown, hidden = Counter(), {}
        walk(tree, "", shown, hidden)
        ours = Counter(title(link["target"]) for link in page["links"] if link["kind"] == "page")
        counts["their links"] += shown.total()
        counts["our links"] += ours.total()
        explain(ours - shown, shown - ours, hidden, causes["links"])
    for what in ("headings", "links", "cells"):
        print(f"peer: {what}: mwparserfromhell {counts['their ' + what]}, Entente {counts['our ' + what]}; unexplained: "
              f"{causes[what].pop('unexplained', 0)}")
        for cause, count in causes[what].most_common():
            print(f"peer:   {count} {what}: {cause}")


def explain(more, fewer, hidden, causes):
    """Counts the causes of the links that only one of the readers has in the text of a page."""
    for target, count in fewer.items():
        if target == "":
            causes["only its: to a place of the same page"] += count
        else:
            causes["unexplained"] += count
    for target, count in more.items():
        for place in hidden:
            found = min(count, hidden[place][target])
            hidden[place][target] -= found
            count -= found
            if found:
                causes[f"only ours: {place}"] += found
        if count:
            causes["unexplained"] += count


def spaced(words: str) -> str:
    return " ".join(words.split())


def title(target: str) -> str:
    """A page's title in its one form: without the section, with a capital."""
    words = spaced(html.unescape(target).split("#")[0].replace("_", " ")).lstrip(":").strip()
    return words[:1].upper() + words[1:]


# Templates of which an argument is the title of a page, though not written as a link.
TITLES = {"ill": 0, "interlanguage link": 0, "link-interwiki": 0, "linktext": 0, "sortname": None}


def walk(code, inside, shown, hidden):
    """Counts links by their target: those that show in the text, and the others by where they stand."""
    import mwparserfromhell.nodes as nodes

    for node in code.nodes:
        if isinstance(node, nodes.Wikilink):
            if re.match(r"\s*(file|image|category|media)\s*:", str(node.title), re.IGNORECASE):
                # Its words are a caption, or none.
                if node.text:
                    walk(node.text, inside or "in the caption of a picture", shown, hidden)
                continue
            target = shown if inside == "" else hidden.setdefault(inside, Counter())
            target[title(str(node.title))] += 1
            if node.text:
                walk(node.text, inside, shown, hidden)
        elif isinstance(node, nodes.Template):
            name = str(node.name).strip().lower()
            if name in TITLES and node.params:
                made = hidden.setdefault(f"made by {{{{{name}}}}}", Counter())
                made[title(" ".join(str(value.value) for value in node.params[:2]) if TITLES[name] is None
                           else str(node.params[0].value))] += 1
            for parameter in node.params:
                walk(parameter.value, inside or "in an argument of a template", shown, hidden)
        elif isinstance(node, nodes.Heading):
            walk(node.title, inside, shown, hidden)
        elif isinstance(node, nodes.Tag) and node.contents is not None:
            is_reference = str(node.tag).lower() == "ref"
            walk(node.contents, inside or ("in a reference" if is_reference else ""), shown, hidden)


if __name__ == "__main__":
    if not WIKI.exists():
        sys.exit("SKIPPED: ../shared/corpus/wiki is absent")
    chosen = sys.argv[1:] or ["wikitext", "dump", "hostile", "peer"]
    for name in chosen:
        {"wikitext": wikitext, "dump": dump, "hostile": hostile, "peer": peer}[name]()
