#!/usr/bin/env python3
"""Scores the name finder on CrossNER and Universal NER: span and kind, precision, recall, F1.

The words of the data are kept (`entente parse --from conllu`). CrossNER's labels and ours are compared
as Ontology/models/names.md maps them; of Universal NER, PER is Person, ORG organizations and
parties, LOC states and places. usage: score_names.py ENTENTE FILE
"""

import subprocess
import sys
import tempfile

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


def main():
    tool, path = sys.argv[1:]
    is_uner = "uner" in path
    gold = list(read(path))
    with tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf-8") as file:
        for words, _ in gold:
            for number, word in enumerate(words, 1):
                file.write(f"{number}\t{word}" + "\t_" * 8 + "\n")
            file.write("\n")
        file.flush()
        output = subprocess.run([tool, "parse", "--from", "conllu", file.name], check=True,
                                capture_output=True, text=True, encoding="utf-8").stdout
    system, labels = [], []
    for line in output.split("\n"):
        if line and line[0].isdigit():
            misc = line.split("\t")[9].split("|")
            labels.append(next((m[4:] for m in misc if m.startswith("NER=")), "O"))
        elif not line and labels:
            system.append(labels)
            labels = []
    correct = found = expected = 0
    for (_, truth), guess in zip(gold, system, strict=True):
        a = spans(truth, (lambda k: UNER.get(k)) if is_uner else (lambda k: CROSSNER.get(k, "Misc")))
        b = spans(guess, (lambda k: TO_UNER.get(k)) if is_uner else (lambda k: k))
        correct += len(a & b)
        found += len(b)
        expected += len(a)
    print(f"precision {correct / found:.3f} recall {correct / expected:.3f} "
          f"F1 {2 * correct / (found + expected):.3f} ({expected} names)")


if __name__ == "__main__":
    main()
