#!/usr/bin/env bash
# Fuzzes every property from its seeds, two at a time: SECONDS_EACH each (default 10) or as many runs as `runs.tsv` says (RUNS=all),
# in its order: first the sequences of calls, where most is found, then what takes longest.
# The C interface runs under AddressSanitizer. Needs a C++ compiler. With EVIDENCE=FILE what was run is added to FILE.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v "${CXX:-c++}" >/dev/null || { echo "missing: a C++ compiler (c++)"; exit 1; }
tools=$(bash tests/tool.sh cargo-fuzz 0.13.2)
export PATH=$tools:$PATH
# Ten programs of one library: optimized together, each would take minutes to build.
export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
# The compiler's own counters of branches, and its sanitizers, are there without a nightly.
export RUSTC_BOOTSTRAP=1
out=build/fuzz
mkdir -p "$out"

build() { cargo fuzz build --fuzz-dir fuzz --features libfuzzer --target-dir "$out/$1" -s "$1" "${@:2}"; }
targets=$(cut -f1 fuzz/runs.tsv)
diff <(sort <<<"$targets") <(basename -a fuzz/seeds/* | sort) || { echo "fuzz/runs.tsv does not name each property of fuzz/seeds"; exit 1; }
# To trace every comparison takes half of the time: for the long run, the words below and the seeds have to do.
traced=()
[ "${RUNS:-}" != all ] || traced=(--no-trace-compares)
build none "${traced[@]}"
build address "${traced[@]}" c_calls

# Words of documents, for the mutations.
grep -oh '"[A-Za-z_][A-Za-z_]*"' fuzz/seeds/json/* fuzz/seeds/document/* | LC_ALL=C sort -u >"$out/words.dict"

# Fuzzes one property: fuzz NAME
fuzz() {
    # For a time: from the same random number each time, so that what fails elsewhere fails here.
    local sanitizer=none bound=(-seed=1 "-max_total_time=${SECONDS_EACH:-10}")
    [ "$1" != c_calls ] || sanitizer=address
    [ "${RUNS:-}" != all ] || bound=("-runs=$(awk -v name="$1" '$1 == name { print $2 }' fuzz/runs.tsv)")
    mkdir -p "fuzz/corpus/$1" "fuzz/artifacts/$1"
    "$out/$sanitizer/$(rustc -vV | awk '/^host/ { print $2 }')/release/$1" "fuzz/corpus/$1" "fuzz/seeds/$1" "${bound[@]}" \
        -max_len=2048 -print_funcs=0 -dict="$out/words.dict" -artifact_prefix="fuzz/artifacts/$1/" -print_final_stats=1 -detect_leaks=0 \
        >"$out/$1.log" 2>&1 || { tail -n 60 "$out/$1.log"; echo "FAILED: $1"; return 255; }
    awk -v name="$1" '/^stat::number_of_executed_units/ { print name "\t" $2 }' "$out/$1.log" >"$out/$1.runs"
    printf '%s runs: %s\n' "$1" "$(cut -f2 "$out/$1.runs")"
}
export -f fuzz
export out
printf '%s\n' $targets | xargs -P 2 -I NAME bash -c 'set -euo pipefail; fuzz NAME'

# A figure as it is read: 4,797,000,000. figure CLAIM RUNS
figure() {
    [ -z "${EVIDENCE:-}" ] || printf '%s\t%s executions, 0 faults\n' "$1" "$(sed ':a;s/\B[0-9]\{3\}\>/,&/;ta' <<<"$2")" >>"$EVIDENCE"
}
total=0
for target in $targets; do
    runs=$(cut -f2 "$out/$target.runs")
    total=$((total + runs))
    figure "fuzz target $target: its property holds for whatever libFuzzer makes of its seeds" "$runs"
done
figure "all fuzz targets together" "$total"
printf 'fuzz: %d runs of %d targets, no faults\n' "$total" "$(wc -w <<<"$targets")"
