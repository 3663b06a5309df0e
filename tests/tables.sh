#!/usr/bin/env bash
# Writes the generated tables, clauses and schemas anew: `make tables`. The tests compare them.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p build
run() { cargo run -q -p skillcert-tests --bin "$@"; }
# A program that fails leaves the file as it was: write FILE PROGRAM [ARGUMENT...]
write() { run "${@:2}" >build/written && mv build/written "$1"; }
run rows -- tests/data
write tests/data/messages.tsv messages
write tests/data/scenario.tsv scenario -- tsv
write tests/data/scenario.answers scenario -- answers
write docs/clauses.md clauses
run schema -- docs/schema
"${PYTHON:-python3}" tests/site/codes.py
