#!/usr/bin/env python3
"""Loads an export into three stores and asks each who joined what, when, and which sentence says so.

    stores.py [GRAPH.ttl]

pyoxigraph (.venv) bulk-loads the Turtle, the N-Triples and the RDF/XML that `entente convert` makes of it; Jena TDB2 (Debian:
libapache-jena-java) loads the Turtle; Virtuoso (Debian: virtuoso-opensource) the N-Triples. Without an argument the project's
samples are extracted first. Prints the triples that arrived, the number of answers and the first of them. Fails where a triple is
missing or the stores answer differently; says so where a store is not installed.
"""
import glob, json, os, pathlib, re, shutil, socket, subprocess, sys, tempfile, time, zipfile
import pyoxigraph as ox

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
ENTENTE = PROJECT / ".build/release/entente"
QUERY = """
PREFIX ent: <https://w3id.org/entente/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?who ?what ?when ?quote WHERE {
  ?statement a rdf:Statement ; rdf:subject ?subject ; rdf:predicate ent:memberOf ; rdf:object ?object ;
    ent:start ?start ; ent:evidence ?evidence .
  ?subject rdfs:label ?name . ?object rdfs:label ?title . ?evidence ent:quote ?quote .
  BIND(STR(?name) AS ?who) BIND(STR(?title) AS ?what) BIND(STR(?start) AS ?when)
}"""
COUNT = "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }"
FORMS = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML}


def oxigraph(path, folder):
    store = ox.Store()
    store.bulk_load(path=str(path), format=FORMS[path.suffix])
    return len(store), {tuple(value.value for value in row) for row in store.query(QUERY)}


# Jena

JENA = ("jena-* commons-cli commons-codec commons-compress commons-csv commons-io commons-lang3 dexx.collection gson guava "
        "httpclient httpcore jackson-annotations jackson-core jackson-databind jakarta.json-api jsonld-java protobuf slf4j-api "
        "slf4j-nop thrift titanium-json-ld").split()


def jena(path, folder):
    jars = [jar for name in JENA for jar in glob.glob(f"/usr/share/java/{name}.jar")]
    # Debian's jar holds the messages of its XML library under a name where the classes do not look for them.
    inner = "org/apache/jena/ext/"
    with zipfile.ZipFile("/usr/share/java/jena-core.jar") as archive:
        for name in archive.namelist():
            if name.startswith(inner) and name.endswith(".properties"):
                target = folder / "messages" / name[len(inner):]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))

    def run(command, *arguments):
        return subprocess.run(
            ["java", "-cp", ":".join([str(folder / "messages")] + jars), command, "--loc", str(folder / "tdb2"), *arguments],
            check=True, capture_output=True, text=True).stdout

    def rows(query):
        found = json.loads(run("tdb2.tdbquery", "--results=json", query))
        return [[row[name]["value"] for name in found["head"]["vars"]] for row in found["results"]["bindings"]]

    run("tdb2.tdbloader", str(path))
    return int(rows(COUNT)[0][0]), {tuple(row) for row in rows(QUERY)}


# Virtuoso

SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = {port}
DirsAllowed = {folder}
NumberOfBuffers = 20000
[SPARQL]
ResultSetMaxRows = 1000000
"""


def virtuoso(path, folder):
    home = folder / "virtuoso"
    home.mkdir()
    shutil.copy(path, home / "graph.nt")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (home / "virtuoso.ini").write_text(SETTINGS.format(folder=home, port=port))
    server = subprocess.Popen(["virtuoso-t", "+foreground", "+configfile", str(home / "virtuoso.ini")], cwd=home,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def run(statement):
        return subprocess.run(
            ["isql-vt", f"127.0.0.1:{port}", "dba", "dba", "BANNER=OFF", "VERBOSE=OFF", "PROMPT=OFF", "ERRORS=STDOUT",
             "BLOBS=ON", f"exec={statement}"], capture_output=True, text=True).stdout

    try:
        for _ in range(120):
            if run("SELECT 1;").strip() == "1":
                break
            time.sleep(0.5)
        run(f"ld_dir('{home}', 'graph.nt', 'https://w3id.org/entente/'); rdf_loader_run(); checkpoint;")
        graph = "FROM <https://w3id.org/entente/>"
        count = re.findall(r"\d+", run(f"SPARQL SELECT COUNT(*) {graph} WHERE {{ ?s ?p ?o }};"))
        # One column, since isql pads columns and breaks lines.
        query = QUERY.replace("SELECT ?who ?what ?when ?quote WHERE", f"SELECT ?row {graph} WHERE").strip()[:-1]
        query += 'BIND(CONCAT("<<<", ?who, "|||", ?what, "|||", ?when, "|||", STR(?quote), ">>>") AS ?row) }'
        text = run("SPARQL " + query + ";")
        rows = {tuple(row.split("|||")) for row in re.findall(r"<<<(.*?)>>>", text, flags=re.DOTALL)}
        return int(count[-1]) if count else 0, rows
    finally:
        run("shutdown;")
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if len(sys.argv) > 1:
            turtle = pathlib.Path(sys.argv[1]).resolve()
        else:
            subprocess.run([ENTENTE, "extract", PROJECT / "Samples", "--quiet", "--output", folder / "graph.ttl"], check=True)
            turtle = folder / "graph.ttl"
        for extension in ("nt", "rdf"):
            subprocess.run([ENTENTE, "convert", turtle, "--output", folder / f"graph.{extension}"], check=True)
        expected = len({str(quad) for quad in ox.parse(path=str(turtle), format=ox.RdfFormat.TURTLE)})
        attempts = [("pyoxigraph, Turtle", oxigraph, turtle, None), ("pyoxigraph, N-Triples", oxigraph, folder / "graph.nt", None),
                    ("pyoxigraph, RDF/XML", oxigraph, folder / "graph.rdf", None),
                    ("Jena TDB2, Turtle", jena, turtle, "/usr/share/java/jena-tdb2.jar"),
                    ("Virtuoso, N-Triples", virtuoso, folder / "graph.nt", "/usr/bin/virtuoso-t")]
        failed, reference = False, None
        for title, load, path, needed in attempts:
            if needed and not os.path.exists(needed):
                print(f"{title:24} not installed: {needed} is absent")
                continue
            count, answers = load(path, folder)
            reference = reference or answers
            verdict = "" if count == expected and answers == reference and answers else "   FAILED"
            failed |= bool(verdict)
            print(f"{title:24} {count} of {expected} triples, {len(answers)} answers{verdict}")
        for who, what, when, quote in sorted(reference, key=lambda row: (row[2], row[1]))[:5]:
            print(f"   {who} | {what} | {when} | {quote}")
        return failed


sys.exit(main())
