#!/usr/bin/env bash
# Builds and runs the C++ host: SKILLCERT_LIB=…/libskillcert.so.1 [SKILLCERT_FAULT_LIB=…] bash run.sh
set -euo pipefail
library=$(realpath "${SKILLCERT_LIB:?the path of libskillcert.so.1}")
include=$(realpath "${SKILLCERT_INCLUDE:-$(dirname "$0")/../../include}")
cd "$(dirname "$0")"
out=../../../build/hosts/cpp
flags=(-Wall -Wextra -Wpedantic -Wconversion -Werror -I"$include" -I../../tests)
. ../../../tests/skip.sh
need "${CXX:=c++}" "the host in C++" g++ || exit 0
mkdir -p "$out"
export LC_ALL=C # Chinese comes through whatever the locale is

# Compiles and links: build LIBRARY PROGRAM
build() {
    "$CXX" -std=c++17 "${flags[@]}" "$2.cpp" "$1" -Wl,-rpath,"$(dirname "$1")" -o "$out/$2"
}

for compiler in "$CXX" g++ clang++; do
    command -v "$compiler" >/dev/null || continue
    for standard in c++17 c++20; do
        "$compiler" -std=$standard "${flags[@]}" -fsyntax-only sample.cpp cases.cpp panic.cpp
    done
    "$compiler" -std=c++17 "${flags[@]}" -fno-exceptions -fsyntax-only sample.cpp
done
build "$library" sample
build "$library" cases
"$out/sample" | tee "$out/sample.txt"
diff ../c/sample.txt "$out/sample.txt"
"$out/cases" ../../../build/tables
[ -n "${SKILLCERT_FAULT_LIB:-}" ] || { echo "no SKILLCERT_FAULT_LIB, the test build: no panic check"; exit; }
build "$(realpath "$SKILLCERT_FAULT_LIB")" panic
"$out/panic" 2>/dev/null
