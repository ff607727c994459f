"""organizations.tsv: international bodies, their organs, and media that documents quote."""

from table import by_hand, fold, reference_csv, row


def make(cities, countries):
    """The rows, by label. A city state is its own seat."""
    labels = {c["label"]: c["id"] for c in countries.values()}
    wikidata = {r["name"].strip(): r["qid"] for r in reference_csv("organizations-wikidata.tsv", "\t")}
    hand = list(by_hand("organizations.tsv"))
    rows = {}
    for own in hand:
        names = [own["label"], *own["names"]]
        known = next((wikidata[n] for n in names if n in wikidata), "")
        made = row(
            own["kind"], own["label"], names=own["names"], weak=own["weak"],
            wikidata=known or own["wikidata"], dbpedia=own["label"].replace(" ", "_"),
            eu=EU.get(own["label"], ""), seat=cities.find(own["seat"], "") or labels.get(own["seat"], ""),
            sources="hand organizations" if known else "hand")
        if own["seat"] and not made["seat"]:
            raise SystemExit(f"no town is called {own['seat']}, the seat of {own['label']}")
        rows[own["label"]] = made
    for own in hand:
        if own["partOf"]:
            rows[own["label"]]["partOf"] = rows[own["partOf"]]["id"]
    weaken(rows.values())
    return rows


def weaken(rows):
    """Makes acronyms weak that two bodies share or that are too short to mean one."""
    bearers = {}
    for made in rows:
        for name in made["names"]:
            bearers.setdefault(name, []).append(made)
    for name, several in bearers.items():
        short = len(name) <= 2 and name not in ("UN", "EU", "AU", "G7", "G8")
        if not (len(several) > 1 or short):
            continue
        for made in several:
            made["names"].remove(name)
            made["weak"].append(name)


def unresolved(rows):
    """The names of the CIA's Appendix B that no row knows."""
    known = {fold(n) for made in rows.values() for n in (made["label"], *made["names"], *made["weak"])}
    names = {r["org_name"].strip() for r in reference_csv("cia-appendix-b-organizations.csv")}
    return sorted(n for n in names if fold(MISSPELT.get(n, n)) not in known)


MISSPELT = {
    "Comuinidade dos Paises de Lingua Portuguesa": "Comunidade dos Países de Língua Portuguesa"
}
# The codes of the EU's table of corporate bodies, for its own institutions.
EU = {
    "European Parliament": "corporate-body/EP", "European Commission": "corporate-body/COM",
    "Council of the European Union": "corporate-body/CONSIL", "European Council": "corporate-body/EURCOU",
    "European Central Bank": "corporate-body/ECB", "European Investment Bank": "corporate-body/EIB",
    "European External Action Service": "corporate-body/EEAS",
}
