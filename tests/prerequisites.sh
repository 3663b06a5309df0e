#!/usr/bin/env bash
# What every target of the Makefile needs; PYTHON is the interpreter that the Makefile has found. `bash tests/prerequisites.sh`
set -euo pipefail
missing() { echo "missing: $1" >&2; exit 1; }
command -v cargo >/dev/null || missing "cargo (Rust 1.88 or newer)"
cargo --version | awk '{ split($2, v, "."); exit !(v[1] > 1 || v[2] >= 88) }' || missing "Rust 1.88 or newer: this is $(cargo --version)"
[ -n "${PYTHON:-}" ] || missing "CPython 3.11 or newer with venv (Debian: python3-venv)"
command -v "${CC:-cc}" >/dev/null || missing "a C compiler (cc)"
mkdir -p "$(dirname "$0")/../build"
