#!/usr/bin/env python3
"""Loads an export into stores and asks each the same twelve questions: who joined what and when, what began in the nineties, who says so.

    stores.py [--entente FILE] [--quick] [GRAPH.ttl]

pyoxigraph loads the Turtle, the N-Triples and the RDF/XML; SQLite is asked in graph.sqlite and DuckDB in the CSV; Kuzu and FalkorDB load their folders
(all four from PyPI, in .venv); Jena TDB2 (Debian: libapache-jena-java) loads the Turtle, Virtuoso (Debian: virtuoso-opensource) the N-Triples; networkx and
igraph read the GraphML, and are asked for the edges, their directions and their types. Everything is made of one Turtle by `entente convert`; without an
argument the project's samples are extracted first. Prints the triples that arrived and the answers of each store, and fails where a triple is missing, a
question has no answer or stores answer differently; says so where a store is not installed, and leaves out Jena and Virtuoso with --quick.
"""
import argparse, glob, json, os, pathlib, re, shutil, socket, sqlite3, subprocess, sys, tempfile, time, zipfile
import duckdb, igraph, kuzu, networkx
import pyoxigraph as ox
from stores_questions import COUNT, QUESTIONS, prefixed

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "Tests/Oracles"))
from falkordb_server import falkordb

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
FORMS = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML}


# What answers are made of


def plain(value):
    """A value as all stores can tell it."""
    text = str(value)
    for start in ("https://w3id.org/entente/id/", "https://w3id.org/entente/ontology#"):
        text = text.removeprefix(start)
    # A property graph writes identifiers with a colon.
    text = re.sub(r"^([a-z-]+):([a-z0-9-]+)$", r"\1/\2", text)
    return re.sub(r"\s+", " ", text.removesuffix(".0")).strip()


def answers(rows):
    return {tuple(plain(value) for value in row) for row in rows}


def oxigraph(path, folder):
    store = ox.Store()
    store.bulk_load(path=str(path), format=FORMS[path.suffix])
    return len(store), [answers([value.value for value in row] for row in store.query(prefixed(sparql))) for _, sparql, _, _ in QUESTIONS]


# Tables


def sqlite(path, folder):
    database = sqlite3.connect(folder / "tables/graph.sqlite")
    return None, [answers(database.execute(sql)) for _, _, sql, _ in QUESTIONS]


def duck(path, folder):
    database = duckdb.connect()
    for table in ("statements", "entities", "evidence"):
        database.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{folder}/tables/{table}.csv', header=true, all_varchar=true)")
    return None, [answers(database.execute(sql).fetchall()) for _, _, sql, _ in QUESTIONS]


# Property graphs


def kuzudb(path, folder):
    connection = kuzu.Connection(kuzu.Database(str(folder / "kuzu-db")))
    for statement in (folder / "tables/kuzu-load.cypher").read_text(encoding="utf8").split(";\n"):
        if statement.strip():
            connection.execute(statement.replace("FROM '", f"FROM '{folder}/tables/"))

    def rows(query):
        result = connection.execute(query)
        while result.has_next():
            yield result.get_next()

    return None, [answers(rows(cypher)) for _, _, _, cypher in QUESTIONS]


def falkordb_answers(path, folder):
    # Days are texts there, which compare as days do; and a relation's name is its type.
    queries = [re.sub(r"DATE\(([^)]*)\)", r"\1", cypher).replace("label(r)", "type(r)").replace("upper(", "toUpper(") for _, _, _, cypher in QUESTIONS]
    with falkordb(folder / "tables", folder) as client:
        if client is None:
            sys.exit("stores.py: error: FalkorDB does not load the export")
        return None, [answers(client.execute_command("GRAPH.QUERY", "g", query)[1]) for query in queries]


# Networks


def networks(folder, problems):
    """Reads the GraphML with networkx and igraph: the same edges in the same directions as the rows of the table, numbers as numbers."""
    path = str(folder / "tables/graph.graphml")
    one = networkx.read_graphml(path, force_multigraph=True)
    two = igraph.Graph.Read_GraphML(path)
    edges = [{(a, data["relation"], b) for a, b, data in one.edges(data=True)},
             {(two.vs[edge.source]["id"], edge["relation"], two.vs[edge.target]["id"]) for edge in two.es}]
    database = sqlite3.connect(folder / "tables/graph.sqlite")
    told = {(a.replace("/", ":"), relation.removeprefix("event:"), b.replace("/", ":")) for a, relation, b in database.execute(
        "SELECT subject, relation, object FROM statements WHERE status IN ('asserted', 'ended') AND object IS NOT NULL")}
    # What holds both ways stands as one edge.
    missing = {edge for edge in told if edge not in edges[0] and edge[::-1] not in edges[0]}
    if missing or edges[0] != edges[1] or not one.is_directed() or not two.is_directed():
        problems.append(f"networks: {len(missing)} edges missing, {len(edges[0])} and {len(edges[1])} edges")
    for data in [data for _, _, data in one.edges(data=True)] + [edge.attributes() for edge in two.es]:
        if not isinstance(data["weight"], (int, float)) or not isinstance(data["confidence"], float):
            problems.append(f"networks: types {type(data['weight'])} {type(data['confidence'])}")
            break
    return len(edges[0])


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
    return int(rows(COUNT)[0][0]), [answers(rows(prefixed(sparql))) for _, sparql, _, _ in QUESTIONS]


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

        def rows(query):
            # One column, since isql pads columns and breaks lines.
            names = re.findall(r"\?(\w+)|AS \?(\w+)\)", query[:query.index("WHERE")])
            names = [name for pair in re.findall(r"\(COUNT\(\?\w+\) AS \?(\w+)\)|\?(\w+)", query[:query.index("WHERE")]) for name in pair if name]
            joined = ', "|||", '.join(f"STR(?{name})" for name in names)
            outer = f'SELECT (CONCAT("<<<", {joined}, ">>>") AS ?row) {graph} WHERE {{ {{ {query} }} }}'
            head, _, body = prefixed(outer).rpartition("SELECT (CONCAT(")
            text = run("SPARQL " + (head + "SELECT (CONCAT(" + body).replace("\n", " ") + ";")
            return [row.split("|||") for row in re.findall(r"<<<(.*?)>>>", text, flags=re.DOTALL)]

        return int(count[-1]) if count else 0, [answers(rows(sparql)) for _, sparql, _, _ in QUESTIONS]
    finally:
        run("shutdown;")
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--entente", default=PROJECT / ".build/release/entente", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("graph", nargs="?", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        turtle = options.graph and options.graph.resolve()
        if not turtle:
            turtle = folder / "graph.ttl"
            subprocess.run([options.entente, "extract", PROJECT / "Samples", "--quiet", "--output", turtle], check=True)
        subprocess.run([options.entente, "convert", turtle, "--to", "ntriples,rdfxml,csv,sqlite,kuzu,falkordb,graphml", "--output", folder / "tables"],
                       check=True, stderr=subprocess.DEVNULL)
        expected = len({str(quad) for quad in ox.parse(path=str(turtle), format=ox.RdfFormat.TURTLE)})
        attempts = [("Oxigraph, Turtle", oxigraph, turtle, None), ("Oxigraph, N-Triples", oxigraph, folder / "tables/graph.nt", None),
                    ("Oxigraph, RDF/XML", oxigraph, folder / "tables/graph.rdf", None), ("SQLite", sqlite, None, None), ("DuckDB, CSV", duck, None, None),
                    ("Kuzu", kuzudb, None, None), ("FalkorDB", falkordb_answers, None, None)]
        if not options.quick:
            attempts += [("Jena TDB2, Turtle", jena, turtle, "/usr/share/java/jena-tdb2.jar"),
                         ("Virtuoso, N-Triples", virtuoso, folder / "tables/graph.nt", "/usr/bin/virtuoso-t")]
        problems, reference = [], None
        for title, load, path, needed in attempts:
            if needed and not os.path.exists(needed):
                print(f"{title:24} not installed: {needed} is absent")
                continue
            count, found = load(path, folder)
            reference = reference or found
            same = sum(bool(mine) and mine == theirs for mine, theirs in zip(found, reference))
            triples = "" if count is None else f"{count} of {expected} triples, "
            print(f"{title:24} {triples}{same} of {len(QUESTIONS)} questions answered alike")
            if count not in (None, expected):
                problems.append(f"{title}: {count} triples")
            for (question, *_), mine, theirs in zip(QUESTIONS, found, reference):
                if not mine or mine != theirs:
                    problems.append(f"{title}: {question}: {sorted(mine - theirs)[:2]} instead of {sorted(theirs - mine)[:2]}, {len(mine)} of {len(theirs)}")
        print(f"{'networkx, igraph':24} {networks(folder, problems)} edges")
        for (question, *_), found in zip(QUESTIONS, reference):
            print(f"   {question}: {len(found)}, such as {' | '.join(min(found, default=()))[:120]}")
        for problem in problems:
            print("FAILED", problem)
        return bool(problems)


sys.exit(main())
