#!/usr/bin/env python3
"""Measures prose extraction on Text2KGBench politics, validation part (CC BY-SA 4.0, ../shared/relations).

    prose_text2kg.py [ENTENTE] [-v] [--errors]

Relations P35, P6, P39, P463, P102, each sentence by itself. A triple is right when relation, subject and object are those
of the annotation, as strings: letters and digits in small letters, one name for each end (the benchmark's own rule). Each
sentence has one annotated triple, so a second true one counts as false. Published with the same rule on its test part:
Vicuna-13B 0.33, Alpaca-13B 0.21. Bar: F1 >= 0.45.

What Entente states becomes a triple of the benchmark's five relations so:
- an end is named as the sentence names it: by the longest of its names that stands there, or else by its label; a person
  whom the gazetteer knows by the label;
- an office is P39 where it is told of which state; the head of state or government that the same words tell of is that fact again;
- an office in any other body is no office here, but what `affiliatedWith` says of it: that one belongs to it, P463.
-v prints the sentences that differ, --errors the commonest kinds of misses and false triples.
"""
import collections, json, pathlib, re, subprocess, sys, tempfile

project = pathlib.Path(__file__).resolve().parents[2]
shared = project.parent / "shared"
arguments = [a for a in sys.argv[1:] if not a.startswith("-")]
entente = arguments[0] if arguments else str(project / ".build/release/entente")
RELATIONS = {"headOfState": "P35", "headOfGovernment": "P6", "holdsPosition": "P39", "memberOf": "P463",
             "memberOfParty": "P102", "affiliatedWith": "P463"}
# The names of each state.
STATES = {}
for line in open(project / "Ontology/gazetteer/states.tsv", encoding="utf8"):
    cells = dict(zip(["id", "kind", "label", "names"], line.split("\t")))
    STATES[cells["label"]] = [cells["label"]] + [name for name in cells["names"].split("|") if name]

def plain(text):
    return re.sub(r"[\W_]+", "", text.lower())

gold = {}
rows = [json.loads(l) for l in open(shared / "relations/text2kg-8_politics-validation.jsonl", encoding="utf8")]
for row in rows:
    if row["rel"] in RELATIONS.values():
        gold.setdefault(row["sent"], set()).add((row["rel"], plain(row["sub_label"]), plain(row["obj_label"])))

def names(node): return [node["label"]] + node.get("altLabels", [])

def named(node, sentence, holder=None):
    """How a sentence names an entity."""
    if node["type"] == "Person" and node.get("sameAs"): return plain(node["label"])
    words, candidates = plain(sentence), names(node)
    if holder is not None:
        title = node["label"].split(" of ")[0]
        candidates += [f"{title} of {article}{name}" for name in holder for article in ("", "the ")]
    here = [plain(name) for name in candidates if plain(name) in words and plain(name)]
    return max(here, key=len) if here else plain(node["label"])

with tempfile.TemporaryDirectory() as folder:
    source = pathlib.Path(folder) / "sentences.jsonl"
    sentences = list(gold)
    source.write_text("".join(json.dumps({"id": str(i), "title": "", "text": s}) + "\n"
                              for i, s in enumerate(sentences)), encoding="utf8")
    output = pathlib.Path(folder) / "out.jsonl"
    subprocess.run([entente, "extract", "--quiet", "--no-context", str(source), "--format", "jsonl", "--output", str(output)], check=True)
    told = collections.defaultdict(list)
    for line in open(output, encoding="utf8"):
        statement = json.loads(line)
        if statement["relation"] in RELATIONS and "label" in statement["object"]:
            for evidence in statement["evidence"]: told[sentences[int(evidence["document"])]].append(statement)

found = {}
for sentence, statements in told.items():
    holders = {s["subject"]["id"] for s in statements if s["relation"] == "holdsPosition"}
    for statement in statements:
        kind, subject, object = statement["relation"], statement["subject"], statement["object"]
        holder = STATES.get(statement["qualifiers"].get("of"))
        if kind in ("headOfState", "headOfGovernment") and object["id"] in holders: continue
        if kind == "holdsPosition" and holder is None: continue
        if kind in ("memberOf", "affiliatedWith") and (subject["type"], object["type"]) != ("Person", "Organization"): continue
        found.setdefault(sentence, set()).add((RELATIONS[kind], named(subject, sentence), named(object, sentence, holder)))

right = sum(len(gold[s] & found.get(s, set())) for s in gold)
said = sum(len(t) for t in found.values())
wanted = sum(len(t) for t in gold.values())
precision, recall = right / said if said else 0, right / wanted
f1 = 2 * precision * recall / (precision + recall) if right else 0
if "-v" in sys.argv:
    for sentence in gold:
        if gold[sentence] != found.get(sentence, set()):
            print(sentence, "\n   want", sorted(gold[sentence]), "\n   got ", sorted(found.get(sentence, set())))
if "--errors" in sys.argv:
    # The twenty commonest kinds of misses and of false triples: by relation and by what is wrong with it.
    misses, false = collections.Counter(), collections.Counter()
    for sentence in gold:
        got = found.get(sentence, set())
        for relation, subject, object in gold[sentence] - got:
            if any(t == (relation, subject) for t in ((g[0], g[1]) for g in got)): kind = "the object has another name"
            elif any(t == (relation, object) for t in ((g[0], g[2]) for g in got)): kind = "the subject has another name"
            elif any({subject, object} <= set(g[1:]) for g in got): kind = "told as another relation"
            elif subject not in plain(sentence): kind = "nothing told; the sentence does not hold the subject's name"
            elif object not in plain(sentence): kind = "nothing told; the sentence does not hold the object's name"
            else: kind = "nothing told, both names are in the sentence"
            misses[relation, kind] += 1
        for relation, subject, object in got - gold[sentence]:
            named = {g[0] for g in gold[sentence]}
            near = any(len({subject, object} & set(g[1:])) for g in gold[sentence])
            false[relation, ("a relation that is not asked of the sentence" if relation not in named else
                             "one end has another name" if near else "other ends")] += 1
    for title, counts in (("misses", misses), ("false triples", false)):
        print(f"  commonest {title}:")
        for (relation, kind), count in counts.most_common(20): print(f"    {count:3d}  {relation}  {kind}")
# The same where only the relation that the sentence is annotated for is judged.
about = {s: {t for t in found.get(s, set()) if t[0] in {g[0] for g in gold[s]}} for s in gold}
named = sum(len(t) for t in about.values())
print(f"  judged by the annotated relation alone: P {right / named if named else 0:.3f} R {recall:.3f}")
print(f"Text2KGBench politics, validation: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  ({right} right of {said}, {wanted} wanted)")
