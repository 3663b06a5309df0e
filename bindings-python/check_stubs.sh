#!/bin/sh
# Fails when the committed stub is not what the source gives, or does not tell the truth about the wheel.
# Runs with the tools of requirements-dev.txt on the path; installs nothing.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

maturin generate-stubs --quiet --features stubs --out "$work/stubs"
diff -u python/skillcert/_native.pyi "$work/stubs/skillcert/_native.pyi"

mypy --strict

maturin build --quiet --out "$work"
python -m zipfile -e "$work"/skillcert-*.whl "$work/wheel"
config=$PWD/pyproject.toml allowed=$PWD/stubs_allowed.txt
cd "$work"
PYTHONPATH=$work/wheel MYPYPATH=$work/wheel python -m mypy.stubtest skillcert --mypy-config-file "$config" --allowlist "$allowed"
