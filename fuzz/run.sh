#!/usr/bin/env bash
# Runs every fuzz target for SECONDS_EACH (default 10) from its seeds. Needs cargo-fuzz and a C++ compiler.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo fuzz --version >/dev/null 2>&1 || { echo "missing: cargo-fuzz (cargo install cargo-fuzz)"; exit 1; }
command -v "${CXX:-c++}" >/dev/null || { echo "missing: a C++ compiler (c++)"; exit 1; }
for seeds in fuzz/seeds/*/; do
    target=$(basename "$seeds")
    mkdir -p "fuzz/corpus/$target"
    cargo fuzz run "$target" "fuzz/corpus/$target" "$seeds" -s none --fuzz-dir fuzz --features libfuzzer -- \
        -max_total_time="${SECONDS_EACH:-10}" -max_len=2048
done
