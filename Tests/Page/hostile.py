"""Opens everything in a page whose names and quotes want to be more than text.

    hostile.py PAGE

The graph is `HostileGraph` of the tests: whatever in it could run would set `window.hacked`.
"""

import csv
import io
import re
import sys

import lxml.html

from chromium import Browser
from contents import contents

page = sys.argv[1]
tree = lxml.html.parse(page, lxml.html.HTMLParser(encoding="utf-8")).getroot()
assert len(tree.findall(".//script")) == 2 and not tree.findall(".//img"), "the file holds elements that are not its own"
assert not re.search(rb"hacked", open(page, "rb").read()), "a document's words stand in the file as they are"
data = contents(page)
assert any("hacked" in label for label in data["entities"]["label"]) and any(len(label) > 1_000_000 for label in data["entities"]["label"])

with Browser() as b:
    b.open(page)
    things, statements = data["entities"]["id"], b.run("Array.from({length: entente.graph.count}, (_, s) => entente.graph.key(s))")
    addresses = ["#graph", "#graph?unfolded", "#map", "#time", "#statements", "#contradictions", "#graph?thing=%3Cimg%20src=x%20onerror=%22window.hacked=9%22%3E&statement=%3Cscript%3E"]
    for view in ("graph", "statements"):
        addresses += [f"#{view}?thing={thing}" for thing in things]
    for address in addresses:
        b.run(f"location.hash = {address!r}")
        b.run("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
    for key in statements:
        b.run(f"entente.go({{ statement: {key!r} }})")
        links = b.run("[...document.querySelectorAll('a[href]')].map(a => a.href)")
        wrong = [link for link in links if not re.match(r"https?://|file:[^?]*#", link)]
        assert not wrong, wrong
        b.run("document.querySelectorAll('#panel a[href^=\"#\"]').length")
    for words in ("script", "onerror", "hacked", "مصر", "<b>", "\u202e", "a" * 500):
        b.run(f"(() => {{ const s = document.querySelector('#search'); s.value = {words!r}; s.dispatchEvent(new Event('input')); }})()")
    found = b.run("document.querySelectorAll('#results [role=option]').length")
    b.run("document.querySelector('#copy').click()")
    rows = list(csv.reader(io.StringIO(b.run("document.querySelector('textarea').value"), newline="")))
    assert all(len(row) == len(rows[0]) for row in rows), "a cell has broken out of its row"
    formulas = [cell for row in rows for cell in row if re.match(r"[=+@\t\r]|-[^-\d]", cell)]
    assert not formulas, formulas
    b.run("[...document.querySelectorAll('#dialog [role=tab]')].find(t => t.textContent === 'Cypher').click()")
    for line in b.run("document.querySelector('textarea').value").splitlines():
        assert re.fullmatch(r'(?:[^"`\\]|"(?:[^"\\]|\\.)*"|`(?:[^`]|``)*`)*;', line), line[:300]
    b.run("document.querySelector('#dialog').close()")
    assert b.run("window.hacked") is None, b.run("window.hacked")
    assert b.run("document.querySelectorAll('img, iframe, object, embed, script:not([type=\"module\"])').length") == 0
    assert not b.requests, b.requests
    assert not b.complaints, b.complaints
    assert b.run("document.body.textContent.length") < 400_000, "a name of a megabyte is shown whole"
    # Names that run from right to left are kept apart from the words around them.
    b.run("entente.go({ view: 'statements', thing: 'state/egypt', statement: '' })")
    assert b.run("[...document.querySelectorAll('.thing')].every(t => t.querySelector('bdi'))")
    assert b.run("getComputedStyle(document.querySelector('#panel h2 bdi')).direction") == "rtl"
    b.run("entente.go({ view: 'graph' })")
    assert not b.run("entente.view.network.nodes.some(n => /[\\u202a-\\u202e\\u2066-\\u2069\\u0000-\\u001f]/.test(n.label))")
print(f"{len(addresses)} views and {len(statements)} statements of {len(things)} things opened, nothing ran")
