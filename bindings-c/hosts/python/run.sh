#!/usr/bin/env bash
# Runs the Python host: SKILLCERT_LIB=…/libskillcert.so.1 [SKILLCERT_FAULT_LIB=…] bash run.sh
set -euo pipefail
library=$(realpath "${SKILLCERT_LIB:?the path of libskillcert.so.1}")
cd "$(dirname "$0")"
out=../../../build/hosts/python
. ../../../tests/skip.sh
need "${PYTHON:=python3}" "the host in Python" python3 || exit 0
mkdir -p "$out"
export SKILLCERT_LIB=$library PYTHONDONTWRITEBYTECODE=1 LC_ALL=C # Chinese comes through whatever the locale is

"$PYTHON" sample.py | tee "$out/sample.txt"
diff ../c/sample.txt "$out/sample.txt"
"$PYTHON" cases.py ../../../build/tables
[ -n "${SKILLCERT_FAULT_LIB:-}" ] || { echo "no SKILLCERT_FAULT_LIB, the test build: no panic check"; exit; }
SKILLCERT_LIB=$(realpath "$SKILLCERT_FAULT_LIB") "$PYTHON" panic.py 2>/dev/null
