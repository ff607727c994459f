#!/usr/bin/env python3
"""Scores CoNLL-U against gold as the CoNLL 2018 shared task did, and by relation.

Words are aligned by their characters without white space; the parts of a multiword token by the
longest common subsequence of their spellings (universaldependencies.org/conll18/evaluation.html).
Relations are compared without subtypes, except in the table. usage: score_conllu.py GOLD SYSTEM
"""

import sys
from collections import Counter

TABLE = ["nsubj", "obj", "nsubj:pass", "obl", "nmod", "appos", "conj", "compound", "flat",
         "root", "xcomp", "ccomp", "acl:relcl", "advcl", "amod", "nummod", "case", "aux:pass"]


def read(path):
    """The characters, the sentence spans, the words of a file."""
    position = 0
    sentences, words = [], []
    rows = []

    def finish():
        nonlocal position, rows
        if not rows:
            return
        start = position
        first = len(words)
        until, span = 0, None
        for row in rows:
            if "-" in row[0]:
                until = int(row[0].split("-")[1])
                form = "".join(row[1].split())
                span = (position, position + len(form))
                position += len(form)
                continue
            if "." in row[0]:
                continue
            if int(row[0]) <= until:
                words.append(dict(span=span, multi=True, row=row, first=first))
            else:
                form = "".join(row[1].split())
                words.append(dict(span=(position, position + len(form)), multi=False, row=row, first=first))
                position += len(form)
        sentences.append((start, position))
        rows = []

    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            finish()
        elif not line.startswith("#"):
            rows.append(line.split("\t"))
    finish()
    return position, sentences, words


def align(gold, system):
    """Pairs of words that stand for the same characters."""
    pairs = []
    g = s = 0
    while g < len(gold) and s < len(system):
        if gold[g]["multi"] or system[s]["multi"]:
            end = max(gold[g]["span"][1] if gold[g]["multi"] else 0,
                      system[s]["span"][1] if system[s]["multi"] else 0)
            if not gold[g]["multi"] and gold[g]["span"][0] < system[s]["span"][0]:
                g += 1
                continue
            if not system[s]["multi"] and system[s]["span"][0] < gold[g]["span"][0]:
                s += 1
                continue
            gs, ss = g, s
            while True:
                if g < len(gold) and gold[g]["span"][0] < end:
                    end = max(end, gold[g]["span"][1]) if gold[g]["multi"] else end
                    g += 1
                elif s < len(system) and system[s]["span"][0] < end:
                    end = max(end, system[s]["span"][1]) if system[s]["multi"] else end
                    s += 1
                else:
                    break
            a, b = gold[gs:g], system[ss:s]
            table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
            same = lambda i, j: a[i]["row"][1].lower() == b[j]["row"][1].lower()
            for i in reversed(range(len(a))):
                for j in reversed(range(len(b))):
                    table[i][j] = (table[i + 1][j + 1] + 1 if same(i, j)
                                   else max(table[i + 1][j], table[i][j + 1]))
            i = j = 0
            while i < len(a) and j < len(b):
                if same(i, j):
                    pairs.append((gs + i, ss + j))
                    i += 1
                    j += 1
                elif table[i + 1][j] >= table[i][j + 1]:
                    i += 1
                else:
                    j += 1
        elif gold[g]["span"] == system[s]["span"]:
            pairs.append((g, s))
            g += 1
            s += 1
        elif gold[g]["span"][0] <= system[s]["span"][0]:
            g += 1
        else:
            s += 1
    return pairs


def f1(correct, gold, system):
    return 200 * correct / (gold + system) if gold + system else 0


def main():
    glength, gsent, gold = read(sys.argv[1])
    slength, ssent, system = read(sys.argv[2])
    if glength != slength:
        sys.exit(f"the characters differ: {glength} and {slength}")
    pairs = align(gold, system)
    to_gold = {s: g for g, s in pairs}
    n = len(gold), len(system)
    universal = lambda label: label.split(":")[0]

    def head(words, index):
        number = int(words[index]["row"][6])
        return None if number == 0 else words[index]["first"] + number - 1

    counts = Counter()
    table = Counter()
    for g, s in pairs:
        a, b = gold[g]["row"], system[s]["row"]
        counts["UPOS"] += a[3] == b[3]
        counts["XPOS"] += a[4] == b[4]
        counts["Lemmas"] += a[2] == b[2] or a[2] == "_"
        h, k = head(gold, g), head(system, s)
        same = (h is None and k is None) if h is None or k is None else to_gold.get(k) == h
        counts["UAS"] += same
        counts["LAS"] += same and universal(a[7]) == universal(b[7])
        for label in {a[7], universal(a[7])} & set(TABLE):
            if same and label in (b[7], universal(b[7])):
                table[label] += 1
    print(f"{'Words':10} {f1(len(pairs), *n):6.2f}")
    print(f"{'Sentences':10} {f1(len(set(gsent) & set(ssent)), len(gsent), len(ssent)):6.2f}")
    for name in ["UPOS", "XPOS", "Lemmas", "UAS", "LAS"]:
        print(f"{name:10} {f1(counts[name], *n):6.2f}")
    print("by relation (F1, gold):")
    have = lambda words, label: sum(label in (w["row"][7], universal(w["row"][7])) for w in words)
    for label in TABLE:
        g, s = have(gold, label), have(system, label)
        print(f"  {label:12} {f1(table[label], g, s):6.2f} {g:6}")


if __name__ == "__main__":
    main()
