"""states.tsv: states of today, dependent territories, states with limited recognition, and states
that are no more."""

import re

from table import by_hand, factbook, reference_csv, row, slug, unique

# Dependent territories without a government of their own to speak of.
REGIONS = {
    "AQ", "BL", "BQ", "BV", "CC", "CX", "GF", "GP", "GS", "HM", "IO", "MF", "MQ", "NF", "PM", "PN",
    "RE", "SJ", "TF", "UM", "WF", "YT",
}
# Where two sources disagree on which thing a country's identifier names.
WIKIDATA = {"EH": "Q6250", "VA": "Q159583", "NL": "Q55", "NA": "Q1030", "PS": "Q219060"}
FACTBOOK_NAMES = {
    "CG": "Congo (Brazzaville)", "CD": "DRC", "DO": "The Dominican", "MM": "Burma",
    "VA": "Holy See (Vatican City)", "FK": "Falkland Islands (Islas Malvinas)",
    "SH": "Saint Helena, Ascension, and Tristan da Cunha", "VI": "Virgin Islands", "KP": "North Korea",
    "KR": "South Korea", "CZ": "Czechia", "CI": "Côte d'Ivoire", "MO": "Macau",
}


# Capitals that the reference leaves out or spells otherwise.
CAPITALS = {
    "US": "Washington, D.C.", "XK": "Pristina", "SM": "City of San Marino", "BM": "Hamilton, Bermuda",
    "SC": "Victoria, Seychelles", "KY": "George Town, Cayman Islands", "CL": "Santiago",
    "IL": "Jerusalem", "NR": "Yaren", "KI": "South Tarawa", "PW": "Ngerulmud", "EH": "Laayoune",
}


def demonyms(text):
    """The singular forms of a Factbook entry such as `Croat(s), Croatian(s)`."""
    if not text or text.strip() in ("none", "NA", "none; note") or text.startswith("NA "):
        return []
    text = re.sub(r"\((?:singular|plural|collective|US|colloquial|or)[^)]*\)", "", text)
    text = re.split(r";|\bnote\b", text)[0]
    parts = re.split(r",| or |/", text)
    return unique(re.sub(r"\(.*?\)", "", p).strip() for p in parts)


def plural(noun):
    if noun.endswith(("ese", "s", "British", "Swiss", "Irish")):
        return noun
    return noun + "s"


def plain(name):
    """A name of the UN's list without its article and marks."""
    name = re.sub(r"\s*\*+$", "", name).strip()
    name = re.sub(r"\s*\(the\)$", "", name)
    return re.sub(r"^the ", "", name)


def find_facts(facts, code, names):
    if FACTBOOK_NAMES.get(code) in facts:
        return facts[FACTBOOK_NAMES[code]]
    wanted = {slug(n) for n in names} | {slug("the " + n) for n in names}
    return next((f for country, f in facts.items() if slug(country) in wanted), {})


def make(cities):
    """The rows, by code or label. `cities` finds the identifier of a capital."""
    facts = factbook()
    hand = {h["code"]: h for h in by_hand("states.tsv")}
    rows, taken = {}, {}
    territories = list(reference_csv("country-codes.csv"))
    territories.append({"ISO3166-1-Alpha-2": "XK", "CLDR display name": "Kosovo"})
    for record in territories:
        code = record["ISO3166-1-Alpha-2"]
        get = lambda column: (record.get(column) or "").strip()
        own = hand.get(code, {})
        shown = get("CLDR display name").replace(" & ", " and ").replace("St. ", "Saint ")
        label = own.get("label") or shown
        official = [
            plain(get("UNTERM English Short")), plain(get("UNTERM English Formal")),
            get("official_name_en"), get("CLDR display name").replace("’", "'"),
        ]
        fact = find_facts(facts, code, [label, *official])
        long_form = fact.get("long form", "")
        long_form = plain(re.split(r";| note|\(", long_form)[0]) if long_form != "none" else ""
        names = [n for n in own.get("names", []) + official + [long_form] if n]
        names += ["The " + n for n in names + [label] if re.match("Bahamas|Gambia", n)]
        people = demonyms(fact.get("nationality noun"))
        # Where two states share a noun, the shared one says which by its place in the text.
        adjectives = own.get("adjectives") or demonyms(fact.get("adjective"))
        people = own.get("people") or unique(p for n in people for p in (plural(n), n))
        codes = [code] + [get("ISO3166-1-Alpha-3")] + own.get("codes", [])
        # The formats of sports federations yield where they clash: BRN is Brunei before Bahrain.
        later = [get("IOC"), get("FIFA")]
        kind = "Region" if code in REGIONS else "State"
        wikidata = WIKIDATA.get(code) or get("wikidata_id").rsplit("/", 1)[-1]
        if code == "XK":
            wikidata = "Q1246"
        titles = own.get("titles", [])
        dbpedia = DBPEDIA.get(code, label).replace(" ", "_")
        alpha3 = get("ISO3166-1-Alpha-3")
        made = row(
            kind, label, names=names, weak=own.get("weak", []), adjectives=adjectives,
            people=people, codes=[c for c in codes if c], titles=titles + [dbpedia.replace("_", " ")],
            wikidata=wikidata, dbpedia=dbpedia, geonames=get("Geoname ID"),
            eu=f"country/{'1A0' if code == 'XK' else alpha3}" if alpha3 or code == "XK" else "",
            seat=cities(CAPITALS.get(code) or get("Capital").strip(), code), sources="country-codes factbook hand")
        made["later"] = [c for c in later if re.fullmatch("[A-Z]{3}", c)]
        made["iso3"] = (alpha3 or "XKX") if kind == "State" else ""
        parent = re.search(r"(?:of|with) ([A-Z]{2})$", get("is_independent"))
        made["parent"] = parent.group(1) if parent else ""
        rows[code] = made
    taken = {c for made in rows.values() for c in made["codes"]}
    for made in rows.values():
        made["codes"] = unique(made["codes"] + [c for c in made["later"] if c not in taken])
        taken.update(made["codes"])
    for made in rows.values():
        if made["parent"]:
            made["partOf"] = rows[made["parent"]]["id"]
    others = {}
    for own in by_hand("other-states.tsv"):
        made = row(
            own["kind"], own["label"], names=own["names"], weak=own["weak"],
            adjectives=own["adjectives"], people=own["people"],
            codes=[c for c in own["codes"] if c not in taken], since=own["from"],
            until=own["until"], wikidata=own["wikidata"], seat=cities(own["seat"], ""),
            dbpedia=(own["dbpedia"] or own["label"]).replace(" ", "_"), sources="hand territories")
        taken.update(made["codes"])
        made["titles"] = [made["dbpedia"].replace("_", " ")]
        others[own["label"]] = (made, own)
    known = {**rows, **{label: pair[0] for label, pair in others.items()}}
    for label, (made, own) in others.items():
        made["successors"] = [known[s]["id"] for s in own["successors"]]
        made["partOf"] = known[own["partOf"]]["id"] if own["partOf"] else ""
        rows[label] = made
    number(rows.values())
    return rows


def number(rows):
    """Gives states their number in the list of the Correlates of War project."""
    by_label = {made["label"]: made for made in rows}
    for own in by_hand("cow.tsv"):
        made = by_label[own["label"]]
        made["cow"] = own["cow"]
        made["sources"] += " cow"


# Titles of Wikipedia pages, which name DBpedia's resources, where they are not the label.
DBPEDIA = {
    "BS": "The Bahamas", "GM": "The Gambia", "GE": "Georgia (country)", "IE": "Republic of Ireland",
    "TL": "East Timor", "PS": "State of Palestine", "MK": "North Macedonia", "AX": "Åland",
    "MF": "Collectivity of Saint Martin", "VG": "British Virgin Islands",
}
