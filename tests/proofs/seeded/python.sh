#!/usr/bin/env bash
# Builds the native module of a copy beside its package, and runs Python there: python.sh ARGUMENT...
# LATER=3.14 runs another CPython, with nothing but the package.
set -euo pipefail
cd "$(dirname "$0")/../../.."
built=${CARGO_TARGET_DIR:-target}
PYO3_PYTHON=$PWD/build/venv-test/bin/python cargo build -q --locked -p skillcert-python --features fault-injection
cp "$built/debug/lib_native.so" bindings-python/python/skillcert/_native.abi3.so
python=$PWD/build/venv-test/bin/python
[ -z "${LATER:-}" ] || python=$(bash tests/cpython.sh "$LATER")
cd bindings-python
PYTHONPATH=$PWD/python exec "$python" "$@"
