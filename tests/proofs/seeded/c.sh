#!/usr/bin/env bash
# Builds the library of a copy, and one program of bindings-c/tests on it, which is run: c.sh NAME [ARGUMENT...]
set -euo pipefail
. "$(dirname "$0")/../../../bindings-c/tests/tools.sh"
cargo build -q --locked -p skillcert-c --features fault-injection
stage "$out/seeded"
"$CC" -std=c11 "${warnings[@]}" "$c/tests/$1.c" $c/tests/tsv.c -L"$out/seeded" -lskillcert -Wl,-rpath,"$out/seeded" \
    -pthread -o "$out/seeded/$1"
"$out/seeded/$1" "${@:2}"
