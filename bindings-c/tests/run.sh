#!/usr/bin/env bash
# Builds libskillcert and proves it from outside: symbols, header, C and C++ programs. `bash bindings-c/tests/run.sh`
set -euo pipefail
. "$(dirname "$0")/tools.sh"

bash $c/tests/programs.sh "$CC" c11 c
cat "$out/decide.txt" "$out/readme.txt" "$out/guide.txt"
if need "$CXX" "the C programs, run as C++" g++; then
    bash $c/tests/programs.sh "$CXX" c++17 c++
fi

say "hostile input"
bash $c/tests/hostile.sh 1000000

say "names and header"
cargo test -q -p skillcert-c
cargo run -q -p skillcert-c --example header "$out/skillcert.h"
diff $c/include/skillcert.h "$out/skillcert.h" || fail "skillcert.h is out of date"
bash $c/tests/header.sh
bash $c/tests/macros.sh

say "installation"
bash $c/tests/install.sh
bash $c/tests/release.sh

say "random inputs"
bash $c/tests/differential.sh 100000

if need valgrind "memory errors of a program in C" valgrind; then
    say "valgrind"
    valgrind -q --error-exitcode=1 --leak-check=full "$out/guide"
fi
bash $c/tests/stress.sh
say "all C checks passed"
