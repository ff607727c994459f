#!/usr/bin/env python3
"""What the parser gets wrong: a sample of wrong arcs of a development part, by cause.

The words are the gold ones, the tags our own. A wrong arc is a word, no punctuation, whose head or
universal relation is not the gold one; of each sentence at most one is taken, so that one bad tree does
not fill the sample. The sample is drawn with a fixed seed. Each error has the first cause that fits.
usage: errors.py [TOOL] [GOLD] [--sample N] [--show]
"""

import argparse
import random
import subprocess
from collections import Counter


def sentences(text):
    rows = []
    for line in text.split("\n"):
        if not line:
            if rows:
                yield rows
            rows = []
        elif line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
    if rows:
        yield rows


def universal(relation):
    return relation.split(":")[0]


def cause(index, gold, system):
    """The first of the causes that fits a wrong arc."""
    row, ours = gold[index], system[index]
    relation, given = universal(row[7]), universal(ours[7])
    head = int(row[6])
    if row[3] != ours[3]:
        return f"the word's own tag is wrong ({row[3]} read as {ours[3]})", "tag of the word"
    if head and gold[head - 1][3] != system[head - 1][3]:
        return "the tag of its head is wrong", "tag of the head"
    if row[6] == ours[6]:
        pair = " / ".join(sorted((relation, given)))
        return f"head right, relation wrong: {pair}", "relation alone"
    if relation in ("obl", "nmod"):
        return "a phrase with a preposition hangs on another word", "prepositional attachment"
    if "conj" in (relation, given) or relation == "cc":
        return "members of a coordination", "coordination"
    if {relation, given} & {"appos", "list", "parataxis", "dislocated"}:
        return "apposition, list or aside", "apposition and asides"
    if relation in ("advcl", "acl", "ccomp", "xcomp", "csubj"):
        return "a clause hangs on another word", "clause attachment"
    if relation == "root" or given == "root":
        return "another word is taken for the root", "root"
    if relation in ("compound", "flat", "fixed", "goeswith", "nummod"):
        return "inside of a name or a compound", "names and compounds"
    if relation == "advmod":
        return "an adverb hangs on another word", "adverb attachment"
    if relation in ("nsubj", "obj", "iobj"):
        return "subject or object of another verb", "subjects and objects"
    return f"other: {relation}", "other"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool", nargs="?", default=".build/release/entente")
    parser.add_argument("gold", nargs="?", default="../shared/treebank/gum-dev.conllu")
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--show", action="store_true", help="print each error with its sentence")
    options = parser.parse_args()
    output = subprocess.run(
        [options.tool, "parse", "--from", "conllu", options.gold],
        capture_output=True, check=True, text=True).stdout
    gold = list(sentences(open(options.gold, encoding="utf-8").read()))
    system = list(sentences(output))
    assert len(gold) == len(system), "other sentences than the gold ones"
    chance = random.Random(7)
    errors, words, wrong = [], 0, 0
    for right, ours in zip(gold, system):
        places = []
        for index, (row, other) in enumerate(zip(right, ours)):
            if row[3] == "PUNCT":
                continue
            words += 1
            if row[6] != other[6] or universal(row[7]) != universal(other[7]):
                wrong += 1
                places.append(index)
        if places:
            errors.append((chance.choice(places), right, ours))
    sample = chance.sample(errors, min(options.sample, len(errors)))
    print(f"{wrong} of {words} words that are no punctuation are wrong, in {len(errors)} of {len(gold)} "
          f"sentences; {len(sample)} of them, by cause:")
    groups = Counter()
    details = Counter()
    for index, right, ours in sample:
        detail, group = cause(index, right, ours)
        groups[group] += 1
        details[detail] += 1
        if options.show:
            print(f"  {right[index][1]}: {right[index][7]} of {head(right, index)}, read as "
                  f"{ours[index][7]} of {head(ours, index)}: {' '.join(row[1] for row in right)}")
    for group, count in groups.most_common():
        print(f"{count:4}  {group}")
    print("most often:")
    for detail, count in details.most_common(12):
        print(f"{count:4}  {detail}")


def head(rows, index):
    place = int(rows[index][6])
    return rows[place - 1][1] if place else "the root"


main()
