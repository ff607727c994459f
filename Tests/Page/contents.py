"""The data of a page, taken out by other means than the page's own.

    contents.py PAGE LINES      compares them with an export of the same graph as JSON Lines
"""

import base64
import gzip
import json
import re
import sys


def contents(path):
    with open(path, encoding="utf-8") as file:
        packed = re.search(r'<script type="application/octet-stream" id="data">([A-Za-z0-9+/=]*)</script>', file.read()).group(1)
    return json.loads(gzip.decompress(base64.b64decode(packed, validate=True)))


def lines(data):
    """The statements as the lines of the other export have them, as far as both tell the same."""
    columns, entities = data["statements"], data["entities"]
    starts = {}
    before = (None, 0)
    for number, (document, step) in enumerate(zip(data["passages"]["d"], data["passages"]["at"])):
        starts[number] = step + (before[1] if before[0] == document else 0)
        before = (document, starts[number])
    evidence = passage = 0
    for number in range(len(columns["s"])):
        places = []
        for _ in range(columns["n"][number]):
            passage += columns["p"][evidence]
            start = starts[passage]
            cited = [data["citations"][c] for c in data["passages"]["c"].get(str(passage), [])]
            places.append([data["documents"][data["passages"]["d"][passage]][0], start, start + data["passages"]["n"][passage],
                           data["texts"][data["passages"]["t"][passage] + passage], data["rules"][columns["u"][evidence]], [c[0] for c in cited]])
            evidence += 1
        thing = columns["o"][number]
        value = columns["v"].get(str(number))
        yield [data["base"] + entities["id"][columns["s"][number]], entities["label"][columns["s"][number]], data["relations"][columns["r"][number]][0],
               data["base"] + entities["id"][thing] if thing >= 0 else str(value[0]), *data["intervals"][columns["i"][number]],
               data["statuses"][columns["t"][number]], data["confidences"][columns["c"][number]], places]


def main():
    ours = list(lines(contents(sys.argv[1])))
    theirs = []
    for line in open(sys.argv[2], encoding="utf-8"):
        s = json.loads(line)
        q = s["qualifiers"]
        theirs.append([s["subject"]["id"], s["subject"]["label"], s["relation"], s["object"]["id"] if "id" in (s["object"] or {}) else str((s["object"] or {"value": ""})["value"]),
                       q.get("start", ""), q.get("end", ""), q.get("date", ""), s["status"], s["confidence"],
                       [[e["document"] + ("@" + e["digest"] if e.get("digest") else ""), e["start"], e["end"], e["quote"], e["rule"], [c.get("url", "") for c in e.get("citations", [])]] for e in s["evidence"]]])
    assert len(ours) == len(theirs) > 0, (len(ours), len(theirs))
    for number, (a, b) in enumerate(zip(ours, theirs)):
        assert a == b, f"statement {number}:\n{a}\n{b}"
    print(f"{len(ours)} statements are the same")


if __name__ == "__main__":
    main()
