"""cities.tsv: capitals, seats of missions and of organizations, and other towns of the reference."""

from table import by_hand, fold, identifier, reference_csv, row, slug

# A name of the reference that is not a town, or is told otherwise by hand.
SKIPPED_COUNTRIES = {"AQ"}
SKIPPED = {("VA", "Vatican City"), ("MC", "Monaco"), ("SG", "Singapore"), ("HK", "Hong Kong"), ("MO", "Macau")}
RELABELLED = {
    ("MA", "Laayoune"): ("EH", "Laayoune"), ("EH", "Bir Lehlou"): ("EH", "Bir Lehlou"), ("GE", "Sukhumi"): ("Abkhazia", "Sukhumi"),
    ("-99", "Pristina"): ("XK", "Pristina"), ("-99", "Hargeysa"): ("Somaliland", "Hargeisa"),
    ("-99", "Northern Cyprus"): ("CY", ""), ("AD", "Andorra"): ("AD", "Andorra la Vella"),
    ("SM", "San Marino"): ("SM", "City of San Marino"), ("PS", "Gaza"): ("PS", "Gaza City"),
    ("SC", "Victoria"): ("SC", "Victoria, Seychelles"), ("US", "Washington, D.C."): ("US", "Washington, D.C."),
    ("BM", "Hamilton"): ("BM", "Hamilton, Bermuda"), ("KY", "George Town"): ("KY", "George Town, Cayman Islands"),
    ("US", "New York"): ("US", "New York City"), ("KI", "Tarawa"): ("KI", "South Tarawa"),
}
PLACES = {
    "Somaliland": "Hargeisa Berbera", "Abkhazia": "Sukhumi", "South Ossetia": "Tskhinvali",
    "Transnistria": "Tiraspol",
}
WASHINGTON = ["Washington, DC", "Washington D.C.", "Washington DC", "D.C.", "Washington, D. C."]


class Cities:
    """The towns, found again by country and any of their names."""

    def __init__(self):
        self.rows = {}
        self.by_name = {}
        self.population = {}
        self.capital = set()

    def add(self, country, label, population=0, is_capital=False, is_weak=False, **columns):
        """Adds a town, or to the one of the same country that has one of these names."""
        names = [label, *columns.get("names", []), *columns.get("weak", [])]
        key = next((self.by_name[country, slug(n)] for n in names if (country, slug(n)) in self.by_name), None)
        if key is None:
            key = (country, label)
            self.rows[key] = row("City", label, **columns)
        else:
            known = self.rows[key]
            for name, value in columns.items():
                if name in ("names", "weak"):
                    known[name] = list(dict.fromkeys([*known[name], *value]))
                elif not known[name]:
                    known[name] = value
            if label != known["label"] and label not in known["names"]:
                known["names"].append(label)
        # `Mérida, Venezuela` is the Mérida of its country.
        for name in [*names, label.split(", ")[0]]:
            self.by_name.setdefault((country, slug(name)), key)
        self.population[key] = max(population, self.population.get(key, 0))
        if is_capital:
            self.capital.add(key)
        if is_weak:
            self.rows[key]["weak"] = [label, *self.rows[key]["weak"]]
        return key

    def find(self, name, country):
        """The identifier of a town by name and country code; by name alone where the code is empty."""
        if not name:
            return ""
        if country:
            key = self.by_name.get((country, slug(name)))
            return self.rows[key]["id"] if key else ""
        keys = {k for (_, s), k in self.by_name.items() if s == slug(name)}
        best = sorted(keys, key=lambda k: (k not in self.capital, -self.population[k], k))
        return self.rows[best[0]]["id"] if best else ""

    def settle(self, countries):
        """Gives identifiers that differ, and makes names weak that several towns share."""
        labels = {}
        for key, made in self.rows.items():
            labels.setdefault(slug(made["label"]), []).append(key)
        for keys in labels.values():
            # The one that the bare name means keeps the bare identifier.
            first = max(keys, key=lambda k: (k in self.capital, self.population[k], k))
            for key in keys:
                if key != first:
                    made = self.rows[key]
                    made["id"] = identifier("City", made["label"], countries[key[0]]["label"])
        names = {}
        for key, made in self.rows.items():
            for name in {made["label"], *made["names"]}:
                names.setdefault(fold(name), set()).add(key)
        states = {fold(n) for s in countries.values() for n in (s["label"], *s["names"])}
        for name, keys in names.items():
            best = max(self.population[k] for k in keys)
            for key in keys:
                others = max((self.population[k] for k in keys if k != key), default=0)
                is_first = key in self.capital or self.population[key] >= 5 * others and self.population[key] == best
                if (len(keys) == 1 or is_first) and name not in states:
                    continue
                made = self.rows[key]
                for spelled in [made["label"], *made["names"]]:
                    if fold(spelled) == name and spelled not in made["weak"]:
                        made["weak"].append(spelled)
                made["names"] = [n for n in made["names"] if n not in made["weak"]]
        for key, made in self.rows.items():
            made["country"] = countries[key[0]]["id"]


def make():
    cities = Cities()
    for own in by_hand("cities.tsv"):
        country = next((p for p, towns in PLACES.items() if own["label"] in towns.split()), own["country"])
        cities.add(
            country, own["label"], is_weak=bool(own["isWeak"]), names=own["names"], weak=own["weak"],
            wikidata=own["wikidata"], coordinates=own["coordinates"], sources="hand")
    for record in reference_csv("cities.tsv", "\t"):
        country, name = record["iso_a2"], record["name"]
        if country in SKIPPED_COUNTRIES or (country, name) in SKIPPED:
            continue
        country, label = RELABELLED.get((country, name), (country, name))
        if not label or country == "-99":
            continue
        coordinates = f"{float(record['lat']):.2f},{float(record['lon']):.2f}"
        cities.add(
            country, label, int(float(record["population"] or 0)), record["capital"] == "1",
            names=[record["ascii"]] if record["ascii"] != label and label == name else [],
            wikidata=record["qid"], geonames=record["geonames"], coordinates=coordinates,
            sources="cities")
    washington = cities.rows["US", "Washington, D.C."]
    washington["names"] = [*washington["names"], *WASHINGTON]
    washington["weak"] = ["Washington", "D.C."]
    washington["names"].remove("D.C.")
    return cities
