"""Precision, recall and dates on the client's two documents, by ../shared/tools/score.py.

    client.py [ENTENTE] [-v]

What the gazetteer adds is no statement of the documents and stays out.
Bars: P >= 0.95, R >= 0.92, dates >= 0.97 on the page; on the article nothing false.
"""
import pathlib
import subprocess
import sys
import tempfile

project = pathlib.Path(__file__).resolve().parents[2]
shared = project.parent / "shared"
arguments = [a for a in sys.argv[1:] if a != "-v"]
entente = arguments[0] if arguments else str(project / ".build/release/entente")

for gold in sorted(shared.glob("gold/*.tsv"), reverse=True):
    document = shared / "corpus" / f"{gold.stem}.txt"
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "graph.jsonl"
        subprocess.run([entente, "extract", "--quiet", "--no-context", str(document), "--output", str(output)], check=True)
        print(f"{document.name}", flush=True)
        subprocess.run(
            [sys.executable, str(shared / "tools/score.py"), str(gold), str(output)]
            + [a for a in sys.argv[1:] if a == "-v"], check=True)
