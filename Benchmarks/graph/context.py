#!/usr/bin/env python3
"""How many missions reach their host state, cities their country, and entities an outside link, on the 167 pages.

    context.py [ENTENTE] [-v]
    context.py --graph GRAPH.jsonl [-v]

Bars: missions and cities 0.99; links of entities other than missions, positions and treaties 0.65.
"""
import collections, json, pathlib, subprocess, sys, tempfile

project = pathlib.Path(__file__).resolve().parents[2]
pages = project.parent / "shared" / "corpus" / "wiki"
arguments = [a for a in sys.argv[1:] if not a.startswith("-")]
MISSIONS = {
    "DiplomaticMission", "Embassy", "ConsulateGeneral", "Consulate", "HonoraryConsulate", "PermanentMission", "LiaisonOffice",
    "InterestsSection", "HighCommission", "Legation",
}


def statements():
    if "--graph" in sys.argv:
        with open(arguments[0], encoding="utf8") as file:
            yield from map(json.loads, file)
        return
    entente = arguments[0] if arguments else str(project / ".build/release/entente")
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "graph.jsonl"
        subprocess.run([entente, "extract", "--quiet", str(pages), "--output", str(output)], check=True)
        with open(output, encoding="utf8") as file:
            yield from map(json.loads, file)


entities, named, host, located = {}, set(), set(), set()
context = collections.Counter()
for statement in statements():
    ends = [n for n in (statement["subject"], statement["object"]) if n and "id" in n]
    for node in ends:
        entities[node["id"]] = node
        if not statement.get("context"):
            named.add(node["id"])
    if statement.get("context"):
        context[statement["relation"]] += 1
    if statement["relation"] == "hostState":
        host.add(statement["subject"]["id"])
    if statement["relation"] == "locatedIn" and statement["object"].get("type") in ("State", "HistoricalState"):
        located.add(statement["subject"]["id"])

told = [entities[i] for i in sorted(named)]


def share(title, nodes, passes, bar):
    missing = [n for n in nodes if not passes(n)]
    print(f"{title}: {len(nodes) - len(missing)} of {len(nodes)}, {1 - len(missing) / max(1, len(nodes)):.3f} (bar {bar})")
    if "-v" in sys.argv:
        for node in missing[:80]:
            print("   ", node.get("type"), node["label"])


share("missions that reach their host state", [n for n in told if n.get("type") in MISSIONS], lambda n: n["id"] in host, 0.99)
share("cities that reach their country", [n for n in told if n.get("type") == "City"], lambda n: n["id"] in located, 0.99)
others = [n for n in told if n.get("type") not in MISSIONS | {"Position", "Treaty"}]
share("entities with an outside link", others, lambda n: bool(n.get("sameAs")), 0.65)
by_kind = collections.Counter(n.get("type") for n in others)
linked = collections.Counter(n.get("type") for n in others if n.get("sameAs"))
for kind, count in by_kind.most_common():
    print(f"    {kind:26s} {linked[kind]:5d} of {count:5d}")
cities = [n for n in told if n.get("type") == "City"]
print(f"cities with coordinates: {sum('latitude' in n.get('context', {}) for n in cities)} of {len(cities)}")
print("statements of context:", ", ".join(f"{k} {v}" for k, v in context.most_common()))
