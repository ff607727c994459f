#!/usr/bin/env python3
"""Measures prose extraction on Text2KGBench politics, validation part (CC BY-SA 4.0, ../shared/relations).

    prose_text2kg.py [ENTENTE] [-v]

Relations P35, P6, P39, P463, P102, each sentence by itself. A triple is right when relation, subject and object are those
of the annotation, as strings: letters and digits in small letters, labels alone, no alternative names (the benchmark's own
rule). Each sentence has one annotated triple, so a second true one counts as false. Published with the same rule on its
test part: Vicuna-13B 0.33, Alpaca-13B 0.21. Bar: F1 >= 0.45.
"""
import json, pathlib, re, subprocess, sys, tempfile

project = pathlib.Path(__file__).resolve().parents[2]
shared = project.parent / "shared"
arguments = [a for a in sys.argv[1:] if a != "-v"]
entente = arguments[0] if arguments else str(project / ".build/release/entente")
RELATIONS = {"headOfState": "P35", "headOfGovernment": "P6", "holdsPosition": "P39", "memberOf": "P463",
             "memberOfParty": "P102"}

def plain(text):
    return re.sub(r"[\W_]+", "", text.lower())

gold = {}
rows = [json.loads(l) for l in open(shared / "relations/text2kg-8_politics-validation.jsonl", encoding="utf8")]
for row in rows:
    if row["rel"] in RELATIONS.values():
        gold.setdefault(row["sent"], set()).add((row["rel"], plain(row["sub_label"]), plain(row["obj_label"])))

with tempfile.TemporaryDirectory() as folder:
    source = pathlib.Path(folder) / "sentences.jsonl"
    sentences = list(gold)
    source.write_text("".join(json.dumps({"id": str(i), "title": "", "text": s}) + "\n"
                              for i, s in enumerate(sentences)), encoding="utf8")
    output = pathlib.Path(folder) / "out.jsonl"
    subprocess.run([entente, "extract", "--quiet", str(source), "--format", "jsonl", "--output", str(output)], check=True)
    found = {}
    for line in open(output, encoding="utf8"):
        statement = json.loads(line)
        relation = RELATIONS.get(statement["relation"])
        if relation is None or "label" not in statement["object"]: continue
        if relation == "P463" and statement["subject"]["type"] != "Person": continue
        triple = (relation, plain(statement["subject"]["label"]), plain(statement["object"]["label"]))
        for evidence in statement["evidence"]:
            found.setdefault(sentences[int(evidence["document"])], set()).add(triple)

right = sum(len(gold[s] & found.get(s, set())) for s in gold)
said = sum(len(t) for t in found.values())
wanted = sum(len(t) for t in gold.values())
precision, recall = right / said if said else 0, right / wanted
f1 = 2 * precision * recall / (precision + recall) if right else 0
if "-v" in sys.argv:
    for sentence in gold:
        if gold[sentence] != found.get(sentence, set()):
            print(sentence, "\n   want", sorted(gold[sentence]), "\n   got ", sorted(found.get(sentence, set())))
# The same where only the relation that the sentence is annotated for is judged.
about = {s: {t for t in found.get(s, set()) if t[0] in {g[0] for g in gold[s]}} for s in gold}
named = sum(len(t) for t in about.values())
print(f"  judged by the annotated relation alone: P {right / named if named else 0:.3f} R {recall:.3f}")
print(f"Text2KGBench politics, validation: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  ({right} right of {said}, {wanted} wanted)")
