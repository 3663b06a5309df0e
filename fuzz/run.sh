#!/usr/bin/env bash
# Fuzzes every property from its seeds, two at a time: SECONDS_EACH each (default 10) or as many runs as `runs.tsv` says (RUNS=all).
# The C interface runs under AddressSanitizer. Needs a C++ compiler. With EVIDENCE=FILE what was run is added to FILE.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v "${CXX:-c++}" >/dev/null || { echo "missing: a C++ compiler (c++)"; exit 1; }
tools=$(bash tests/tool.sh cargo-fuzz 0.13.2)
export PATH=$tools:$PATH
# The compiler's own counters of branches, and its sanitizers, are there without a nightly.
export RUSTC_BOOTSTRAP=1
out=build/fuzz
mkdir -p "$out"

build() { cargo fuzz build --fuzz-dir fuzz --features libfuzzer --target-dir "$out/$1" -s "$1" "${@:2}"; }
targets=$(basename -a fuzz/seeds/*)
build none
build address c_calls

# Words of documents, for the mutations.
grep -oh '"[A-Za-z_]*"' fuzz/seeds/json/* fuzz/seeds/document/* | LC_ALL=C sort -u >"$out/words.dict"

# Fuzzes one property: fuzz NAME
fuzz() {
    local sanitizer=none bound=-max_total_time=${SECONDS_EACH:-10}
    [ "$1" != c_calls ] || sanitizer=address
    [ "${RUNS:-}" != all ] || bound=-runs=$(awk -v name="$1" '$1 == name { print $2 }' fuzz/runs.tsv)
    mkdir -p "fuzz/corpus/$1" "fuzz/artifacts/$1"
    "$out/$sanitizer/$(rustc -vV | awk '/^host/ { print $2 }')/release/$1" "fuzz/corpus/$1" "fuzz/seeds/$1" "$bound" \
        -max_len=2048 -dict="$out/words.dict" -artifact_prefix="fuzz/artifacts/$1/" -print_final_stats=1 -detect_leaks=0 \
        >"$out/$1.log" 2>&1 || { tail -n 60 "$out/$1.log"; echo "FAILED: $1"; return 255; }
    awk -v name="$1" '/^stat::number_of_executed_units/ { print name "\t" $2 }' "$out/$1.log" >"$out/$1.runs"
    printf '%s: %s runs\n' "$1" "$(cut -f2 "$out/$1.runs")"
}
export -f fuzz
export out
printf '%s\n' $targets | xargs -P 2 -I NAME bash -c 'set -euo pipefail; fuzz NAME'

total=0
for target in $targets; do
    runs=$(cut -f2 "$out/$target.runs")
    total=$((total + runs))
    [ -z "${EVIDENCE:-}" ] || printf 'fuzz target %s: its property holds for whatever libFuzzer made of its seeds\t%'"'"'d executions, 0 faults\n' "$target" "$runs" >>"$EVIDENCE"
done
printf 'fuzz: %d runs of %d targets, no faults\n' "$total" "$(wc -w <<<"$targets")"
[ -z "${EVIDENCE:-}" ] || printf 'all fuzz targets together\t%'"'"'d executions, 0 faults\n' "$total" >>"$EVIDENCE"
