#!/usr/bin/env python3
"""The Spark job in local mode against one run of the tool: the same bytes, and what it costs.

    spark.py [ENTENTE] [--quick]

Runs `Distributed/spark/entente_spark.py` over records, pages and a table with 1, 3 and 8 partitions, with partitions of very
different sizes, with a task that is killed, and says whether each graph is that of one run, byte for byte. Then the CPU
seconds of all processes beside those of the tool alone, over pages of ../shared. `--quick` leaves out the costs. Needs
pyspark of PyPI and a Java of 17 or later. Ends with 1 where a byte differs.
"""
import importlib.util
import json
import os
import pathlib
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
import time

project = pathlib.Path(__file__).resolve().parents[2]
arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
entente = str(pathlib.Path(arguments[0] if arguments else project / ".build/release/entente").resolve())
job = str(project / "Distributed/spark/entente_spark.py")
if importlib.util.find_spec("pyspark") is None or not shutil.which("java"):
    sys.exit("SKIPPED: pyspark or java is missing (pip install pyspark; apt-get install default-jre-headless)")

failures = 0


def used():
    times = resource.getrusage(resource.RUSAGE_CHILDREN)
    return times.ru_utime + times.ru_stime


def tool(*words):
    done = subprocess.run([entente, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert done.returncode == 0, done.stderr.decode()[-2000:]


def spark(*words, master="local[2]", executable=entente):
    """Runs the job as a program of its own, as spark-submit does."""
    environment = dict(os.environ, PYSPARK_SUBMIT_ARGS=f"--master {master} --conf spark.ui.enabled=false pyspark-shell",
                       PYSPARK_PYTHON=sys.executable, PYSPARK_DRIVER_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    done = subprocess.run([sys.executable, job, "--entente", executable, *map(str, words)], env=environment,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert done.returncode == 0, f"the job ended with {done.returncode}:\n{done.stderr.decode()[-4000:]}"


def same(name, one, other):
    global failures
    files = [(one, other)] if one.is_file() else [(path, other / path.name) for path in sorted(one.iterdir())]
    equal = all(b.is_file() and a.read_bytes() == b.read_bytes() for a, b in files)
    failures += not equal
    print(f"{'equal  ' if equal else 'DIFFERS'}  {name}", flush=True)


def records(folder):
    """Records of all sizes: one is longer than all the others, some share an id, some have none, one is said twice."""
    briefs = [json.loads(line) for line in (project / "Samples/briefs.jsonl").read_text().splitlines()]
    made = []
    for number in range(60):
        brief = dict(briefs[number % len(briefs)], id=f"brief-{number}")
        made.append(brief)
    made[0]["text"] = " ".join(brief["text"] for brief in briefs) * 40
    made[1]["id"] = made[2]["id"]
    for brief in made[3:6]:
        brief.pop("id")
    made.append(made[7])
    path = folder / "records.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in made))
    return path


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    path = records(folder)
    tool("extract", "--quiet", path, "--output", folder / "one.jsonl")
    for count in (1, 3, 8):
        spark(path, "--partitions", count, "--output", folder / f"{count}.jsonl")
        same(f"records, {count} partitions", folder / "one.jsonl", folder / f"{count}.jsonl")

    # A task whose tool is killed is done again, with the same result.
    wrapper = folder / "entente-once-killed"
    wrapper.write_text(f'#!/bin/sh\nif mkdir "{folder}/killed" 2>/dev/null; then kill -9 $$; fi\nexec "{entente}" "$@"\n')
    wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)
    spark(path, "--partitions", 3, "--output", folder / "killed.jsonl", master="local[2,4]", executable=str(wrapper))
    assert (folder / "killed").is_dir(), "no task was killed"
    same("a killed task", folder / "one.jsonl", folder / "killed.jsonl")

    # Documents in files of very different sizes, and every file of several formats.
    formats = "turtle,graphml,jsonl,csv"
    tool("extract", "--quiet", project / "Samples", "--output", folder / "files", "--format", formats)
    spark(project / "Samples", "--partitions", 8, "--output", folder / "spark-files", "--format", formats)
    same("files, more partitions than documents", folder / "files", folder / "spark-files")

    if "--quick" not in sys.argv:
        from pyspark.sql import SparkSession
        session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
        session.read.json(str(path)).write.parquet(str(folder / "table.parquet"))
        session.stop()
        spark(folder / "table.parquet", "--partitions", 3, "--output", folder / "table.jsonl")
        same("a table (Parquet)", folder / "one.jsonl", folder / "table.jsonl")

        pages = sorted((project.parent / "shared/corpus/wiki").glob("*.wiki"))
        if not pages:
            print("SKIPPED: the costs, for ../shared/corpus/wiki is absent")
        else:
            many = folder / "pages"
            many.mkdir()
            for page in pages[::2]:
                shutil.copy(page, many)
            before, begun = used(), time.perf_counter()
            tool("extract", "--quiet", "--jobs", 2, many, "--output", folder / "pages.jsonl")
            alone, wall = used() - before, time.perf_counter() - begun
            before, begun = used(), time.perf_counter()
            spark(path, "--partitions", 1, "--output", folder / "start.jsonl")
            start = used() - before
            before, begun = used(), time.perf_counter()
            spark(many, "--partitions", 8, "--output", folder / "spark-pages.jsonl")
            cost, took = used() - before, time.perf_counter() - begun
            same(f"{len(list(many.iterdir()))} pages, 8 partitions", folder / "pages.jsonl", folder / "spark-pages.jsonl")
            print(f"the tool {alone:.1f} s of CPU ({wall:.1f} s), Spark {cost:.1f} s ({took:.1f} s), of which starting "
                  f"{start:.1f} s; without the start {(cost - start) / alone:.2f} times the tool (bar 1.4)")

sys.exit(1 if failures else 0)
