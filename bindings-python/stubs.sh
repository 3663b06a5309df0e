#!/usr/bin/env bash
# Writes the Python stubs anew: `make stubs`. check_stubs.sh compares them.
set -euo pipefail
cd "$(dirname "$0")"
"${MATURIN:-maturin}" generate-stubs -q --features stubs --out ../build/stubs
cp ../build/stubs/skillcert/_native.pyi python/skillcert/_native.pyi
