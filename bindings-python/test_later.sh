#!/usr/bin/env bash
# The tests of the package in a later CPython: test_later.sh 3.14. MATURIN is the builder, with pip beside it.
set -euo pipefail
cd "$(dirname "$0")"
. ../tests/figure.sh
. ../tests/skip.sh
python=$(bash ../tests/cpython.sh "$1") || { skip "the tests of the package in CPython $1" "python$1"; exit; }
out=../build/later-$1
rm -rf "$out"
"$MATURIN" build -q -m Cargo.toml --features fault-injection --out "$out"
"$python" -m venv --without-pip "$out/venv"
"$(dirname "$MATURIN")/pip" --python "$out/venv/bin/python" install -q -r requirements-dev.txt "$out"/*.whl
"$out/venv/bin/python" -m pytest -q -p no:cacheprovider | tee "$out/said"
figure "tests of the Python package in $("$python" --version)" "$(tail -n 1 "$out/said" | sed 's/ in .*//')"
