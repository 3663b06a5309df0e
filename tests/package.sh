#!/usr/bin/env bash
# Packs crate, wheel and source distribution, and installs the last two each in a fresh environment.
#
#   PYTHON   the interpreter, MATURIN the builder
#   ZIG=1    builds the wheel for manylinux_2_17 and runs it in every CPython that is found, too
set -euo pipefail
cd "$(dirname "$0")/.."
out=$PWD/build/package
rm -rf "$out"
mkdir -p "$out"

cargo package -q -p skillcert --allow-dirty --target-dir "$out/crate"
flags=(--release --strip) platform='*'
[ -z "${ZIG:-}" ] || flags+=(--zig --compatibility manylinux2014) platform='*manylinux_2_17_*'
(cd bindings-python && "$MATURIN" build -q "${flags[@]}" --out "$out" && "$MATURIN" sdist --out "$out")
# One wheel for every CPython from 3.11 on.
wheel=$(compgen -G "$out/skillcert-*-cp311-abi3-$platform.whl") || { ls "$out" >&2; exit 1; }

try() {
    "${3:-$PYTHON}" -m venv "$out/$1"
    "$out/$1/bin/pip" install -q "$2"
    (
        cd "$out"
        "$1/bin/python" -c 'import importlib.resources, skillcert
from skillcert import messages
assert importlib.resources.files(skillcert).joinpath("register", "roles.sql").is_file()
assert skillcert.validate("1918010000001") == "1918010000001"
assert not skillcert.is_valid("1918010000000")
assert messages.lookup(111).name == "serial_zero"'
        "$1/bin/skillcert" explain 1918010000001 >said
        "$1/bin/python" -m skillcert explain 1918010000001 | diff said -
        printf 'number\n1918010000001\n' | "$1/bin/skillcert" check - >/dev/null
    )
    echo "package: $(basename "$2") works in a fresh environment of $("$out/$1/bin/python" --version)"
}
try from-wheel "$wheel"
try from-sdist "$out"/skillcert-*.tar.gz
for python in ${ZIG:+python3.12 python3.13 python3.14}; do
    "$python" -c '' 2>/dev/null || { echo "package: SKIPPED $python, which is not here"; continue; }
    try "from-wheel-$python" "$wheel" "$python"
done
