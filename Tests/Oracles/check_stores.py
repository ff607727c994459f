"""Loads what an export made for Kuzu, FalkorDB, DuckDB and SQLite, asks each the same, and prints where the answers differ.

    check_stores.py FOLDER      with kuzu-*, falkordb-*, edges.csv and graph.jsonl

The reference is graph.jsonl. Asked is every statement with its ends, its relation, its confidence as a number, the number of places
that say it and the first day that its start can mean; and the classes, names and other names of every node.
"""
import csv, json, pathlib, sqlite3, sys, tempfile
import duckdb, kuzu
from falkordb_server import falkordb

folder = pathlib.Path(sys.argv[1])


def short(iri):
    return iri.split("/id/")[-1].replace("/", ":")


def first_day(text):
    parts = (text or "").split("/")[0].rstrip("~?%").split("-")
    return None if not text or not parts[0] or text.startswith("..") else "-".join((parts + ["01", "01"])[:3])


statements, nodes = {}, {}
for line in open(folder / "graph.jsonl", encoding="utf8"):
    record = json.loads(line)
    for end in (record["subject"], record["object"]):
        if end and "id" in end and record["status"] in ("asserted", "ended"):
            nodes[short(end["id"])] = (end["label"], end["type"], sorted(end.get("altLabels", [])))
    if record["object"] and "id" in record["object"] and record["status"] in ("asserted", "ended"):
        statements[record["id"].split("/id/")[-1]] = (
            short(record["subject"]["id"]), short(record["object"]["id"]), record["relation"].removeprefix("event:"),
            record["confidence"], len(record["evidence"]) or None, first_day(record["qualifiers"].get("start")))
if len(statements) < 20 or not any(row[5] for row in statements.values()):
    print("the sample asks nothing")


def compare(title, got, want):
    for key in want:
        if got.get(key) != want[key]:
            print(title, key, got.get(key), want[key])
            return
    if len(got) != len(want):
        print(title, len(got), len(want))


def check_kuzu(scratch):
    connection = kuzu.Connection(kuzu.Database(str(scratch / "db")))
    for statement in (folder / "kuzu-load.cypher").read_text(encoding="utf8").split(";\n"):
        if statement.strip():
            connection.execute(statement.replace("FROM '", f"FROM '{folder}/"))
    rows, result = {}, connection.execute(
        "MATCH (a)-[r]->(b) WHERE NOT label(r) IN ['cites', 'actor'] "
        "RETURN a.id, b.id, label(r), r.statement, r.confidence, size(r.documents), r.start, r.start_earliest")
    while result.has_next():
        a, b, relation, key, confidence, count, start, earliest = result.get_next()
        # Names differ by more than the case of their letters there, so the second of two is numbered.
        rows[key] = (a, b, relation.removesuffix("_2"), confidence, count, str(earliest or start) if earliest or start else None)
    compare("kuzu", rows, statements)
    known, result = {}, connection.execute("MATCH (n) WHERE NOT label(n) IN ['Citation'] RETURN n.id, n.name, n.labels, n.alternativeNames, label(n)")
    while result.has_next():
        key, name, labels, others, label = result.get_next()
        if key in nodes:
            known[key] = (name, labels[-1], sorted(others or []))
    compare("kuzu nodes", known, nodes)


def check_falkordb(scratch):
    with falkordb(folder, scratch) as client:
        if client is None:
            return
        answer = client.execute_command("GRAPH.QUERY", "g", """MATCH (a)-[r]->(b) WHERE NOT type(r) IN ['cites', 'actor']
            RETURN a.id, b.id, type(r), r.statement, r.confidence, size(r.documents), r.start, r.start_earliest""")[1]
        rows = {key: (a, b, relation, float(confidence), count, earliest or start)
                for a, b, relation, key, confidence, count, start, earliest in answer}
        compare("falkordb", rows, statements)
        answer = client.execute_command("GRAPH.QUERY", "g", "MATCH (n) RETURN n.id, n.name, labels(n), size(n.alternativeNames)")[1]
        known = {key: (name, labels.strip("[]").split(", ")[-1], count or 0) for key, name, labels, count in answer if key in nodes}
        compare("falkordb nodes", known, {key: (name, kind, len(others)) for key, (name, kind, others) in nodes.items()})


def check_tables():
    facts = {(a, b, relation) for a, b, relation, *_ in statements.values()}
    table = folder / "edges.csv"
    found = set(duckdb.sql(f"SELECT Source, Target, Relation FROM read_csv('{table}', header=true)").fetchall())
    types = dict(duckdb.sql(f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_csv('{table}', header=true))").fetchall())
    if types["confidence"] != "DOUBLE" or types["Weight"] != "BIGINT":
        print("duckdb", types)
    database = sqlite3.connect(":memory:")
    with open(table, encoding="utf8", newline="") as file:
        rows = list(csv.reader(file))
    database.execute(f"CREATE TABLE edges ({', '.join(chr(34) + name + chr(34) for name in rows[0])})")
    database.executemany(f"INSERT INTO edges VALUES ({', '.join('?' * len(rows[0]))})", rows[1:])
    other = set(database.execute("SELECT Source, Target, Relation FROM edges"))
    undirected = {(*sorted(row[:2]), row[2]) for row in facts}
    for title, got in (("duckdb", found), ("sqlite", other)):
        if {(*sorted(row[:2]), row[2]) for row in got} != undirected:
            print(title, len(got), len(undirected))


with tempfile.TemporaryDirectory() as name:
    check_kuzu(pathlib.Path(name))
    check_falkordb(pathlib.Path(name))
check_tables()
