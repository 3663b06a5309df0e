#!/usr/bin/env bash
# Builds libskillcert and proves it from outside: symbols, header, C and C++ programs. `bash bindings-c/tests/run.sh`
set -euo pipefail
. "$(dirname "$0")/tools.sh"

# Compiles and links: build COMPILER STANDARD LANGUAGE LIBRARY PROGRAM SOURCE...
build() {
    local compiler=$1 standard=$2 language=$3 library=$4 program=$5
    shift 5
    "$compiler" -x "$language" -std="$standard" "${warnings[@]}" "$@" -x none \
        -L"$library" -lskillcert -Wl,-rpath,"$library" -o "$program"
}

# All programs in one language, built and run: programs COMPILER STANDARD LANGUAGE
programs() {
    say "$3 programs ($1 -std=$2)"
    build "$1" "$2" "$3" "$out" "$out/cases" $c/tests/cases.c $c/tests/tsv.c
    build "$1" "$2" "$3" "$out" "$out/misuse" $c/tests/misuse.c
    build "$1" "$2" "$3" "$out" "$out/scenario" $c/tests/scenario.c $c/tests/tsv.c
    build "$1" "$2" "$3" "$out" "$out/columns" $c/tests/columns.c $c/tests/tsv.c
    build "$1" "$2" "$3" "$out" "$out/audit" $c/tests/audit.c $c/tests/tsv.c
    build "$1" "$2" "$3" "$out" "$out/decide" $c/examples/decide.c
    build "$1" "$2" "$3" "$out" "$out/guide" $c/examples/guide.c
    build "$1" "$2" "$3" "$out" "$out/readme" $c/examples/readme.c
    build "$1" "$2" "$3" "$out/fault" "$out/fault/fault" $c/tests/fault.c
    "$out/cases" tests/data
    "$out/audit" tests/data
    # Threads of hosts may have small stacks.
    (ulimit -s 256 && "$out/misuse" && "$out/scenario" tests/data && "$out/columns" tests/data) ||
        fail "misuse, scenario or columns on a stack of 256 KiB"
    "$out/fault/fault" 2>/dev/null || fail "the panic did not arrive as a code"
    "$out/decide" >"$out/decide.txt"
    grep -q '2618010000001' "$out/decide.txt" || fail "examples/decide.c printed no number"
    "$out/guide" >"$out/guide.txt"
    grep -q '"number":"2618010000001".*"stage":"complete"' "$out/guide.txt" || fail "examples/guide.c made no certificate"
    if "$out/readme" >"$out/readme.txt"; then fail "examples/readme.c accepted a letter"; fi
    grep -q 'U+004F' "$out/readme.txt" || fail "examples/readme.c printed no reason"
}

say "library"
cargo build -q -p skillcert-c --features fault-injection
stage "$out/fault"
cargo build -q -p skillcert-c
stage "$out"

say "hostile input"
bash $c/tests/hostile.sh 1000000

say "header"
cargo run -q -p skillcert-c --example header "$out/skillcert.h"
diff $c/include/skillcert.h "$out/skillcert.h" || fail "skillcert.h is out of date"
bash $c/tests/header.sh
bash $c/tests/macros.sh

programs "$CC" c11 c
cat "$out/decide.txt" "$out/readme.txt" "$out/guide.txt"
if has "$CXX" "the programs are not run as C++"; then
    programs "$CXX" c++17 c++
fi

say "installation"
bash $c/tests/install.sh
bash $c/tests/release.sh

say "random inputs"
bash $c/tests/differential.sh 100000

if has valgrind "memory errors are not looked for"; then
    say "valgrind"
    valgrind -q --error-exitcode=1 --leak-check=full "$out/guide"
fi
bash $c/tests/stress.sh
say "all C checks passed"
