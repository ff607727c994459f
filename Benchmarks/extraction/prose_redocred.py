#!/usr/bin/env python3
"""Measures prose extraction on Re-DocRED dev (MIT, ../shared/relations), from raw text.

    prose_redocred.py [ENTENTE] [-v] [--errors]

Relations P463 P6 P35 P102 P36 P159 P39 P27 P607 P1344. A found statement is judged where both its ends are entities of the
document's annotation (by any of their names; a state also by its adjective, as the annotation counts "Canadian" as a name of
Canada): it is right when the annotation has the relation between them. participatesIn answers for P607 and P1344; that
somebody sits in a parliament is an office in Wikidata and no membership (P463), and is not judged. Published end to end over
all relations: REBEL 0.47 F1. Bar: P >= 0.75, recall as high as it goes.
-v prints what is false, --errors the commonest kinds of misses by what stands between the two names.
"""
import collections, json, pathlib, re, subprocess, sys, tempfile

project = pathlib.Path(__file__).resolve().parents[2]
shared = project.parent / "shared"
arguments = [a for a in sys.argv[1:] if not a.startswith("-")]
entente = arguments[0] if arguments else str(project / ".build/release/entente")
RELATIONS = {"memberOf": "P463", "headOfGovernment": "P6", "headOfState": "P35", "memberOfParty": "P102", "capital": "P36",
             "headquarters": "P159", "holdsPosition": "P39", "citizenOf": "P27", "participatesIn": "P1344"}
# Relations of the annotation for which one of ours answers as well.
ALSO = {"P1344": ["P607"]}
# The adjectives and peoples of each state.
ADJECTIVES = {}
for line in open(project / "Ontology/gazetteer/states.tsv", encoding="utf8"):
    cells = line.rstrip("\n").split("\t")
    ADJECTIVES[cells[2]] = [name for cell in cells[5:7] for name in cell.split("|") if name]

def plain(text):
    return re.sub(r"^the", "", re.sub(r"[\W_]+", "", text.lower()))

def text_of(document):
    text = " ".join(" ".join(s) for s in document["sents"])
    text = re.sub(r" ([,.;:?!)\]%]|'s|n't)", r"\1", text)
    return re.sub(r"([(\[]) ", r"\1", text).replace(" - ", "-").replace(" – ", "–")

documents = json.load(open(shared / "relations/redocred-dev.json", encoding="utf8"))
with tempfile.TemporaryDirectory() as folder:
    source = pathlib.Path(folder) / "documents.jsonl"
    source.write_text("".join(json.dumps({"id": str(i), "title": d["title"], "text": text_of(d)}) + "\n"
                              for i, d in enumerate(documents)), encoding="utf8")
    output = pathlib.Path(folder) / "out.jsonl"
    subprocess.run([entente, "extract", "--quiet", "--no-context", str(source), "--format", "jsonl", "--output", str(output)], check=True)
    statements = [json.loads(l) for l in open(output, encoding="utf8")]

gold, vertices = [], []
for document in documents:
    names = collections.defaultdict(set)
    for index, mentions in enumerate(document["vertexSet"]):
        for mention in mentions: names[plain(mention["name"])].add(index)
    vertices.append(names)
    gold.append({(l["r"], l["h"], l["t"]) for l in document["labels"]})

counts = collections.defaultdict(lambda: [0, 0])
hit = [set() for _ in documents]
for statement in statements:
    relation = RELATIONS.get(statement["relation"])
    if relation is None or statement["status"] not in ("asserted", "ended") or "label" not in statement["object"]: continue
    if statement["relation"] == "memberOf" and statement["object"]["type"] == "Legislature" \
        and statement["subject"]["type"] == "Person": continue
    labels = [[plain(x) for x in [n["label"]] + n.get("altLabels", []) + ADJECTIVES.get(n["label"], [])]
              for n in (statement["subject"], statement["object"])]
    for number in {int(e["document"]) for e in statement["evidence"]}:
        heads, tails = ({i for l in side for i in vertices[number].get(l, ())} for side in labels)
        if not heads or not tails: continue
        match = {(r, h, t) for r in [relation] + ALSO.get(relation, []) for h in heads for t in tails} & gold[number]
        counts[relation][0 if match else 1] += 1
        hit[number] |= match
        if not match and "-v" in sys.argv:
            print("FALSE", statement["subject"]["label"], statement["relation"], statement["object"]["label"], "|",
                  statement["evidence"][0]["quote"][:160])
asked = set(RELATIONS.values()) | {r for also in ALSO.values() for r in also}
wanted = collections.Counter(l[0] for g in gold for l in g if l[0] in asked)
got = collections.Counter(l[0] for h in hit for l in h)
for relation in sorted(wanted):
    right, wrong = counts[relation]
    print(f"{relation:6s} P {right / (right + wrong) if right + wrong else float('nan'):.3f} "
          f"R {got[relation] / wanted[relation]:.3f}  ({right} right, {wrong} wrong, {wanted[relation]} wanted)")
right, wrong = (sum(c[i] for c in counts.values()) for i in (0, 1))
print(f"ALL    P {right / (right + wrong) if right + wrong else float('nan'):.3f} R {sum(got.values()) / sum(wanted.values()):.3f}")
if "--errors" in sys.argv:
    # The twenty commonest kinds of misses: by relation, and by what the text holds of the two ends.
    misses, between = collections.Counter(), collections.Counter()
    for number, document in enumerate(documents):
        for relation, head, tail in gold[number] - hit[number]:
            if relation not in asked: continue
            ends = [{m["sent_id"]: m for m in document["vertexSet"][i]} for i in (head, tail)]
            together = sorted(set(ends[0]) & set(ends[1]))
            misses[relation, "named in one sentence" if together else "never named in one sentence"] += 1
            if together:
                a, b = sorted((ends[0][together[0]]["pos"], ends[1][together[0]]["pos"]))
                words = document["sents"][together[0]][a[1]:b[0]]
                between[relation, " ".join(words) if len(words) < 4 else "… more than three words"] += 1
    for title, counts in (("misses", misses), ("words between the names of a miss", between)):
        print(f"  commonest {title}:")
        for (relation, kind), count in counts.most_common(20): print(f"    {count:3d}  {relation}  {kind or '(nothing)'}")
