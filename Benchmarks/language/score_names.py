#!/usr/bin/env python3
"""Scores the name finder on CrossNER and Universal NER: span and kind, precision, recall, F1.

The words of the data are kept (`entente parse --from conllu`). CrossNER's labels and ours are compared
as Ontology/models/network.md maps them; of Universal NER, PER is Person, ORG organizations and
parties, LOC states and places. Neither marks positions, so ours are left out. With --errors N the errors are counted by cause, and N of them, drawn with a fixed
seed, are shown. usage: score_names.py ENTENTE FILE [--errors N]
"""

import argparse
import random
import subprocess
import tempfile
from collections import Counter

CROSSNER = {
    "politician": "Person", "person": "Person", "scientist": "Person", "researcher": "Person",
    "writer": "Person", "musicalartist": "Person", "organisation": "Organization",
    "university": "Organization", "band": "Organization", "politicalparty": "PoliticalParty",
    "country": "State", "location": "Place", "event": "Event", "election": "Event",
    "conference": "Event",
}
UNER = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}
TO_UNER = {"PoliticalParty": "Organization", "State": "Place", "Person": "Person",
           "Organization": "Organization", "Place": "Place"}


def read(path):
    """Sentences as lists of words and of labels."""
    words, labels = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        columns = line.split("\t") if path.endswith(".iob2") else [""] + line.split()
        if not line.strip():
            if words:
                yield words, labels
            words, labels = [], []
        elif len(columns) >= 3:
            words.append(columns[1])
            labels.append("O" if columns[2] == "B-O" else columns[2])
    if words:
        yield words, labels


def spans(labels, kind):
    """(start, end, kind) of each name."""
    found, start = [], None
    for index, label in enumerate(labels + ["O"]):
        if start is not None and not (label.startswith("I-") and label[2:] == labels[start][2:]):
            found.append((start, index, kind(labels[start][2:])))
            start = None
        if start is None and label != "O":
            start = index
    return {span for span in found if span[2]}


def analysed(tool, sentences):
    """The labels that the tool gives to the words of the sentences."""
    with tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf-8") as file:
        for words, _ in sentences:
            for number, word in enumerate(words, 1):
                file.write(f"{number}\t{word}" + "\t_" * 8 + "\n")
            file.write("\n")
        file.flush()
        output = subprocess.run([tool, "parse", "--from", "conllu", file.name], check=True,
                                capture_output=True, text=True, encoding="utf-8").stdout
    labels = []
    for line in output.split("\n"):
        if line and line[0].isdigit():
            misc = line.split("\t")[9].split("|")
            labels.append(next((m[4:] for m in misc if m.startswith("NER=")), "O"))
        elif not line and labels:
            yield labels
            labels = []


def errors(words, truth, guess, marked):
    """(cause, what is right, what was found, around it) of each wrong or missing name.

    `marked` are the names that were found, of kinds too that the data do not mark."""
    overlaps = lambda a, b: a[0] < b[1] and b[0] < a[1]
    show = lambda span: f"{' '.join(words[span[0]:span[1]])} ({span[2]})" if span else "-"
    around = lambda span: " ".join(words[max(0, span[0] - 5):span[1] + 4])
    for span in sorted(truth - guess):
        over = [other for other in sorted(marked) if overlaps(span, other)]
        if any(other[:2] == span[:2] for other in over):
            cause = "its kind"
        elif len(over) > 1:
            cause = "parted"
        else:
            cause = "its edges" if over else "missed"
        yield cause, show(span), ", ".join(map(show, over)) or "-", around(span)
    for span in sorted(guess - truth):
        if not any(overlaps(span, other) for other in truth):
            yield "no name", "-", show(span), around(span)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("file")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    options = parser.parse_args()
    is_uner = "uner" in options.file
    gold = list(read(options.file))
    correct = found = expected = 0
    wrong = []
    for (words, truth), guess in zip(gold, analysed(options.tool, gold), strict=True):
        a = spans(truth, (lambda k: UNER.get(k)) if is_uner else (lambda k: CROSSNER.get(k, "Misc")))
        b = spans(guess, (lambda k: TO_UNER.get(k)) if is_uner else (lambda k: None if k == "Position" else k))
        correct += len(a & b)
        found += len(b)
        expected += len(a)
        if options.errors:
            wrong += errors(words, a, b, b | spans(guess, lambda k: TO_UNER.get(k, k) if is_uner else k))
    print(f"precision {correct / found:.3f} recall {correct / expected:.3f} "
          f"F1 {2 * correct / (found + expected):.3f} ({expected} names)")
    if options.errors:
        sample = random.Random(7).sample(wrong, min(options.errors, len(wrong)))
        print(f"{len(wrong)} errors; {len(sample)} of them, by cause:")
        for cause, count in Counter(error[0] for error in sample).most_common():
            print(f"{count:4}  {cause}")
        for cause, right, ours, around in sample:
            print(f"  {cause}: {right}, found {ours}: {around}")


main()
