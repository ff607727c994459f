#!/usr/bin/env python3
"""check.py ENTENTE: runs every command line and query of README.md, docs/ and Python/README.md, and compares what they answer with what stands there.

- A fenced block “sh run”, “sparql run”, “sql run” or “cypher run” is run, and the block “text answer” behind it is what it must print.
- An indented line of README.md that begins with “entente”, or a pipeline with it, must end with 0, in a folder that has what it names.
- docs/ontology.md must be what Packaging/ontology-page makes of Ontology/entente.ttl.

With ENTENTE_RECORD=1 the answers are written into the pages instead, and the run fails.
"""
import bz2, os, pathlib, re, shutil, sqlite3, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
tool = pathlib.Path(sys.argv[1]).resolve()
recording = "ENTENTE_RECORD" in os.environ
passed, failed = 0, 0


def judge(holds, place, message):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print(f"{place}: error: {message}", file=sys.stderr)


def rows(table):
    return "".join("\t".join("" if cell is None else str(cell) for cell in row) + "\n" for row in table)


class Session:
    """A folder with the samples, in which the blocks of a page are run one after another."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(root / "Samples", folder / "Samples")
        (folder / "bin").mkdir()
        (folder / "bin/entente").symlink_to(tool)
        self.environment = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}

    def sh(self, text):
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", text], cwd=self.folder, env=self.environment, capture_output=True, text=True)
        if done.returncode:
            return f"exit {done.returncode}\n{done.stderr}"
        return done.stdout

    def sparql(self, text):
        import pyoxigraph as ox
        store = ox.Store()
        store.load(path=str(self.folder / "graphs/graph.ttl"), format=ox.RdfFormat.TURTLE)
        return rows([cell and (cell.value if not isinstance(cell, ox.NamedNode) else f"<{cell.value}>") for cell in row]
                    for row in store.query(text))

    def sql(self, text):
        return rows(sqlite3.connect(self.folder / "graphs/graph.sqlite").execute(text))

    def cypher(self, text):
        import kuzu
        database = self.folder / "graph.kuzu"
        fresh = not database.exists()
        connection = kuzu.Connection(kuzu.Database(str(database)))
        if fresh:
            here = os.getcwd()
            os.chdir(self.folder / "graphs")
            try:
                for line in pathlib.Path("kuzu-load.cypher").read_text().splitlines():
                    if line and not line.startswith("//"):
                        connection.execute(line)
            finally:
                os.chdir(here)
        return rows(connection.execute(text))


BLOCK = re.compile(r"^```(sh|sparql|sql|cypher) run\n(.*?)^```\n(?:^```text answer\n(.*?)^```\n)?", re.M | re.S)


def page(path):
    text = path.read_text()
    with tempfile.TemporaryDirectory() as folder:
        session = Session(pathlib.Path(folder))

        def run(match):
            kind, program, wanted = match.groups()
            try:
                got = getattr(session, kind)(program)
            except Exception as error:
                got = f"{type(error).__name__}: {error}\n"
            line = text[:match.start()].count("\n") + 1
            if wanted is not None:
                judge(got == wanted and got != "", f"{path.relative_to(root)}:{line}", f"answers\n{got}")
                return f"```{kind} run\n{program}```\n```text answer\n{got}```\n"
            judge(not got.startswith("exit "), f"{path.relative_to(root)}:{line}", got)
            return match[0]
        recorded = BLOCK.sub(run, text)
    if recording and recorded != text:
        path.write_text(recorded)


def command_lines():
    """The command lines of README.md, with what they read."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        session = Session(folder)
        (folder / "article.txt").write_text("France recognized Kosovo on 18 February 2008. Germany joined NATO in 1955.")
        for title in ["Montenegro", "Iceland"]:
            shutil.copy(root / "Samples/Foreign relations of Iceland.wiki", folder / f"Foreign relations of {title}.wiki")
        for part in ["pages", "a", "b"]:
            shutil.copytree(root / "Samples", folder / part)
        shutil.copy(root / "Samples/Foreign relations of Iceland.wiki", folder / "a/Old page.wiki")
        (folder / "my-patterns").mkdir()
        readme = (root / "README.md").read_text()
        pattern = re.search(r"^    relation recognizes\n(?:^(?:    (?!entente ).*)?\n)+", readme, re.M)[0]
        (folder / "my-patterns/hail.pattern").write_text(re.sub(r"^    ", "", pattern, flags=re.M))
        (folder / "mine.ttl").write_text(
            "@prefix ent: <https://w3id.org/entente/ontology#> .\n@prefix my: <https://example.org/mine#> .\n"
            "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
            "my:trusts a owl:ObjectProperty ; rdfs:label \"trusts\"@en ; rdfs:domain ent:State ; rdfs:range ent:State .\n")
        (folder / "mine.tsv").write_text("id\tkind\tlabel\nstate/ruritania\tState\tRuritania\n")
        page_text = (root / "Samples/Foreign relations of Iceland.wiki").read_text().replace("&", "&amp;").replace("<", "&lt;")
        (folder / "dump.xml.bz2").write_bytes(bz2.compress((
            "<mediawiki><page><title>Foreign relations of Iceland</title><ns>0</ns><id>1</id><revision><id>2</id>"
            f"<text>{page_text}</text></revision></page></mediawiki>").encode()))
        for shard in ["a", "b", "changed"]:
            session.sh(f"entente extract {'a' if shard == 'changed' else shard} --quiet --output {shard}.shard")
        for graph in ["old", "new", "world"]:
            session.sh(f"entente extract Samples --quiet --output {graph}.jsonl")
        for number, line in enumerate(readme.splitlines(), 1):
            if not re.match(r"    (entente|pip install|curl .*\| entente) ", line):
                continue
            command = line.strip().replace("curl -s https://…", "cat Samples/vote-on-treaty.html")
            got = session.sh(command)
            judge(not got.startswith("exit "), f"README.md:{number}", f"{command}\n{got}")


def options():
    """Every option that a page names is one of the tool's."""
    known = set(re.findall(r"--[a-z][a-z-]+", subprocess.run([tool, "--experimental-dump-help"], capture_output=True, text=True).stdout))
    import json
    told = json.loads(subprocess.run([tool, "--experimental-dump-help"], capture_output=True, text=True).stdout)

    def collect(command):
        for argument in command.get("arguments", []):
            for name in argument.get("names") or []:
                if name["kind"] == "long":
                    known.add("--" + name["name"])
        for below in command.get("subcommands", []):
            collect(below)
    collect(told["command"])
    known |= {"--help", "--version"}
    for path in pages:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            for option in re.findall(r"(?:`|entente[^`|]* )(--[a-z][a-z-]+)", line):
                judge(option in known, f"{path.relative_to(root)}:{number}", f"the tool has no option {option}")


pages = [root / "README.md", root / "Python/README.md", *sorted((root / "docs").glob("*.md"))]
for each in pages:
    page(each)
command_lines()
options()
made = subprocess.run([sys.executable, root / "Packaging/ontology-page"], capture_output=True, text=True)
ontology = root / "docs/ontology.md"
if recording:
    ontology.write_text(made.stdout)
judge(made.returncode == 0 and ontology.exists() and ontology.read_text() == made.stdout, "docs/ontology.md",
      f"is not what Packaging/ontology-page makes of the ontology {made.stderr}")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or recording or passed < 40 else 0)
