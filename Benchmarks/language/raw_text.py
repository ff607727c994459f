#!/usr/bin/env python3
"""Makes the raw text of a CoNLL-U file, as the shared tasks had it.

Paragraphs are parted by a blank line and wrapped at 80 columns: what
universaldependencies.org's conllu_to_text does. usage: raw_text.py FILE > TEXT
"""

import sys
import textwrap


def paragraphs(path):
    current = []
    for line in open(path, encoding="utf-8"):
        if line.startswith(("# newpar", "# newdoc")) and "newpar_block" not in line:
            if current:
                yield current
            current = []
        elif line.startswith("# text = "):
            current.append(line[9:].rstrip("\n"))
            joins = False
        elif line.startswith("#") or not line.strip():
            continue
        else:
            joins = "SpaceAfter=No" in line
            if joins and current:
                last = current[-1]
                current[-1] = last.rstrip("\x00") + "\x00"
            elif current:
                current[-1] = current[-1].rstrip("\x00")
    if current:
        yield current


def main():
    for sentences in paragraphs(sys.argv[1]):
        text = "".join(s[:-1] if s.endswith("\x00") else s + " " for s in sentences).rstrip()
        print(textwrap.fill(text, 80, break_long_words=False, break_on_hyphens=False) + "\n")


if __name__ == "__main__":
    main()
