"""bodies.tsv: legislatures, foreign ministries, armed forces and services of states; parties.tsv."""

import re

from states import find_facts
from table import by_hand, factbook, identifier, row, slug, unique

# States whose short name takes the article after `of`.
ARTICLE = re.compile(
    r"^(?:Bahamas|Gambia|Netherlands|Philippines|Maldives|Seychelles|Comoros|Holy See|Czech Republic|"
    r"Dominican Republic|Central African Republic|Republic of|Democratic Republic|United |Soviet Union|"
    r"Federated States|.* Islands$|Sahrawi|Sovereign Military)")
# What texts call a body whose own name is another.
ROLES = {"mfa": "Ministry of Foreign Affairs", "legislature": "Parliament", "military": "Armed Forces"}
PARLIAMENT = re.compile(r"^(?:the )?(?:Parlement|Parlamento|Barlaman|Parliament)\b|\((?:the )?Parliament\)$")


def of(country):
    label = country["label"]
    return ("the " if ARTICLE.match(label) else "") + label


def legislature_name(text):
    """`National Assembly` of `National Assembly (Assembleia nacional)`; `Parliament` of its kin."""
    first = re.split(r";", text)[0].strip()
    if PARLIAMENT.search(first):
        return "Parliament"
    name = re.split(r" - | \(| or ", first)[0].strip()
    return name if re.fullmatch(r"[A-Z][A-Za-z' ]+", name) and " of " not in name else ""


def make(countries):
    """The rows of states' own bodies: by hand, and one legislature, foreign ministry and army each."""
    by_label = {c["label"]: c for c in countries.values()}
    rows, served = {}, set()

    def add(kind, label, country, weak=(), **columns):
        key = (kind, country["id"], slug(label))
        if key in rows:
            rows[key]["names"] = unique([*rows[key]["names"], *columns.get("names", [])])
            return
        made = row(kind, label, weak=weak, country=country["id"], **columns)
        if any(r["id"] == made["id"] for r in rows.values()):
            made["id"] = identifier(kind, label, country["label"])
        rows[key] = made

    for own in by_hand("bodies.tsv"):
        country = by_label[own["country"]]
        plain = ROLES.get(own["role"])
        common = [f"{plain} of {of(country)}", f"{plain} of {own['country']}"] if plain else []
        add(
            own["kind"], own["label"], country, own["weak"], names=[*own["names"], *common],
            wikidata=own["wikidata"], sources="hand",
            dbpedia=own["label"].replace(" ", "_") if own["wikidata"] and " of France" not in own["label"] else "")
        served.add((own["role"], own["country"]))
    facts = factbook()
    for code, country in countries.items():
        if country["kind"] != "State" or not country["adjectives"] or country["partOf"]:
            continue
        label, whose = country["label"], of(country)
        adjectives = [a for a in country["adjectives"] if a.replace(".", "") not in ("US", "UK")]
        shared = [c for c in countries.values() if c["kind"] == "State" and c["id"] != country["id"]]
        adjectives = [a for a in adjectives if not any(a in c["adjectives"] for c in shared)]
        if ("mfa", label) not in served:
            names = [f"Ministry of Foreign Affairs of {label}", f"Foreign Ministry of {whose}", f"Ministry of Foreign Affairs ({label})", f"{label} Foreign Ministry"]
            for a in adjectives:
                names += [f"{a} Ministry of Foreign Affairs", f"{a} Foreign Ministry", f"{a} Foreign Affairs Ministry"]
            add("GovernmentBody", f"Ministry of Foreign Affairs of {whose}", country, names=names, sources="hand")
        if ("legislature", label) not in served:
            fact = find_facts(facts, code, [label, *country["names"]])
            name = legislature_name(fact.get("legislature", "")) or "Parliament"
            names = [f"{label} {name}", f"{name} ({label})", f"Parliament of {whose}", f"Parliament of {label}", f"{label} Parliament"]
            for a in adjectives:
                names += [f"{a} {name}", f"{a} Parliament"]
            add("Legislature", f"{name} of {whose}", country, names=names, sources="factbook")
        if ("military", label) not in served:
            names = [f"{label} Armed Forces", f"Armed Forces of {label}"]
            for a in adjectives:
                names.append(f"{a} Armed Forces")
            add("MilitaryBody", f"Armed Forces of {whose}", country, names=names, sources="hand")
    unsettle(rows.values())
    return rows


def unsettle(rows):
    """Makes names weak that bodies of two states share."""
    bearers = {}
    for made in rows:
        for name in {made["label"], *made["names"]}:
            bearers.setdefault(slug(name), set()).add(made["id"])
    for made in rows:
        shared = [n for n in [made["label"], *made["names"]] if len(bearers[slug(n)]) > 1]
        made["weak"] = unique([*shared, *made["weak"]])
        made["names"] = [n for n in made["names"] if n not in made["weak"]]


def parties(countries):
    """The rows of parties; a label that several share is weak and goes into no bare identifier."""
    by_label = {c["label"]: c for c in countries.values()}
    hand = list(by_hand("parties.tsv"))
    labels = [slug(own["label"]) for own in hand]
    rows = []
    for own in hand:
        context = own["country"] if labels.count(slug(own["label"])) > 1 else ""
        made = row(
            "PoliticalParty", own["label"], context, names=own["names"],
            weak=own["weak"], country=by_label[own["country"]]["id"],
            titles=[own["title"]] if own["title"] != own["label"] else [],
            codes={"Democratic Party": ["US-D"], "Republican Party": ["US-R"]}.get(own["label"], [])
            if own["country"] == "United States" else [],
            wikidata=own["wikidata"], sources="hand")
        if own["wikidata"] or own["title"] != own["label"]:
            made["dbpedia"] = (own["title"] + (" (United States)" if context == "United States" else "")).replace(" ", "_")
        rows.append(made)
    unsettle(rows)
    # An acronym of two or three letters means a party only beside its country.
    for made in rows:
        short = [n for n in made["names"] if len(n) <= 3]
        made["weak"] = unique([*made["weak"], *short])
        made["names"] = [n for n in made["names"] if n not in short]
    return rows
