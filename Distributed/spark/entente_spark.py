#!/usr/bin/env python3
"""Extracts a graph from more documents than one machine should read: partitions on Spark, the bytes of one run.

    spark-submit entente_spark.py [OPTION...] INPUT... --output OUTPUT

An input is a file or folder of records (.jsonl, .ndjson, also .gz and .bz2; .parquet), or of documents: parts of a dump
(.xml, .xml.bz2), pages, texts. Every partition goes through `entente extract --format shard`; the shards are merged by
`entente merge`, which gives the bytes of a single run whatever the number of partitions. README.md beside this file says
how to run it on a cluster and what it costs.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zlib

RECORDS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.bz2", ".ndjson.bz2")
# What travels between processes at a time: a pickled value must stay far below 2 GB.
PIECE = 16 << 20


class Refusal(Exception):
    """What a person has to mend before the job can run."""


def key_of(record):
    """What keeps the records of one name together: a shard of a later partition would replace those of an earlier one."""
    try:
        value = json.loads(record)
    except ValueError:
        return record
    name = value.get("id") if isinstance(value, dict) else None
    return record if name is None else json.dumps(name, sort_keys=True)


def partition_of(key, count):
    """The partition of a key: the same in every process, which Python's own hash is not."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % count


def json_line(row):
    """A row of a table as a record: what is null is not told, dates are ISO 8601."""
    values = {name: value for name, value in row.asDict().items() if value is not None}
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)


def documents_of(path):
    """The documents of an input by the name that a run over that input gives them: the path below the folder."""
    if not os.path.isdir(path):
        return [(os.path.basename(path), path)]
    found = []
    for folder, names, files in os.walk(path):
        names.sort()
        for name in sorted(files):
            if not name.startswith(".") and not name.endswith(RECORDS + (".parquet",)):
                full = os.path.join(folder, name)
                found.append((os.path.relpath(full, path), full))
    return found


def records_of(path, suffixes):
    """The files of records of an input."""
    if os.path.isdir(path):
        return sorted(os.path.join(folder, name) for folder, _, files in os.walk(path) for name in files
                      if name.endswith(suffixes) and not name.startswith("."))
    return [path] if path.endswith(suffixes) else []


def tool_path(name):
    """The executable: a path, a file that came with the job (--files), or a command of the machine."""
    if os.sep in name:
        return name
    try:
        from pyspark import SparkFiles
        sent = SparkFiles.get(name)
    except Exception:  # No job runs here.
        sent = None
    if sent and os.path.exists(sent):
        if not os.access(sent, os.X_OK):
            os.chmod(sent, 0o755)
        return sent
    found = shutil.which(name)
    if not found:
        raise Refusal(f"there is no executable '{name}': give its path with --entente, or send it with --files")
    return found


def run_tool(arguments):
    """Runs the tool and returns what it says of documents that it could not read (exit code 1); other failures raise."""
    done = subprocess.run(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{arguments[0]} {arguments[1]} ended with {done.returncode}: {said[-2000:]}")
    return said.splitlines() if done.returncode == 1 else []


def pieces_of(path):
    with open(path, "rb") as file:
        while piece := file.read(PIECE):
            yield piece


class Extraction:
    """What a task does with a partition: its documents in, a shard out, in pieces."""

    def __init__(self, entente, options):
        self.entente = entente
        self.options = options

    def __call__(self, number, units):
        """Yields ("shard", partition, bytes) in order and ("said", partition, line); nothing of an empty partition."""
        with tempfile.TemporaryDirectory(prefix="entente-") as folder:
            inputs = self.stage(folder, units)
            if not inputs:
                return
            shard = os.path.join(folder, "partition.shard")
            said = run_tool([tool_path(self.entente), "extract", "--quiet", "--jobs", "1", *self.options, *inputs,
                             "--format", "shard", "--output", shard])
            for line in said:
                yield ("said", number, line)
            for piece in pieces_of(shard):
                yield ("shard", number, piece)

    @staticmethod
    def stage(folder, units):
        """Lays the documents of a partition out under the names that they have in the whole; returns the inputs."""
        records = None
        has_files = False
        root = os.path.join(folder, "documents")
        for kind, name, value in units:
            if kind == "record":
                if records is None:
                    records = open(os.path.join(folder, "records.jsonl"), "w", encoding="utf-8", errors="surrogatepass")
                records.write(value.rstrip("\n") + "\n")
                continue
            path = os.path.join(root, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            has_files = True
            try:
                os.link(value, path)
            except OSError:  # Another file system.
                shutil.copyfile(value, path)
        inputs = [root] if has_files else []
        if records is not None:
            records.close()
            inputs.append(records.name)
        return inputs


def units_of(context, session, inputs, count):
    """All documents and records as (kind, name, value), those of one key in one partition of `count`."""
    parts = []
    documents = []
    for path in inputs:
        remote = "://" in path and not path.startswith("file://")
        lines = [path] if remote and path.endswith(RECORDS) else records_of(path, RECORDS)
        tables = [path] if remote and path.endswith(".parquet") else records_of(path, (".parquet",))
        if remote and not lines and not tables:
            raise Refusal(f"{path}: documents must stand in a folder that every worker sees; records may be anywhere")
        if not remote and not os.path.exists(path):
            raise Refusal(f"{path}: there is no such file or folder")
        if lines:
            parts.append(context.textFile(",".join(address(line) for line in lines), count).filter(str.strip))
        if tables:
            rows = session.read.parquet(*[address(table) for table in tables])
            parts.append(rows.rdd.map(json_line))
        if not remote and not path.endswith(RECORDS + (".parquet",)):
            documents += documents_of(path)
    keyed = []
    if parts:
        records = context.union(parts)
        keyed.append(records.map(lambda record: (key_of(record), ("record", "", record))))
    if documents:
        names = [name for name, _ in documents]
        for name in sorted({name for name in names if names.count(name) > 1}):
            raise Refusal(f"{name}: two inputs hold a document of this name; give the folder that holds both")
        # The largest first, each to the partition that has least: a dump's parts are few and of all sizes.
        loads = [0] * count
        placed = []
        for name, path in sorted(documents, key=lambda document: (-os.path.getsize(document[1]), document[0])):
            least = loads.index(min(loads))
            loads[least] += os.path.getsize(path)
            placed.append((least, ("file", name, os.path.abspath(path))))
        keyed.append(context.parallelize(placed, count))
    if not keyed:
        raise Refusal("the inputs hold no documents")
    place = lambda key: key if isinstance(key, int) else partition_of(key, count)
    return context.union(keyed).partitionBy(count, place).values()


def address(path):
    return path if "://" in path else "file://" + os.path.abspath(path)


def gather(shards, folder):
    """Brings the shards of all partitions to this machine, one after the other; returns their paths and what was said."""
    paths = {}
    said = []
    for kind, number, value in shards.toLocalIterator():
        if kind == "said":
            said.append(value)
            continue
        path = paths.setdefault(number, os.path.join(folder, f"{number:06d}.shard"))
        with open(path, "ab") as file:
            file.write(value)
    return [paths[number] for number in sorted(paths)], said


def options_of(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    parser.add_argument("--output", required=True, help="a file or folder of this machine, as entente takes it")
    parser.add_argument("--format", help="the formats, divided by commas; told from the output's name if left out")
    parser.add_argument("--entente", default="entente", help="the executable, the same on every worker")
    parser.add_argument("--partitions", type=int, help="how many parts the documents make; four a core if left out")
    parser.add_argument("--extract-option", action="append", default=[], metavar="OPTION",
                        help="handed to entente extract, such as --extract-option=--date=2024-05-01; may be repeated")
    parser.add_argument("--merge-option", action="append", default=[], metavar="OPTION",
                        help="handed to entente merge, such as --merge-option=--statements=wikidata; may be repeated")
    chosen = parser.parse_args(arguments)
    if chosen.partitions is not None and chosen.partitions < 1:
        parser.error("--partitions must be at least 1")
    return chosen


def main(arguments):
    chosen = options_of(arguments)
    from pyspark import StorageLevel
    from pyspark.sql import SparkSession

    session = SparkSession.builder.appName("entente").getOrCreate()
    context = session.sparkContext
    shards = None
    try:
        count = chosen.partitions or max(1, 4 * context.defaultParallelism)
        units = units_of(context, session, chosen.inputs, count)
        shards = units.mapPartitionsWithIndex(Extraction(chosen.entente, chosen.extract_option))
        # Kept on the workers' disks: all partitions are extracted at the same time, and none twice.
        shards = shards.persist(StorageLevel.DISK_ONLY)
        shards.count()
        with tempfile.TemporaryDirectory(prefix="entente-") as folder:
            paths, said = gather(shards, folder)
            for line in said:
                print(line, file=sys.stderr)
            if not paths:
                raise Refusal("the inputs hold no documents")
            merge = [tool_path(chosen.entente), "merge", "--quiet", *chosen.merge_option, *paths, "--output", chosen.output]
            if chosen.format:
                merge += ["--format", chosen.format]
            told = run_tool(merge)
            for line in told:
                print(line, file=sys.stderr)
        return 1 if said or told else 0
    except Refusal as refusal:
        print(f"entente_spark.py: error: {refusal}", file=sys.stderr)
        return 2
    finally:
        if shards is not None:
            shards.unpersist()
        session.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
