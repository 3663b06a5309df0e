#!/usr/bin/env bash
# Formats, lints, docs and the rules of the house: `make lint`. Apart from the tests, which a later compiler's lints do not fail.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$PWD/build/venv-test/bin
# Programs in Python that test and write, besides the package and its tests; held to the rules of the package.
tools=(tests/site tests/proofs)

cargo fmt --all --check
cargo clippy --workspace --all-targets -- -D warnings
cargo clippy -p skillcert --all-targets --all-features -- -D warnings
RUSTDOCFLAGS='-D warnings' cargo doc -q --no-deps -p skillcert --all-features
"$bin/python" tests/house.py
(cd bindings-python && "$bin/ruff" format --check . && "$bin/ruff" check .)
"$bin/ruff" format --check --config bindings-python/pyproject.toml "${tools[@]}"
"$bin/ruff" check --config bindings-python/pyproject.toml "${tools[@]}"
"$bin/ruff" check tests benches sample bindings-c
"$bin/mypy" --strict --ignore-missing-imports tests/*.py tests/site tests/proofs/*.py benches/*.py sample/*.py
