#!/usr/bin/env bash
# Compares every macro of the header with what the library says; the library is built already. `bash bindings-c/tests/macros.sh`
set -euo pipefail
. "$(dirname "$0")/tools.sh"

macros=$(grep -Eo '^ *# *define +\w+' $c/include/skillcert.h | sort -u | grep -vc 'SKILLCERT_LIST_')
[ "$(wc -l <"$out/macros.inc")" = "$macros" ] || fail "macros.awk has lost a macro"
"$CC" -std=c11 "${warnings[@]}" $c/tests/macros.c -L"$out" -lskillcert -Wl,-rpath,"$out" -o "$out/macros"
"$out/macros"
