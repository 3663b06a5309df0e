#!/usr/bin/env bash
# What finds a mutant of the C crate: its library, built anew, and the C programs, which are compiled once.
# `bash bindings-c/tests/mutant.sh`
set -euo pipefail
. "$(dirname "$0")/tools.sh"

out=$out/mutant
cargo build -q -p skillcert-c --features fault-injection --profile mutants
stage "$out" mutants
cargo run -q -p skillcert-tests --profile mutants --bin tables -- build/tables

for name in audit cases columns fault macros misuse scenario; do
    [ -x "$out/$name" ] || "$CC" -std=c11 "${warnings[@]}" -I"$target/c-tests" "$c/tests/$name.c" $c/tests/tsv.c \
        -L"$out" -lskillcert -Wl,-rpath,"$out" -o "$out/$name"
    "$out/$name" build/tables || fail "$name.c"
done
