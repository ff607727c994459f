#!/usr/bin/env bash
# Converts 1,000,000 triples with entente and its peers, and writes them out of memory, in one run; prints seconds by the clock
# and of the processor, memory, and the ratio of the processor's seconds to serdi's.
#
#     Benchmarks/serialization/run.sh [TRIPLES]
#
# Peers: serdi and rapper (Debian: serdi, raptor2-utils), oxigraph through pyoxigraph in .venv. The best of three. The ratio is that
# of processor time, since other work on the machine changes the clock's; entente uses one core, as serdi does.
set -euo pipefail
cd "$(dirname "$0")/../.."
triples=${1:-1000000}
work=$(mktemp -d -p "${TMPDIR:-/dev/shm}")
trap 'rm -rf "$work"' EXIT
ENTENTE_INSTRUMENTS=1 swift build -c release --product writing-speed > /dev/null
python3 Benchmarks/serialization/generate.py "$triples" > "$work/in.nt"
entente=.build/release/entente
writing=.build/release/writing-speed
python=.venv/bin/python
echo "$triples triples, $(($(stat -c %s "$work/in.nt") / 1000000)) MB of N-Triples"

# report NAME SECONDS PROCESSOR [KILOBYTES]
report() {
  printf '%-34s %6.2f s  %6.2f s of the processor %7s  %5.2f × serdi nt→nt\n' "$1" "$2" "$3" \
    "${4:+$(($4 / 1024)) MB}" "$(awk -v a="$3" -v b="${reference:-$3}" 'BEGIN { print a / b }')"
}

# measure NAME COMMAND...: the best times of three, and the largest resident set.
measure() {
  local name=$1; shift
  local best=999999 processor=999999 memory=0 seconds user system size
  for _ in 1 2 3; do
    /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" > "$work/out" 2> "$work/messages" || { cat "$work/messages" >&2; exit 1; }
    read -r seconds user system size <<< "$(tail -1 "$work/time")"
    best=$(awk -v a="$best" -v b="$seconds" 'BEGIN { print (a < b) ? a : b }')
    processor=$(awk -v a="$processor" -v b="$user" -v c="$system" 'BEGIN { print (a < b + c) ? a : b + c }')
    memory=$((size > memory ? size : memory))
  done
  if [ "$name" = "serdi nt→nt" ]; then reference=$processor; fi
  report "$name" "$best" "$processor" "$memory"
}

# from_memory NAME MODE SUBJECT FORMAT: the writing alone, without what fills the memory before.
from_memory() {
  local seconds processor
  read -r seconds processor <<< "$("$writing" "$2" "$3" "$4" "$work/out")"
  report "$1" "$seconds" "$processor"
}

oxigraph() { echo "import pyoxigraph as o,sys; o.serialize(o.parse(path=sys.argv[1],format=o.RdfFormat.N_TRIPLES),sys.argv[2],format=o.RdfFormat.$1)"; }

measure "serdi nt→nt" serdi -i ntriples -o ntriples "$work/in.nt"
measure "cat" cat "$work/in.nt"
from_memory "entente triples→nt" triples "$work/in.nt" ntriples
from_memory "entente triples→ttl" triples "$work/in.nt" turtle
from_memory "entente knowledge graph→nt" graph "$triples" ntriples
from_memory "entente knowledge graph→ttl" graph "$triples" turtle
measure "entente nt→nt" "$entente" convert "$work/in.nt" --to ntriples
measure "oxigraph nt→nt" "$python" -c "$(oxigraph N_TRIPLES)" "$work/in.nt" "$work/ox"
measure "serdi nt→ttl" serdi -i ntriples -o turtle "$work/in.nt"
measure "entente nt→ttl" "$entente" convert "$work/in.nt" --to turtle
measure "oxigraph nt→ttl" "$python" -c "$(oxigraph TURTLE)" "$work/in.nt" "$work/ox"
measure "entente nt→rdf" "$entente" convert "$work/in.nt" --to rdfxml
measure "oxigraph nt→rdf" "$python" -c "$(oxigraph RDF_XML)" "$work/in.nt" "$work/ox"
measure "rapper nt→nt" rapper -q -i ntriples -o ntriples "$work/in.nt"
python3 Benchmarks/serialization/network.py 10000 > "$work/network.nt"
measure "entente draw, 10,000 nodes" "$entente" draw "$work/network.nt" --output "$work/network.svg"
