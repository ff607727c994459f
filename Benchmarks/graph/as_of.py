#!/usr/bin/env python3
"""How many of a hundred questions of the kind "who … on DATE" the world graph answers: questions.tsv.

    as_of.py [ENTENTE] [-v] [--graph WORLD.jsonl]

The world graph is what ../shared/corpus/wiki says. Of it `select` takes the statements of each relation, and of these each
question those of its state, of its page and of its date (--entity, --source, --as-of). An answer is right where what is
certain and what is only possible are both as the page or the reference says, no name more and none less. Bar: 0.97.
Printed beside it is how many of the names that a question wants are there when all 167 pages may answer.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
PAGES = PROJECT.parent / "shared" / "corpus" / "wiki"

# What a page calls by the name of a state of today, and what that was called at the time.
POLITIES = {
    "Serbia": ["Yugoslavia", "Kingdom of Serbia", "Serbia and Montenegro"], "Russia": ["Soviet Union", "Russian Empire"],
    "Germany": ["West Germany", "East Germany", "German Empire", "Kingdom of Prussia", "Weimar Republic"],
    "Czech Republic": ["Czechoslovakia"], "Italy": ["Kingdom of Sardinia", "Kingdom of Italy"], "Egypt": ["United Arab Republic"],
    "Turkey": ["Ottoman Empire"], "Austria": ["Austria-Hungary", "Austrian Empire"], "Vietnam": ["North Vietnam"],
    "China": ["Qing dynasty"], "Brazil": ["Empire of Brazil"], "Tanzania": ["Tanganyika", "Zanzibar"], "Iran": ["Persia"],
    "Colombia": ["Gran Colombia"], "Yemen": ["North Yemen"], "Ireland": ["Irish Free State"],
}


def fold(text):
    text = unicodedata.normalize("NFKD", text).casefold().replace("&", "and")
    return "".join(c for c in text if c.isalnum())


def names(node):
    return {fold(n) for n in [node.get("label", ""), *node.get("altLabels", [])]}


def is_called(node, name):
    known = names(node)
    return fold(name) in known or any(fold(p) == n or fold(p) in n for p in POLITIES.get(name, []) for n in known)


def matches(wanted, nodes):
    """Whether each name is that of one of the nodes and the other way round."""
    return all(any(is_called(n, w) for n in nodes) for w in wanted) and all(any(is_called(n, w) for w in wanted) for n in nodes)


class Graph:
    def __init__(self, entente, world, folder):
        self.entente, self.world, self.folder = entente, world, pathlib.Path(folder)

    def select(self, *arguments):
        done = subprocess.run([self.entente, "select", "--no-context", "--quiet", *arguments], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"entente select {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def of_relation(self, relation):
        path = self.folder / f"{relation}.jsonl"
        if not path.exists():
            self.select(str(self.world), "--relation", relation, "--output", str(path))
        return str(path)

    def ask(self, thing, relation, date, source=None):
        """Who has the relation with a thing, certainly and possibly."""
        more = ["--source", source] if source else []
        answers = {"certain": {}, "possible": {}}
        for line in self.select(self.of_relation(relation), "--entity", thing, "--as-of", date, *more).splitlines():
            statement = json.loads(line)
            ends = [statement["subject"], statement["object"]]
            other = [n for n in ends if not is_called(n, thing)]
            if len(other) == 1:
                answers[statement["qualifiers"]["holds"]][other[0]["id"]] = other[0]
        # What one statement makes certain, another that tells less leaves possible.
        for known in answers["certain"]:
            answers["possible"].pop(known, None)
        return {fit: list(nodes.values()) for fit, nodes in answers.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("entente", nargs="?", default=str(PROJECT / ".build/release/entente"))
    parser.add_argument("-v", action="store_true", help="print the answers that are wrong")
    parser.add_argument("--graph", help="the world graph in JSON Lines, where it is there already")
    options = parser.parse_args()
    if not options.graph and not PAGES.is_dir():
        print(f"SKIPPED: {PAGES} is absent")
        return
    right = total = wanted_names = found_names = 0
    with tempfile.TemporaryDirectory() as folder:
        world = options.graph
        if not world:
            world = f"{folder}/world.jsonl"
            subprocess.run([options.entente, "extract", "--quiet", str(PAGES), "--output", world], check=True)
        graph = Graph(options.entente, world, folder)
        for line in (HERE / "questions.tsv").read_text(encoding="utf8").splitlines():
            if line.startswith("#"):
                continue
            question, page, thing, relation, date, certain, possible = line.split("\t")
            relation, _, only = relation.partition(":")
            wanted = {"certain": [w for w in certain.split("|") if w], "possible": [w for w in possible.split("|") if w]}
            found = graph.ask(thing, relation, date, page)
            if only:
                found = {fit: [n for n in nodes if is_called(n, only)] for fit, nodes in found.items()}
            total += 1
            is_right = all(matches(wanted[fit], found[fit]) for fit in wanted)
            right += is_right
            if not is_right and options.v:
                print(question)
                for fit in wanted:
                    print(f"  {fit}: wanted {', '.join(wanted[fit]) or '-'}; got {', '.join(sorted(n['label'] for n in found[fit])) or '-'}")
            everywhere = graph.ask(thing, relation, date)
            anybody = everywhere["certain"] + everywhere["possible"]
            wanted_names += len(wanted["certain"] + wanted["possible"])
            found_names += sum(any(is_called(n, w) for n in anybody) for w in wanted["certain"] + wanted["possible"])
    print(f"questions as of a date: {right} of {total} right, {right / total:.3f} (bar 0.97)")
    print(f"asked of all pages, {found_names} of {wanted_names} names are among the answers, {found_names / wanted_names:.3f}")
    if right < 0.97 * total:
        sys.exit(1)


main()
