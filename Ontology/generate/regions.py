"""regions.tsv: parts of states that documents name, and parts of the world."""

import json
import re

from table import REFERENCE, by_hand, identifier, row, slug, unique

# Parts that are states or towns in other tables.
SKIPPED = {
    "az-nk", "cy-trnc", "ge-ab", "md-pmr", "so-som", "x-so", "ua-dpr", "ua-lpr", "ua-cri",
}


def english(names):
    """The names that are written in Latin letters and are no state's slogans in capitals."""
    return [n for n in names if re.fullmatch(r"[A-Za-zÀ-ɏ' .-]+", n) and not n.isupper()]


def make(countries, cities):
    """The rows. A part with the name of a state or town leaves that name to its context."""
    rows = {}
    for own in by_hand("regions.tsv"):
        rows[own["label"]] = row(
            "Region", own["label"], names=own["names"], weak=own["weak"],
            country=countries[own["country"]]["id"] if own["country"] else "",
            wikidata=own["wikidata"], dbpedia=own["label"].replace(" ", "_"), sources="hand")
    with open(REFERENCE / "territories.jsonl", encoding="utf-8") as file:
        records = sorted((json.loads(line) for line in file), key=lambda r: r["code"])
    for record in records:
        parent, code = record.get("parent"), record["code"]
        if not parent or "-" not in code or parent == "suhh" or code in SKIPPED:
            continue
        state = countries.get(parent.upper())
        if not state:
            continue
        label = re.sub(r" \(.*\)$", "", record["name"].lstrip("‘"))
        codes = [code.upper()] if parent in ("us", "ca", "au") and len(code) == 5 else []
        made = row(
            "Region", label, names=english(record.get("names_strong", [])), codes=codes,
            country=state["id"], wikidata=record["qid"], sources="territories")
        if label in rows:
            known = rows[label]
            if not known["country"] or known["country"] == made["country"]:
                known["country"] = made["country"]
                known["wikidata"] = known["wikidata"] or made["wikidata"]
                known["names"] = unique([*known["names"], *made["names"]])
                known["sources"] = "hand territories"
                continue
            made["id"] = identifier("Region", label, state["label"])
            rows[label, parent] = made
            continue
        rows[label] = made
    others = [*countries.values(), *cities.rows.values()]
    taken = {slug(n) for made in others for n in (made["label"], *made["names"], *made["weak"])}
    for key, made in rows.items():
        if slug(made["label"]) in taken or isinstance(key, tuple):
            made["weak"] = unique([made["label"], *made["weak"]])
            country = next((c["label"] for c in countries.values() if c["id"] == made["country"]), "")
            made["id"] = identifier("Region", made["label"], country)
        made["weak"] = unique([*made["weak"], *(n for n in made["names"] if slug(n) in taken)])
        made["names"] = [n for n in made["names"] if n not in made["weak"]]
    return rows
