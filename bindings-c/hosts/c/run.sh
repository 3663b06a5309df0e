#!/usr/bin/env bash
# Builds and runs the C host: SKILLCERT_LIB=…/libskillcert.so.1 [SKILLCERT_FAULT_LIB=…] bash run.sh
set -euo pipefail
library=$(realpath "${SKILLCERT_LIB:?the path of libskillcert.so.1}")
include=$(realpath "${SKILLCERT_INCLUDE:-$(dirname "$0")/../../include}")
cd "$(dirname "$0")"
tests=../../tests
out=../../../build/hosts/c
. ../../../tests/skip.sh
need "${CC:=cc}" "the host in C" gcc || exit 0
mkdir -p "$out"
export LC_ALL=C # Chinese comes through whatever the locale is

# Compiles and links: build LIBRARY PROGRAM SOURCE...
build() {
    "$CC" -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Werror -I"$include" -I"$tests" "${@:3}" "$1" \
        -Wl,-rpath,"$(dirname "$1")" -o "$out/$2"
}

build "$library" sample sample.c
build "$library" cases $tests/cases.c $tests/tsv.c
build "$library" audit $tests/audit.c $tests/tsv.c
build "$library" scenario $tests/scenario.c $tests/tsv.c
build "$library" columns $tests/columns.c $tests/tsv.c
"$out/sample" | tee "$out/sample.txt"
diff sample.txt "$out/sample.txt"
rows=$("$out/cases" ../../../build/tables)
audits=$("$out/audit" ../../../build/tables)
documents=$("$out/scenario" ../../../build/tables)
"$out/columns" ../../../build/tables >"$out/columns.txt"
echo "c: $((${rows%% *} + ${audits%% *})) rows, ${documents%% *} documents agree"
[ -n "${SKILLCERT_FAULT_LIB:-}" ] || { echo "no SKILLCERT_FAULT_LIB, the test build: no panic check"; exit; }
build "$(realpath "$SKILLCERT_FAULT_LIB")" panic $tests/fault.c
"$out/panic" 2>/dev/null
