#!/usr/bin/env bash
# Builds libskillcert, once with the function that panics, and runs all programs over it, compiled as one language.
# `bash bindings-c/tests/programs.sh COMPILER STANDARD LANGUAGE`
set -euo pipefail
. "$(dirname "$0")/tools.sh"
compiler=$1 standard=$2 language=$3

# Compiles and links: build LIBRARY PROGRAM SOURCE...
build() {
    "$compiler" -x "$language" -std="$standard" "${warnings[@]}" "${@:3}" -x none \
        -L"$1" -lskillcert -Wl,-rpath,"$1" -o "$2"
}

say "library"
cargo build -q -p skillcert-c --features fault-injection
stage "$out/fault"
cargo build -q -p skillcert-c
stage "$out"
mkdir -p "$out/driver"

say "$language programs ($compiler -std=$standard)"
build "$out" "$out/cases" $c/tests/cases.c $c/tests/tsv.c
build "$out" "$out/misuse" $c/tests/misuse.c
build "$out" "$out/scenario" $c/tests/scenario.c $c/tests/tsv.c
build "$out" "$out/columns" $c/tests/columns.c $c/tests/tsv.c
build "$out" "$out/audit" $c/tests/audit.c $c/tests/tsv.c
build "$out" "$out/driver/programs" $c/tests/driver.c $c/tests/tsv.c -pthread
build "$out" "$out/decide" $c/examples/decide.c
build "$out" "$out/guide" $c/examples/guide.c
build "$out" "$out/readme" $c/examples/readme.c
build "$out/fault" "$out/fault/fault" $c/tests/fault.c
# Every sentence and word in full.
cargo run -q -p skillcert-tests --bin tables -- build/tables
"$out/cases" build/tables
"$out/audit" build/tables
# Threads of hosts may have small stacks.
(ulimit -s 256 && "$out/misuse" && "$out/scenario" tests/data && "$out/columns" tests/data) ||
    fail "misuse, scenario or columns on a stack of 256 KiB"
"$out/driver/programs" tests/data 2
"$out/fault/fault" 2>/dev/null || fail "the panic did not arrive as a code"
"$out/decide" >"$out/decide.txt"
grep -q '2618010000001' "$out/decide.txt" || fail "examples/decide.c printed no number"
"$out/guide" >"$out/guide.txt"
grep -q '"number":"2618010000001".*"stage":"complete"' "$out/guide.txt" || fail "examples/guide.c made no certificate"
if "$out/readme" >"$out/readme.txt"; then fail "examples/readme.c accepted a letter"; fi
grep -q 'U+004F' "$out/readme.txt" || fail "examples/readme.c printed no reason"
