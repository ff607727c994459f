"""people.tsv: heads of state and government, and people of foreign affairs, with their offices."""

import re

from table import by_hand, factbook, fold, identifier, reference_csv, row, slug, unique
from states import find_facts

TITLE = re.compile(
    r"^(?:Acting |Interim |Transitional |Transition )*(?:Co-)?"
    r"(President|Prime Minister|King|Queen|Emir|Amir|Sultan|Chancellor|Premier|Governor-General|Grand Duke|Prince|"
    r"Emperor|Taoiseach|Supreme Leader|State Minister|Chief Minister|Governor)\b(?: of [A-Z][a-z]+)? +(.+)$")


def name_of(text):
    """`Joao Manuel Goncalves LOURENCO` as `Joao Manuel Goncalves Lourenco`; the surname apart."""
    words, surname = [], []
    for word in text.split():
        if word.isupper() and len(word) > 2:
            word = "-".join(p.capitalize() for p in word.split("-"))
            word = re.sub(r"(?<=['’])(.)", lambda m: m.group(1).upper(), word)
            surname.append(word)
        words.append(word)
    return " ".join(words), " ".join(surname)


def make(countries):
    by_wikidata = {c["wikidata"]: c for c in countries.values() if c["wikidata"]}
    by_wikidata["Q29999"] = by_wikidata["Q55"]
    people = {}
    order = []

    def add(key, label, country, office="", names=(), wikidata="", source=""):
        if key not in people:
            people[key] = row("Person", label, wikidata=wikidata, country=country, names=names, sources=source)
            people[key]["offices"] = []
            order.append(key)
        made = people[key]
        made["names"] = unique([*made["names"], *(n for n in [label, *names] if n != made["label"])])
        if office and office not in made["offices"]:
            made["offices"].append(office)
        if source not in made["sources"].split():
            made["sources"] += " " + source
        return made

    for record in reference_csv("leaders-wikidata.csv"):
        country = by_wikidata.get(record["countryid"])
        if not country or re.fullmatch(r"Q\d+", record["officeholderLabel"]):
            continue
        title = re.sub(r",? (?:of|and) .*$", "", record["positionLabel"])
        title = title[:1].upper() + title[1:]
        years = f"{record['start_year']}-{record['end_year']}"
        add(
            record["officeholder"], record["officeholderLabel"], country["id"],
            f"{title}@{country['id']}:{years}", wikidata=record["officeholder"], source="leaders")
    known = {}
    for key, made in people.items():
        known.setdefault(slug(made["label"]), key)
    by_label = {c["label"]: c for c in countries.values()}
    for own in by_hand("people.tsv"):
        country = by_label[own["country"]]
        key = known.get(slug(own["label"]), own["label"])
        made = add(key, own["label"], country["id"], names=own["names"], wikidata=own["wikidata"], source="hand")
        known.setdefault(slug(own["label"]), key)
        for office in own["offices"]:
            title, _, years = office.partition(":")
            title, _, place = title.partition("@")
            where = by_label[place]["id"] if place else country["id"]
            entry = f"{title}@{where}:{years}"
            if not any(o.split(":")[0] == entry.split(":")[0] for o in made["offices"]):
                made["offices"].append(entry)
    facts = factbook()
    for code, country in countries.items():
        if country["kind"] != "State":
            continue
        fact = find_facts(facts, code, [country["label"], *country["names"]])
        for role in ("chief of state", "head of government"):
            found = TITLE.match(re.split(r";|\(", fact.get(role, ""))[0].strip())
            since = re.search(r"\(since (?:[^()]* )?(\d{4})\)", fact.get(role, ""))
            if not found or not since:
                continue
            name, surname = name_of(found.group(2).strip())
            if not surname or len(name.split()) < 2:
                continue
            # A surname alone does not tell a president from a predecessor of the same family: the known one must be
            # in office, or share another word of the name.
            same = [
                k for k, made in people.items()
                if made["country"] == country["id"] and fold(surname).split()[-1] in fold(made["label"]).split()
                and (any(o.endswith("-") for o in made["offices"])
                     or len(set(fold(name).split()) & set(fold(made["label"]).split())) > 1)
            ]
            key = same[0] if len(same) == 1 else known.get(slug(name), name)
            office = f"{found.group(1)}@{country['id']}:{since.group(1)}-"
            made = add(key, name, country["id"], source="factbook")
            if not any(o.split(":")[0] == office.split(":")[0] for o in made["offices"]):
                made["offices"].append(office)
            known.setdefault(slug(name), key)
    taken = {}
    for key in order:
        made = people[key]
        if made["id"] in taken:
            other = next(c["label"] for c in countries.values() if c["id"] == made["country"])
            made["id"] = identifier("Person", made["label"], other)
        taken[made["id"]] = key
        made["offices"] = unique(made["offices"])
    return people
