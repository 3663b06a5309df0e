#!/usr/bin/env bash
# Packs crate, wheel and source distribution, and installs the last two each in a fresh environment.
#
#   PYTHON   the interpreter, MATURIN the builder
set -euo pipefail
cd "$(dirname "$0")/.."
out=$PWD/build/package
rm -rf "$out"
mkdir -p "$out"

cargo package -q -p skillcert --allow-dirty --target-dir "$out/crate"
(cd bindings-python && "$MATURIN" build -q --release --strip --out "$out" && "$MATURIN" sdist --out "$out")

try() {
    "$PYTHON" -m venv "$out/$1"
    "$out/$1/bin/pip" install -q "$2"
    (
        cd "$out"
        "$1/bin/python" -c 'import importlib.resources, skillcert
assert importlib.resources.files(skillcert).joinpath("register", "roles.sql").is_file()
assert skillcert.validate("1918010000001") == "1918010000001"
assert not skillcert.is_valid("1918010000000")'
        "$1/bin/skillcert" explain 1918010000001 >/dev/null
        printf 'number\n1918010000001\n' | "$1/bin/skillcert" check - >/dev/null
    )
    echo "package: $(basename "$2") works in a fresh environment"
}
try from-wheel "$out"/skillcert-*.whl
try from-sdist "$out"/skillcert-*.tar.gz
