"""Ten tasks of a reader, done in a browser by keys and pointer, and what must hold of the page as such.

    tasks.py PAGE [FOLDER FOR PICTURES]

Prints a line a task and ends with 1 where one failed.
"""

import csv
import io
import re
import sys
import traceback

from chromium import Browser

PAGE = sys.argv[1]
PICTURES = sys.argv[2] if len(sys.argv) > 2 else None
TASKS = []


def task(function):
    TASKS.append(function)
    return function


def text(b, selector):
    return b.run(f"(document.querySelector({selector!r})?.textContent ?? '').replace(/\\s+/g, ' ').trim()")


def texts(b, selector):
    return b.run(f"[...document.querySelectorAll({selector!r})].map(e => e.textContent.replace(/\\s+/g, ' ').trim())")


def search(b, words):
    b.key("/")
    b.run("document.activeElement.value = ''")
    b.type(words)
    b.wait("!document.querySelector('#results').hidden")


@task
def finds_who_recognized_kosovo_in_2008_and_reads_the_sentence(b):
    search(b, "recognizes Kosovo 2008")
    options = texts(b, "#results [role=group][aria-label=Statements] [role=option]")
    place = next(i for i, o in enumerate(options) if o.startswith("Afghanistan recognizes Kosovo"))
    for _ in range(place + 1 + len(texts(b, "#results [role=group][aria-label=Things] [role=option]"))):
        b.key("ArrowDown")
    assert b.run("document.querySelector('#results [aria-selected=true]').id === document.querySelector('#search').getAttribute('aria-activedescendant')")
    b.key("Enter")
    b.wait("document.querySelector('.statement-page')")
    assert "recognised the independence" in text(b, ".evidence q"), text(b, ".evidence q")
    marks = dict(zip(b.run("[...document.querySelectorAll('.evidence mark')].map(m => m.className)"), texts(b, ".evidence mark")))
    assert marks["subject"] == "Afghanistan" and marks["date"] == "18 February 2008" and marks["object"] == "Republic of Kosovo", marks
    assert marks["trigger"] == "recognised", marks
    facts = text(b, ".facts")
    assert "asserted" in facts and "%" in facts and "18 February 2008" in facts, facts
    assert "Foreign relations of Afghanistan" in text(b, ".from") and "recognizes.verb" in text(b, ".from")
    assert texts(b, ".cited a"), "what is cited there"


@task
def lists_the_embassies_in_podgorica(b):
    search(b, "podgorica")
    b.key("Enter")
    b.wait("document.querySelector('#panel-title')?.textContent === 'Podgorica'")
    assert b.run("document.activeElement.id") == "panel-title", "the focus goes to what was opened"
    group = [g for g in b.run("[...document.querySelectorAll('.group')].map(g => [g.querySelector('h3').textContent, [...g.querySelectorAll('.thing')].map(t => t.textContent)])") if "located in" in g[0]]
    assert group and sum("Embassy of" in name for name in group[0][1]) >= 3, group


@task
def sees_what_two_pages_say_otherwise(b):
    b.key("c")
    b.wait("document.querySelector('.pair')")
    first = b.run("(() => { const [a, b] = document.querySelectorAll('.pair')[0].querySelectorAll('.versus > div'); return [a, b].map(d => [d.querySelector('.said').textContent, d.querySelector('cite').textContent, d.querySelector('q').textContent]); })()")
    assert first[0][0] != first[1][0], first
    assert all(part for side in first for part in side), first
    b.click(".pair .said")
    b.wait("document.querySelector('.statement-page')")
    assert "Said otherwise" in texts(b, "#panel h3")


@task
def sees_the_relations_as_of_the_ninth_of_november_1989(b):
    b.run("document.querySelector('.day').focus()")
    b.type("1989-11-09")
    b.key("Enter")
    b.wait("location.hash.includes('asOf=1989-11-09')")
    b.run("[...document.querySelectorAll('#time .moments button')].find(c => c.textContent.startsWith('possible')).click()")
    b.key("Escape")
    b.run("document.querySelector('#main').focus()")
    b.key("s")
    b.wait("document.querySelectorAll('.scroll .row').length > 20")
    years = [int(y) for row in texts(b, ".scroll .row .when") for y in re.findall(r"\b(\d{4})\b", row)[:1]]
    assert years and max(years) <= 1989, max(years)
    assert set(texts(b, ".scroll .row .moment")) == {"holds"}, set(texts(b, ".scroll .row .moment"))
    assert "Statements" not in text(b, "#time") and texts(b, "#time .moments .count")


@task
def filters_by_relation_status_and_confidence(b):
    b.run("document.querySelector('#filters input[value=recognizes]').closest('.line').querySelector('.only').click()")
    b.key("s")
    b.wait("document.querySelector('.list-head')")
    assert set(texts(b, ".scroll .row .relation")) == {"recognizes"}
    before = b.run("entente.filter.passingCount")
    b.run("document.querySelector('#filters input[value=asserted]').click()")
    assert 0 < b.run("entente.filter.passingCount") < before
    assert "asserted" not in b.run("entente.filter.all().map(s => entente.graph.statuses[entente.graph.status[s]])")
    b.run("(() => { const level = document.querySelector('#filters input[type=range]'); level.value = 99; level.dispatchEvent(new Event('change')); })()")
    assert all(c >= 0.989 for c in b.run("entente.filter.all().map(s => entente.graph.confidence[s])"))
    b.run("[...document.querySelectorAll('#filters button')].find(e => e.textContent === 'show all').click()")
    assert b.run("entente.filter.passingCount === entente.graph.count")


@task
def sends_somebody_else_the_same_view(b):
    search(b, "iceland")
    b.key("Enter")
    b.wait("document.querySelector('#panel-title')?.textContent === 'Iceland'")
    b.run("document.querySelector('#main').focus()")
    b.key("t")
    b.wait("document.querySelector('.lanes svg')")
    look = "[document.querySelector('#panel').textContent, document.querySelector('#view').textContent, document.title]"
    before, address = b.run(look), b.run("location.hash")
    with Browser() as other:
        other.open(PAGE, address)
        assert other.run(look) == before, "another browser shows something else"
    b.run("history.back()")
    b.wait("document.querySelector('#tab-graph').getAttribute('aria-selected') === 'true'")


@task
def sees_the_missions_of_montenegro_on_a_map(b):
    search(b, "montenegro")
    b.key("Enter")
    b.wait("document.querySelector('#panel-title')?.textContent === 'Montenegro'")
    b.run("document.querySelector('#main').focus()")
    b.key("m")
    b.wait("document.querySelector('#view canvas') && document.querySelector('.note').textContent.includes('sent')")
    sent = int(re.search(r"(\d+) missions? sent", text(b, ".note")).group(1))
    assert sent >= 5, text(b, ".note")
    b.wait("entente.view.sheet.frames > 0")
    colours = b.run("(() => { const c = document.querySelector('#view canvas'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data, s = new Set(); for (let i = 0; i < d.length; i += 4 * 97) s.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]); return s.size; })()")
    assert colours > 12, "the map is blank"
    b.run("document.querySelector('.as-list').open = true")
    assert any("Embassy of Montenegro" in name for name in texts(b, ".as-list .thing"))


@task
def copies_statements_for_other_programs(b):
    search(b, "kosovo")
    b.key("Enter")
    b.wait("document.querySelector('#panel-title')?.textContent === 'Kosovo'")
    b.click("#copy")
    b.wait("document.querySelector('#dialog').open")
    rows = list(csv.DictReader(io.StringIO(b.run("document.querySelector('textarea').value"), newline="")))
    assert len(rows) == b.run("entente.filter.of(entente.graph.entityIndex.get('state/kosovo')).length"), len(rows)
    assert all(row["subject_id"].startswith("https://w3id.org/entente/id/") for row in rows)
    # What the gazetteer adds has no words to quote.
    assert any(row["quote"] for row in rows)
    b.run("[...document.querySelectorAll('#dialog [role=tab]')].find(t => t.textContent === 'Cypher').click()")
    assert re.search(r'MERGE \(a\)-\[:`recognizes` \{.*\}\]->\(b\);', b.run("document.querySelector('textarea').value"))
    b.run("[...document.querySelectorAll('#dialog [role=tab]')].find(t => t.textContent === 'SPARQL').click()")
    query = b.run("document.querySelector('textarea').value")
    try:
        from rdflib.plugins.sparql import prepareQuery
        prepareQuery(query)
    except ImportError:
        assert "VALUES" in query
    b.key("Escape")
    b.wait("!document.querySelector('#dialog').open")


@task
def walks_the_graph_by_keys(b):
    b.wait("entente.view.sheet.frames > 0")
    b.run("document.querySelector('#view canvas').focus()")
    for _ in range(2):
        b.key("ArrowRight")
    said = text(b, "#live")
    assert re.match(r".+, .+, \d+ ties?$", said), said
    b.key("Enter")
    b.wait("!document.querySelector('#panel').hidden")
    assert text(b, "#panel-title") == said.split(",")[0]
    note = text(b, ".note")
    assert "neighbour" in note, note
    b.key("Escape")
    b.wait("document.querySelector('#panel').hidden")


@task
def reads_on_a_telephone_in_the_dark(b):
    b.resize(390, 844, dark=True, touch=True)
    b.run("location.hash = '#graph?thing=state/slovenia'")
    b.wait("document.querySelector('#panel-title')?.textContent === 'Slovenia'")
    assert b.run("document.documentElement.scrollWidth <= innerWidth"), b.run("document.documentElement.scrollWidth")
    b.click("#show-filters")
    assert b.run("getComputedStyle(document.querySelector('#filters')).display !== 'none' && document.querySelector('#show-filters').getAttribute('aria-expanded') === 'true'")
    b.click("#show-filters")
    was = b.run("document.documentElement.dataset.theme")
    b.click("#theme")
    assert b.run("document.documentElement.dataset.theme") != was
    check_contrast(b)
    b.click("#theme")
    check_contrast(b)


def check_contrast(b):
    """Every text that is seen stands out from what is behind it: 4.5 to 1, or 3 to 1 where it is large (WCAG 2.2)."""
    poor = b.run(r"""(() => {
      const parse = (text) => { const m = text.match(/[\d.]+/g).map(Number); return text.startsWith('color(srgb') ? [m[0] * 255, m[1] * 255, m[2] * 255, m[3] ?? 1] : [m[0], m[1], m[2], m[3] ?? 1]; };
      const light = ([r, g, b]) => { const f = (v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }; return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
      const behind = (e) => { let colour = [0, 0, 0, 0]; for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] > 0) { const a = colour[3] + c[3] * (1 - colour[3]); colour = [0, 1, 2].map((i) => (colour[i] * colour[3] + c[i] * c[3] * (1 - colour[3])) / a).concat(a); } if (colour[3] > 0.99) break; } return colour; };
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const e = walker.currentNode.parentElement, style = getComputedStyle(e);
        if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.closest('script, style, canvas, svg, noscript, .unseen, option') || e.closest('[aria-pressed=false]')) continue;
        const [x, y] = [light(parse(style.color)), light(behind(e))].sort((p, q) => q - p), ratio = (x + 0.05) / (y + 0.05), size = parseFloat(style.fontSize);
        if (ratio < (size >= 24 || (size >= 18.6 && style.fontWeight >= 700) ? 3 : 4.5)) found.push(`${e.tagName}.${e.className} “${walker.currentNode.data.trim().slice(0, 30)}” ${ratio.toFixed(2)}`);
      }
      return [...new Set(found)].slice(0, 10);
    })()""")
    assert not poor, poor


def check_names(b):
    """Whatever is worked has a name for those who do not see it, and images have one too."""
    nodes = b.ask("Accessibility.getFullAXTree")["nodes"]
    worked = {"button", "link", "checkbox", "slider", "textbox", "searchbox", "combobox", "tab", "option", "listbox", "image", "img", "application", "dialog", "tabpanel", "complementary", "DisclosureTriangle"}
    nameless = [n for n in nodes if not n.get("ignored") and n.get("role", {}).get("value") in worked and not n.get("name", {}).get("value", "").strip()]
    assert not nameless, [(n["role"]["value"], n.get("properties", [])[:2]) for n in nameless[:5]]
    roles = {n.get("role", {}).get("value") for n in nodes}
    for needed in ("main", "banner", "combobox", "tablist", "search"):
        assert needed in roles, f"there is no {needed}"


@task
def has_names_roles_and_contrast_in_each_view(b):
    for address in ("#graph", "#map?thing=state/kosovo", "#time", "#statements?thing=state/iceland&asOf=2001", "#contradictions"):
        b.run(f"location.hash = {address!r}")
        b.wait(f"location.hash === {address!r}")
        b.run("new Promise(r => setTimeout(r, 60))")
        check_names(b)
        check_contrast(b)
    repeated = b.run("(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i); })()")
    assert not repeated, repeated
    # Everything that is worked can be reached by the tabulator in an order that ends.
    b.run("document.body.focus(); document.activeElement.blur()")
    seen = []
    for _ in range(24):
        b.key("Tab")
        seen.append(b.run("document.activeElement.id || document.activeElement.className || document.activeElement.tagName"))
    assert "search" in seen and "copy" in seen and "help" in seen, seen


failed = []
for number, function in enumerate(TASKS, 1):
    name = function.__name__.replace("_", " ")
    try:
        with Browser() as b:
            b.open(PAGE)
            function(b)
            if PICTURES:
                b.picture(f"{PICTURES}/{number:02}-{function.__name__}.png")
            assert not b.requests, b.requests
            assert not b.complaints, b.complaints
        print("passed:", name, flush=True)
    except Exception as error:
        failed.append(name)
        where = traceback.extract_tb(error.__traceback__)[-1]
        print(f"FAILED: {name}: {type(error).__name__} {str(error)[:700]} (line {where.lineno})", flush=True)
print(f"{len(TASKS) - len(failed)} passed, {len(failed)} failed")
sys.exit(1 if failed else 0)
