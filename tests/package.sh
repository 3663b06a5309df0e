#!/usr/bin/env bash
# Packs crate, wheel and source distribution, and installs the last two each in a fresh environment. The lists of components
# stand beside them, that of the wheel also within it.
#
#   PYTHON   the interpreter, MATURIN the builder, with pip beside it
#   ZIG=1    builds the wheel for manylinux_2_17
#   LATER    versions of CPython in which the wheel is tried too: '3.14 3.15'
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/figure.sh
. tests/skip.sh
. tests/reproducible.sh
out=$PWD/build/package
rm -rf "$out"
mkdir -p "$out"

"$PYTHON" tests/proofs/supply/sbom.py "$out"
# One target folder: what wheel and source distribution depend on is compiled once.
export CARGO_TARGET_DIR=$PWD/target
cargo package -q -p skillcert --allow-dirty
# Without names of functions that nobody looks up: a tenth of the wheel.
flags=(--release --strip) platform='*'
[ -z "${ZIG:-}" ] || flags+=(--zig --compatibility manylinux2014) platform='*manylinux_2_17_*'
(cd bindings-python && "$MATURIN" build -q "${flags[@]}" --compression-level 9 --sbom-include "$out/skillcert-python.cdx.json" --out "$out" &&
    "$MATURIN" sdist --out "$out")
# One wheel for every CPython from 3.11 on.
wheel=$(compgen -G "$out/skillcert-*-cp311-abi3-$platform.whl") || { ls "$out" >&2; exit 1; }
size=$(stat -c %s "$wheel")
[ "$size" -lt 3000000 ] || { echo "package: the wheel has $size bytes, 3,000,000 at most" >&2; exit 1; }
figure "the wheel is below 3,000,000 bytes" "$size"

# Workbooks, for an environment without any extra; an old one is answered with a new.
"$(dirname "$MATURIN")/python" -c 'import sys, xlwt
book = xlwt.Workbook()
sheet = book.add_sheet("S")
for row, text in enumerate(["证书编号", "1918010000001"]):
    sheet.write(row, 0, text)
book.save(sys.argv[1])' "$out/old.xls"
cp bindings-python/tests/workbooks/text-cells.{xlsx,ods} "$out"

# What has to work in an environment, seen from a folder that is not ours.
works() {
    (
        cd "$out" &&
        "$1/bin/python" -c 'import importlib.resources, skillcert
for name in ("register/roles.sql", "cli/pages/check.html.jinja", "cli/pages/font/regular.otf", "cli/pages/font/OFL.txt"):
    assert importlib.resources.files(skillcert).joinpath(name).is_file(), name
assert skillcert.validate("1918010000001") == "1918010000001"
assert not skillcert.is_valid("1918010000000")
assert skillcert.Code("serial_zero").number == 111' &&
        "$1/bin/skillcert" explain 1918010000001 >said &&
        "$1/bin/python" -m skillcert explain 1918010000001 | diff said - &&
        printf 'number\n1918010000001\n' | "$1/bin/skillcert" check - >/dev/null &&
        "$1/bin/skillcert" check text-cells.xlsx --quiet --out answer.xlsx >/dev/null &&
        "$1/bin/skillcert" check text-cells.ods --quiet --out answer.ods >/dev/null &&
        "$1/bin/skillcert" check old.xls --quiet --out answer.xlsx >/dev/null &&
        "$1/bin/skillcert" check answer.xlsx --quiet >/dev/null
    )
}
# Help and an error, where a later CPython would color the one and guess in the other.
helps() { (FORCE_COLOR=1 "$1/bin/skillcert" check --help; "$1/bin/skillcert" chek || true) 2>&1; }
try() {
    "${3:-$PYTHON}" -m venv --without-pip "$out/$1"
    "$(dirname "$MATURIN")/pip" --python "$out/$1/bin/python" install -q "$2"
    works "$1"
    echo "package: $(basename "$2") works in a fresh environment of $("$out/$1/bin/python" --version)"
    figure "installed and used in a fresh environment of $("$out/$1/bin/python" --version)" "$(basename "$2")"
}
try from-wheel "$wheel"
"$out/from-wheel/bin/python" -c 'import importlib.metadata, json
components = json.loads(importlib.metadata.distribution("skillcert").read_text("sboms/skillcert-python.cdx.json"))
assert any(component["name"] == "pyo3" for component in components["components"])'
try from-sdist "$out"/skillcert-*.tar.gz
for version in ${LATER:-}; do
    python=$(bash tests/cpython.sh "$version") || { skip "the wheel in CPython $version" "python$version"; continue; }
    try "from-wheel-$version" "$wheel" "$python"
    diff <(helps "$out/from-wheel") <(helps "$out/from-wheel-$version")
done

# The checks above notice what is missing.
rm "$out"/from-wheel/lib/python3.*/site-packages/skillcert/register/roles.sql
! works from-wheel 2>/dev/null || { echo "package: an installation without roles.sql is taken for a good one" >&2; exit 1; }
figure "negative control: an installation from which a file was taken away" "is found out"
