"""What the module of the wheel does, in an environment that has nothing but it and the libraries whose types it returns."""
import sys

import entente
import networkx
import pandas
import rdflib

samples = sys.argv[1]
statements = list(entente.extract(samples))
assert len(statements) > 50, len(statements)
member = next(s for s in statements if s.relation == "memberOf" and s.start)
assert isinstance(member.object, entente.Entity) and member.subject.type and member.evidence[0].quote, member
assert any(s.context and not s.evidence for s in statements)
assert {s.relation for s in entente.extract(samples, relation="memberOf", no_context=True)} == {"memberOf"}
assert len({s.relation for s in entente.extract(samples, relation=["memberOf", "recognizes"], no_context=True)}) == 2

(told,) = [s for s in entente.extract(text="France recognized Kosovo on 18 February 2008.", no_context=True)
           if s.relation == "recognizes"]
assert (told.subject.label, str(told.object), told.date, told.status) == ("France", "Kosovo", "2008-02-18", "asserted"), told
assert told.evidence[0].start == 0 and told.evidence[0].document, told

frame = entente.frame(samples)
assert isinstance(frame, pandas.DataFrame) and len(frame) == len(statements), len(frame)
assert set(frame["subject_label"]) == {s.subject.label for s in statements}
network = entente.network(samples)
assert isinstance(network, networkx.MultiDiGraph) and network.number_of_edges() > 50
graph = entente.rdf(samples, statements="none")
assert isinstance(graph, rdflib.Graph) and len(graph) > 100

for wrong, code in [({"relation": "likes"}, 64), ({"colour": "red"}, 64)]:
    try:
        list(entente.extract(samples, **wrong))
        raise SystemExit(f"{wrong} was taken")
    except entente.EntenteError as error:
        assert error.code == code and str(error), error
try:
    list(entente.extract("/nonexistent"))
    raise SystemExit("a file that is not there was read")
except entente.EntenteError as error:
    assert error.code == 2 and "nonexistent" in str(error), error
assert entente.run("--version").decode().strip() == entente.__version__
print(f"the wheel says the same in {len(statements)} statements")
