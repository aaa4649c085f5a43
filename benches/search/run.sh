#!/bin/sh
# Generates records, builds, writes queries, measures and compares: run.sh FOLDER [N …]; needs cargo, node, Chromium (CHROMIUM names another).
# MINGLU and GENERATE may name programs that are built already; COMPARE=no leaves the other searches out.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$1; shift
[ $# -gt 0 ] || set -- 1000 10000
mkdir -p "$folder"
[ -d "$here/node_modules" ] || (cd "$here" && npm ci --silent)
cd "$root"
if [ -z "${MINGLU:-}" ]; then cargo build --release; MINGLU=$root/target/release/minglu; fi
for n in "$@"; do
  if [ -n "${GENERATE:-}" ]; then "$GENERATE" "$n" "$folder/records-$n" --sample content
  else cargo bench --quiet --bench generate -- "$n" "$folder/records-$n" --sample content; fi
  rm -rf "$folder/site-$n"
  /usr/bin/time -f "build: %U s user, %S s system, %e s, %M KiB" "$MINGLU" build --content "$folder/records-$n" --output "$folder/site-$n" --as-of 2026-11-23 -q
  node "$here/queries.mjs" "$folder/records-$n" "$folder/queries-$n.json"
  node "$here/measure.mjs" "$folder/site-$n" "$folder/queries-$n.json" --misses "$folder/misses-$n.md" --json "$folder/measured-$n.json"
  [ "${COMPARE:-yes}" = no ] || node "$here/compare.mjs" "$folder/records-$n" "$folder/queries-$n.json" "$folder/rivals-$n" --site "$folder/site-$n"
done
