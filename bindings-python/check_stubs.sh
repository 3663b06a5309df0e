#!/usr/bin/env bash
# Fails when the committed stub is not what the source gives, or does not tell the truth about the module.
# Runs with the tools of requirements-dev.txt on the path; installs nothing.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

maturin generate-stubs --quiet --features stubs --out "$work/stubs"
diff -u python/skillcert/_native.pyi "$work/stubs/skillcert/_native.pyi"

mypy --strict

# The same build: what describes the module changes nothing of it.
maturin build --quiet --features stubs --out "$work"
python -m zipfile -e "$work"/skillcert-*.whl "$work/wheel"
config=$PWD/pyproject.toml allowed=$PWD/stubs_allowed.txt
cd "$work"
PYTHONPATH=$work/wheel MYPYPATH=$work/wheel python -m mypy.stubtest skillcert --mypy-config-file "$config" --allowlist "$allowed"
