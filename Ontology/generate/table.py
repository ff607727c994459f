"""Rows of the gazetteer: how they are made, checked and written."""

import csv
import functools
import html
import re
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
GAZETTEER = HERE.parent / "gazetteer"
REFERENCE = HERE.parents[2] / "shared" / "reference"

LISTS = ("names", "weak", "adjectives", "people", "codes", "titles", "successors", "offices")
COLUMNS = (
    "id", "kind", "label", "names", "weak", "adjectives", "people", "codes", "titles", "country",
    "partOf", "seat", "from", "until", "successors", "offices", "coordinates", "iso3", "cow",
    "wikidata", "dbpedia", "geonames", "eu", "sources",
)

# Letters without a canonical decomposition, as Sources/EntenteGraph/Folding.swift spells them.
_LETTERS = {
    "æ": "ae", "ǣ": "ae", "ǽ": "ae", "đ": "d", "ð": "d", "ə": "e", "ǝ": "e", "ħ": "h", "ı": "i",
    "ĸ": "ĸ", "ł": "l", "ŋ": "n", "ø": "o", "ǿ": "o", "œ": "oe", "ß": "ss", "ŧ": "t", "þ": "th",
    "‘": "'", "’": "'", "ʼ": "'", "ʻ": "'", "\u00a0": " ", "\u2007": " ", "\u202f": " ",
}


@functools.cache
def fold(text):
    """The text in lower case, Latin letters reduced to ASCII."""
    folded = []
    for letter in text:
        if "\u2010" <= letter <= "\u2015":
            letter = "-"
        lower = letter.lower()
        if lower in _LETTERS:
            folded.append(_LETTERS[lower])
            continue
        base = unicodedata.normalize("NFD", lower)
        stripped = "".join(c for c in base if not unicodedata.combining(c))
        folded.append(stripped if stripped.isascii() else lower)
    return "".join(folded)


@functools.cache
def slug(text):
    """The text as an identifier, as Sources/EntenteGraph/Slug.swift makes it."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def class_path(kind):
    return slug(re.sub(r"(?<!^)(?=[A-Z])", " ", kind))


def identifier(kind, label, context=""):
    """`state/montenegro`; a context such as a country goes behind where labels would collide."""
    return f"{class_path(kind)}/{slug(label + ' ' + context)}"


def unique(values):
    """The values once each, in their order, without empty ones."""
    return list(dict.fromkeys(v.strip() for v in values if v and v.strip()))


def row(kind, label, context="", **columns):
    """A row; lists without repetitions, and without names that the label or a stronger list has."""
    made = dict.fromkeys(COLUMNS, "")
    made.update(id=identifier(kind, label, context), kind=kind, label=label)
    for name, value in columns.items():
        name = "from" if name == "since" else name
        made[name] = unique(value) if name in LISTS else str(value or "")
    made["weak"] = list(made["weak"] or [])
    made["names"] = [n for n in made["names"] or [] if n != label and n not in made["weak"]]
    return made


def merge(into, other):
    """Adds what another row of the same entity knows."""
    for name in LISTS:
        into[name] = unique(list(into[name] or []) + list(other[name] or []))
    into["names"] = [n for n in into["names"] if n != into["label"] and n not in into["weak"]]
    for name in COLUMNS:
        if name not in LISTS and name != "sources" and not into[name]:
            into[name] = other[name]
    into["sources"] = " ".join(unique(into["sources"].split() + other["sources"].split()))


def render(rows):
    """The text of a file: a header with the columns that are used, then the rows by identifier."""
    rows = sorted(rows, key=lambda r: r["id"])
    seen = set()
    for r in rows:
        if r["id"] in seen:
            raise SystemExit(f"two rows with the identifier {r['id']}")
        seen.add(r["id"])
    used = [c for c in COLUMNS if c in ("id", "kind", "label") or any(r[c] for r in rows)]
    lines = ["\t".join(used)]
    for r in rows:
        cells = ["|".join(r[c]) if isinstance(r[c], list) else r[c] for c in used]
        if any("\t" in cell or "\n" in cell for cell in cells):
            raise SystemExit(f"a tab or a line break in {r['id']}")
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def by_hand(name):
    """The rows of a hand-written table beside this file, lists split."""
    with open(HERE / name, encoding="utf-8") as file:
        header = file.readline().rstrip("\n").split("\t")
        for number, line in enumerate(file, 2):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != len(header):
                raise SystemExit(f"{name}:{number}: {len(cells)} cells where {len(header)} belong")
            found = dict(zip(header, cells))
            for column in LISTS:
                if column in found:
                    found[column] = unique(found[column].split("|"))
            yield found


def reference_csv(name, delimiter=","):
    with open(REFERENCE / name, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


def factbook():
    """The facts of every country of the Factbook: `{country: {key: value}}`."""
    facts = {}
    with open(REFERENCE / "factbook.tsv", encoding="utf-8") as file:
        next(file)
        for line in file:
            country, key, value = line.rstrip("\n").split("\t")
            facts.setdefault(html.unescape(country), {})[key] = html.unescape(value)
    return facts
