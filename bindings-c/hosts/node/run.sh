#!/usr/bin/env bash
# Runs the Node host: SKILLCERT_LIB=…/libskillcert.so.1 [SKILLCERT_FAULT_LIB=…] bash run.sh
set -euo pipefail
: "${SKILLCERT_LIB:?path of libskillcert.so.1}"
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)

. "$root/tests/skip.sh"
need npm "the host in JavaScript" "nodejs npm" || exit 0

out=$root/build/hosts/node
library=$(realpath "$SKILLCERT_LIB")
export LC_ALL=C # Chinese comes through whatever the locale is
mkdir -p "$out"
cp "$here"/*.js "$here"/package.json "$out"
cd "$out"
# koffi is pinned exactly, pins its compiled libraries itself, and needs no script to run
[ -d node_modules/koffi ] || npm install --ignore-scripts --no-package-lock --no-audit --no-fund --silent
node sample.js "$library" | tee sample.txt
diff "$here/../c/sample.txt" sample.txt
node cases.js "$library" "$root/build/tables"
[ -n "${SKILLCERT_FAULT_LIB:-}" ] || { echo "no SKILLCERT_FAULT_LIB, the test build: no panic check"; exit; }
node panic.js "$(realpath "$SKILLCERT_FAULT_LIB")" 2>/dev/null || { echo "FAILED: the panic did not arrive as a code"; exit 1; }
