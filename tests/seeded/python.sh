#!/usr/bin/env bash
# Builds the native module of a copy beside its package, and runs Python there: python.sh ARGUMENT...
set -euo pipefail
cd "$(dirname "$0")/../.."
built=${CARGO_TARGET_DIR:-target}
PYO3_PYTHON=$PWD/build/venv-test/bin/python cargo build -q --locked -p skillcert-python --features fault-injection
cp "$built/debug/lib_native.so" bindings-python/python/skillcert/_native.abi3.so
cd bindings-python
PYTHONPATH=$PWD/python exec ../build/venv-test/bin/python "$@"
