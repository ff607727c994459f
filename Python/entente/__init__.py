"""Knowledge graphs of international relations from documents: a thin layer over the executable that stands in this package.

    import entente
    for statement in entente.extract("Foreign relations of Iceland.wiki"):
        print(statement.subject.label, statement.relation, statement.object, statement.start)

    frame = entente.frame("pages/")                 # pandas
    network = entente.network("pages/")             # networkx
    graph = entente.rdf("pages/", statements="none")   # rdflib

Each takes paths of files and folders, or texts as ``text=``, and the options of ``entente extract`` as keywords (``relation="memberOf"``,
``as_of="2004-05-01"``, ``no_context=True``). pandas, networkx and rdflib are needed by the functions alone that return their types.
"""
from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version as _version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

__all__ = ["Citation", "Entity", "EntenteError", "Evidence", "Statement", "Value", "executable", "extract", "frame", "network", "rdf",
           "run"]
__version__ = _version("entente")

#: A file or folder.
Source = Union[str, "os.PathLike[str]"]
#: A value of an option of the command line.
Option = Union[str, int, float, bool, Sequence[str], None]


class EntenteError(Exception):
    """A run that wrote nothing, with what the executable said and its exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Entity:
    """A node of the graph."""
    id: str
    label: str
    #: The class of the ontology, such as ``State``.
    type: str | None = None
    alt_labels: tuple[str, ...] = ()
    #: What it is called in open data sets, such as ``http://www.wikidata.org/entity/Q33``.
    same_as: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Value:
    """A date, a number or a text; of an event without a recipient, none."""
    value: str | int
    #: ``date``, ``string``, ``integer`` or ``none``.
    datatype: str

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Citation:
    """A source that a document cites for what it says."""
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None


@dataclass(frozen=True)
class Evidence:
    """The place in a document that says something, and the rule that found it."""
    document: str
    #: Offsets in Unicode scalars of the source: for text read with ``newline=""``, indices of a Python string.
    start: int
    end: int
    quote: str
    rule: str
    url: str | None = None
    date: str | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Statement:
    """What documents say of an entity, with time, status and the places that say so."""
    id: str
    subject: Entity
    #: A relation of the ontology, or ``event:`` and a kind of event.
    relation: str
    object: Entity | Value
    #: ``asserted``, ``ended``, ``listed``, ``planned``, ``reported``, ``refused`` or ``negated``.
    status: str
    #: The measured precision of the rule, 0 to 1.
    confidence: float
    #: Time and what else the text says: dates at the precision of the text (``2006``, ``2008-06``, ``../1995``).
    qualifiers: Mapping[str, str | int] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    #: Whether it is background of the gazetteer, which no document says.
    context: bool = False

    @property
    def start(self) -> str | None:
        """When it began to hold."""
        return self._date("start")

    @property
    def end(self) -> str | None:
        """When it ceased to hold."""
        return self._date("end")

    @property
    def date(self) -> str | None:
        """When it happened."""
        return self._date("date")

    def _date(self, name: str) -> str | None:
        value = self.qualifiers.get(name)
        return None if value is None else str(value)


def executable() -> Path:
    """The path of the executable."""
    return Path(__file__).parent / "bin" / "entente"


def run(*arguments: str, text: str | None = None) -> bytes:
    """Runs a command and returns what it prints.

    :raises EntenteError: where it ends with 2 (nothing could be read or written) or 64 (the command line is wrong).
    """
    done = subprocess.run([executable(), *arguments], input=None if text is None else text.encode(), capture_output=True,
                          stdin=subprocess.DEVNULL if text is None else None)
    if done.returncode not in (0, 1):
        raise EntenteError(done.stderr.decode(errors="replace").strip(), done.returncode)
    return done.stdout


def extract(*sources: Source, text: str | None = None, **options: Option) -> Iterator[Statement]:
    """Extracts statements, in graph order, one after another.

    :param sources: files and folders.
    :param text: a document instead of them, in the format of ``from_`` (``text``, ``wikitext``, ``html``).
    :param options: those of ``entente extract``.
    :raises EntenteError: see :func:`run`.
    """
    with tempfile.TemporaryDirectory() as folder:
        _extract(sources, text, {**options, "format": "jsonl"}, folder + "/graph.jsonl")
        with open(folder + "/graph.jsonl", encoding="utf8") as file:
            for line in file:
                yield _statement(json.loads(line))


def frame(*sources: Source, text: str | None = None, **options: Option) -> pandas.DataFrame:
    """Extracts statements into a table, a statement a row; the columns are those of ``statements.csv``, which the README explains."""
    import pandas
    with tempfile.TemporaryDirectory() as folder:
        _extract(sources, text, {**options, "format": "statements-csv"}, folder + "/statements.csv")
        return pandas.read_csv(folder + "/statements.csv", keep_default_na=False, na_values=[""], dtype_backend="numpy_nullable")


def network(*sources: Source, text: str | None = None, **options: Option) -> networkx.MultiDiGraph:
    """Extracts a plain graph: entities, and an edge for all statements of the same ends and relation."""
    import networkx
    with tempfile.TemporaryDirectory() as folder:
        _extract(sources, text, {**options, "format": "graphml"}, folder + "/graph.graphml")
        return networkx.MultiDiGraph(networkx.read_graphml(folder + "/graph.graphml", force_multigraph=True))


def rdf(*sources: Source, text: str | None = None, **options: Option) -> rdflib.Graph:
    """Extracts a graph of RDF."""
    import rdflib
    with tempfile.TemporaryDirectory() as folder:
        _extract(sources, text, {**options, "format": "ntriples"}, folder + "/graph.nt")
        return rdflib.Graph().parse(folder + "/graph.nt", format="nt")


def _extract(sources: Sequence[Source], text: str | None, options: Mapping[str, Option], output: str) -> None:
    if (text is None) == (not sources):
        raise ValueError("give either sources or text")
    words = ["extract", "--quiet", "--output", output]
    for name, value in options.items():
        option = "--" + name.rstrip("_").replace("_", "-")
        if value is True:
            words.append(option)
        elif isinstance(value, (str, int, float)) and value is not False:
            words += [option, str(value)]
        elif value is not None and value is not False:
            for each in value:
                words += [option, str(each)]
    run(*words, "--", *([os.fspath(source) for source in sources] or ["-"]), text=text)


def _entity(value: Mapping[str, Any]) -> Entity:
    return Entity(value["id"], value["label"], value.get("type"), tuple(value.get("altLabels", ())), tuple(value.get("sameAs", ())))


def _statement(line: Mapping[str, Any]) -> Statement:
    object_ = line["object"]
    return Statement(
        line["id"], _entity(line["subject"]), line["relation"],
        _entity(object_) if "id" in object_ else Value(object_["value"], object_["datatype"]),
        line["status"], line["confidence"], line["qualifiers"],
        tuple(
            Evidence(
                place["document"], place["start"], place["end"], place["quote"], place["rule"], place.get("source", {}).get("url"),
                place.get("source", {}).get("date"), tuple(Citation(**citation) for citation in place.get("citations", ())))
            for place in line["evidence"]),
        line.get("context", False))
