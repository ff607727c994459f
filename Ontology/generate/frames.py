#!/usr/bin/env python3
"""Checks the tables in Ontology/frames/ and makes forms.tsv, the inflected forms of their verbs.

    python3 Ontology/generate/frames.py            checks, writes forms.tsv
    python3 Ontology/generate/frames.py --check    checks, fails where forms.tsv is not what would be written
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FRAMES = HERE.parent / "frames"
KINDS = (
    "accuse agree aid assault coerce concede consult cooperate mobilize protest reject request retreat sanction"
    " support threaten"
).split()
# Classes that the program asks for by name.
READ_BY_PROGRAM = {"instrument", "agent_group", "official_group", "state_organ", "people"}

OBJECT = re.compile(r"(B|-|\*|@\w+|[\w'’.&$€£¥-]+)$")
NOUN_OBJECT = re.compile(r"(-|between|([a-z_]+\|)*[a-z_]+ B)$")
PLACE = re.compile(r"\(?(([a-z_]+\|)*[a-z_]+ )?B\)?$|\(([a-z_]+\|)*[a-z_]+ A\)$")
CLAUSE = re.compile(r"(to-inf|that|to-inf:@\w+( ([a-z_]+\|)*[a-z_]+ B)?)$")


class Row:
    """A frame as a line of a table tells it."""

    def __init__(self, kind, line, cells):
        self.kind, self.line = kind, line
        words, self.object, self.recipient, self.mode, self.example = cells
        prefix = re.match(r"(noun|adj):", words)
        self.prefix = prefix.group(0) if prefix else ""
        self.words = words[len(self.prefix):].split("|")

    @property
    def objects(self):
        return [self.object] if self.prefix else self.object.split("|")

    @property
    def place(self):
        return f"Ontology/frames/{self.kind}.tsv:{self.line}"

    @property
    def needs_recipient(self):
        places = [part for part in self.recipient.split(";") if "B" in part]
        return any(not part.strip().startswith("(") for part in places)


def lines(name):
    for number, line in enumerate((FRAMES / name).read_text(encoding="utf-8").split("\n"), 1):
        if number > 1 and line and not line.startswith("#"):
            yield number, line.split("\t")


def read_classes(faults):
    classes = {}
    for number, cells in lines("classes.tsv"):
        if len(cells) != 2:
            faults.append(f"Ontology/frames/classes.tsv:{number}: {len(cells)} columns, not 2")
            continue
        if cells[0] in classes:
            faults.append(f"Ontology/frames/classes.tsv:{number}: class '{cells[0]}' stands twice")
        classes[cells[0]] = cells[1].split(", ")
    return classes


def read_rows(faults):
    rows = []
    for kind in KINDS:
        for number, cells in lines(f"{kind}.tsv"):
            if len(cells) == 5:
                rows.append(Row(kind, number, cells))
            else:
                faults.append(f"Ontology/frames/{kind}.tsv:{number}: {len(cells)} columns, not 5")
    return rows


def is_place(text):
    """Whether a recipient cell is written as README.md says."""
    for part in text.split(";"):
        part = re.sub(r"(?<=B) (to-inf|that)$", "", part.strip())
        if part != "-" and not PLACE.match(part) and not CLAUSE.match(part):
            return False
    return True


def check_grammar(row, classes, faults):
    def fault(text):
        faults.append(f"{row.place}: {text}")

    for name in re.findall(r"@(\w+)", f"{row.object} {row.recipient}"):
        if name not in classes:
            fault(f"classes.tsv has no class '{name}'")
    pattern = NOUN_OBJECT if row.prefix else OBJECT
    if not all(pattern.match(part) for part in row.objects):
        fault(f"'{row.object}' is no object")
    if not is_place(row.recipient):
        fault(f"'{row.recipient}' is no place of a recipient")
    if len(row.words) != len(set(row.words)) or any(not word or " " in word for word in row.words):
        fault("a word is empty, has a space or stands twice")
    if not re.search(r"\. => \S.*( > )", row.example) and not re.search(r"\? => ", row.example):
        fault("the example is no sentence with its reading")


def score(row, item, classes):
    """How narrow the object of a row is: README.md, "Which row wins"."""
    if item in ("B", "-", "*"):
        return {"B": 20, "-": 15, "*": 10}[item]
    if item.startswith("@"):
        return 45 - min(len(classes[item[1:]]) // 10, 20)
    return 50 + len(item.split("_"))


def check_conflicts(rows, classes, faults):
    """Finds predicates with an object for which two kinds are equally narrow."""
    readings = {}
    for row in rows:
        infinitive = re.findall(r"to-inf:(@\w+)", row.recipient)
        clause = infinitive[0] if infinitive else "to-inf" if "to-inf" in row.recipient else (
            "that" if "that" in row.recipient else "")
        for word in row.words:
            if row.prefix:
                nouns = row.object.split("|") if row.object in ("-", "between") else [
                    part.replace(" B", "") for part in row.object.split("|")]
                for part in nouns:
                    readings.setdefault((row.prefix + word, part, ""), []).append((row, 0))
                continue
            for item in row.objects:
                members = classes.get(item[1:], []) if item.startswith("@") else [item]
                for member in members:
                    place = row.recipient if item == "-" and not clause else ""
                    key = (word, member, clause or place)
                    readings.setdefault(key, []).append((row, score(row, item, classes)))
    for (word, member, _), found in readings.items():
        for needs in (False, True):
            some = [(row, points) for row, points in found if row.needs_recipient == needs]
            best = max((points for _, points in some), default=0)
            kinds = {row.kind: row for row, points in some if points == best}
            if len(kinds) > 1:
                places = " and ".join(row.place for row in kinds.values())
                faults.append(f"{places}: '{word}' with '{member}' is of two kinds")


def check_twice(rows, faults):
    seen = {}
    for row in rows:
        for word in row.words:
            key = (row.prefix + word, row.object, row.recipient)
            if key in seen:
                faults.append(f"{row.place}: '{word}' with this object stands in {seen[key].place} as well")
            seen[key] = row


def forms(verb, irregular, doubling, both):
    """The third person, the participle in -ing, the past and the past participle of a verb."""
    if verb in irregular:
        return irregular[verb]
    prefix = re.match(r"(re-|re|co-|over|out|under|un|counter-)(.+)$", verb)
    if prefix and prefix.group(2) in irregular and verb in PREFIXED:
        return [prefix.group(1) + "|".join(part.split("|")).replace("|", "|" + prefix.group(1))
                for part in irregular[prefix.group(2)]]
    ends_in_consonant_y = re.search(r"[^aeiou]y$", verb)
    if re.search(r"(s|x|z|ch|sh|[^aeiou]o)$", verb):
        third = verb + "es"
    else:
        third = verb[:-1] + "ies" if ends_in_consonant_y else verb + "s"
    if verb.endswith(("ee", "oe", "ye")):
        stems = [(verb, verb[:-1])]
    elif verb.endswith("e"):
        stems = [(verb[:-1], verb[:-1])]
    elif ends_in_consonant_y:
        stems = [(verb, verb[:-1] + "i")]
    elif verb.split("-")[-1] in doubling:
        stems = [(verb + verb[-1],) * 2]
    elif verb in both:
        stems = [(verb,) * 2, (verb + verb[-1],) * 2]
    else:
        stems = [(verb,) * 2]
    participle = "|".join(stem + "ing" for stem, _ in stems)
    past = "|".join(stem + "ed" for _, stem in stems)
    return [third, participle, past, past]


PREFIXED = {"retake", "rebuild", "rewrite", "overrun", "overthrow", "override", "overcome", "unfreeze", "rerun"}


def read_verbs():
    irregular, doubling, both = {}, set(), set()
    for line in (HERE / "verbs.tsv").read_text(encoding="utf-8").split("\n")[1:]:
        if not line or line.startswith("#"):
            continue
        how, *cells = line.split("\t")
        if how == "irregular":
            irregular[cells[0]] = cells[1:]
        elif how == "doubles":
            doubling.update(cells[0].split())
        else:
            both.update(cells[0].split())
    return irregular, doubling, both


def render_forms(rows, classes):
    verbs = {word.split("_")[0] for row in rows if not row.prefix for word in row.words}
    for name, words in classes.items():
        if name.endswith("_deeds"):
            verbs.update(word.split("_")[0] for word in words)
    irregular, doubling, both = read_verbs()
    text = "word\tthird\tparticiple\tpast\tpast_participle\n"
    for verb in sorted(verbs):
        text += "\t".join([verb, *forms(verb, irregular, doubling, both)]) + "\n"
    return text


def main():
    faults = []
    classes = read_classes(faults)
    rows = read_rows(faults)
    for row in rows:
        check_grammar(row, classes, faults)
    named = {name for row in rows for name in re.findall(r"@(\w+)", f"{row.object} {row.recipient}")}
    for name in sorted(set(classes) - named - READ_BY_PROGRAM):
        faults.append(f"Ontology/frames/classes.tsv: no row names the class '{name}'")
    if not faults:
        check_twice(rows, faults)
        check_conflicts(rows, classes, faults)
        text = render_forms(rows, classes)
        path = FRAMES / "forms.tsv"
        if "--check" not in sys.argv[1:]:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            faults.append("Ontology/frames/forms.tsv: not what the generator makes")
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    print(f"{len(rows)} rows, {sum(len(row.words) for row in rows)} predicates, {len(classes)} classes")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
