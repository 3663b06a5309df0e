#!/usr/bin/env bash
# Builds and runs the C# host with Mono: SKILLCERT_LIB=…/libskillcert.so.1 [SKILLCERT_FAULT_LIB=…] bash run.sh
set -euo pipefail
: "${SKILLCERT_LIB:?path of libskillcert.so.1}"
root=$(cd "$(dirname "$0")/../../.." && pwd)
. "$root/tests/skip.sh"
for tool in mcs mono; do need $tool "the host in C#" "mono-mcs mono-runtime" || exit 0; done
out=$root/build/hosts/csharp
mkdir -p "$out/lib" "$out/fault"
# DllImport("skillcert") finds a file without version
ln -sf "$(realpath "$SKILLCERT_LIB")" "$out/lib/libskillcert.so"
cd "$root/bindings-c/hosts/csharp"

# run LIBRARY PROGRAM ARGUMENT...
run() {
    mcs -langversion:7.2 -warnaserror -codepage:utf8 -out:"$out/$2.exe" "$2.cs" Skillcert.cs
    LC_ALL=C LD_LIBRARY_PATH=$out/$1 mono "$out/$2.exe" "${@:3}"
}
run lib Sample | tee "$out/sample.txt"
diff ../c/sample.txt "$out/sample.txt"
run lib Cases "$root/build/tables"
[ -n "${SKILLCERT_FAULT_LIB:-}" ] || { echo "no SKILLCERT_FAULT_LIB, the test build: no panic check"; exit; }
ln -sf "$(realpath "$SKILLCERT_FAULT_LIB")" "$out/fault/libskillcert.so"
run fault Panic 2>/dev/null || { echo "FAILED: the panic did not arrive as a code"; exit 1; }
