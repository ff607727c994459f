#!/usr/bin/env bash
# Converts 1,000,000 triples with entente and its peers, in one run; prints seconds, memory, and the ratio to serdi.
#
#     Benchmarks/serialization/run.sh [TRIPLES]
#
# Peers: serdi and rapper (Debian: serdi, raptor2-utils), oxigraph through pyoxigraph in .venv. The best of three.
set -euo pipefail
cd "$(dirname "$0")/../.."
triples=${1:-1000000}
work=$(mktemp -d -p "${TMPDIR:-/dev/shm}")
trap 'rm -rf "$work"' EXIT
python3 Benchmarks/serialization/generate.py "$triples" > "$work/in.nt"
entente=.build/release/entente
python=.venv/bin/python
echo "$triples triples, $(($(stat -c %s "$work/in.nt") / 1000000)) MB"

# measure NAME COMMAND...: the best wall time of three, and the largest resident set.
measure() {
  local name=$1; shift
  local best=999999 memory=0 line seconds size
  for _ in 1 2 3; do
    line=$( { /usr/bin/time -o "$work/time" -f '%e %M' "$@" > "$work/out" 2> /dev/null; } ; tail -1 "$work/time")
    read -r seconds size <<< "$line"
    best=$(awk -v a="$best" -v b="$seconds" 'BEGIN { print (a < b) ? a : b }')
    memory=$((size > memory ? size : memory))
  done
  if [ "$name" = "serdi nt→nt" ]; then reference=$best; fi
  printf '%-24s %7.2f s  %6d MB  %5.2f × serdi nt→nt\n' "$name" "$best" $((memory / 1024)) \
    "$(awk -v a="$best" -v b="${reference:-$best}" 'BEGIN { print a / b }')"
}

oxigraph() { echo "import pyoxigraph as o,sys; o.serialize(o.parse(path=sys.argv[1],format=o.RdfFormat.N_TRIPLES),sys.argv[2],format=o.RdfFormat.$1)"; }

measure "serdi nt→nt" serdi -i ntriples -o ntriples "$work/in.nt"
measure "cat" cat "$work/in.nt"
measure "entente nt→nt" "$entente" convert "$work/in.nt" --to ntriples
measure "oxigraph nt→nt" "$python" -c "$(oxigraph N_TRIPLES)" "$work/in.nt" "$work/ox"
measure "serdi nt→ttl" serdi -i ntriples -o turtle "$work/in.nt"
measure "entente nt→ttl" "$entente" convert "$work/in.nt" --to turtle
measure "oxigraph nt→ttl" "$python" -c "$(oxigraph TURTLE)" "$work/in.nt" "$work/ox"
measure "entente nt→rdf" "$entente" convert "$work/in.nt" --to rdfxml
measure "oxigraph nt→rdf" "$python" -c "$(oxigraph RDF_XML)" "$work/in.nt" "$work/ox"
measure "rapper nt→nt" rapper -q -i ntriples -o ntriples "$work/in.nt"
