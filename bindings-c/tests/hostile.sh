#!/usr/bin/env bash
# Hostile input on the C interface: `bash bindings-c/tests/hostile.sh BYTES [proof]`; the library is built in release for a proof.
set -euo pipefail
. "$(dirname "$0")/tools.sh"

profile=debug
if [ -n "${2:-}" ]; then profile=release && released; else cargo build -q -p skillcert-c; fi
stage "$out/hostile" "$profile"
"$CC" -std=c11 -D_DEFAULT_SOURCE -O1 "${warnings[@]}" $c/tests/hostile.c -L"$out/hostile" -lskillcert -Wl,-rpath,"$out/hostile" -o "$out/hostile/hostile"
"$out/hostile/hostile" "$@" | tee "$out/hostile/hostile.txt"
[ -z "${EVIDENCE:-}" ] || [ -z "${2:-}" ] ||
    printf 'hostile input on the C interface: no memory, and no more work than for 10,000 bytes\t%s\n' "$(sed 's/^hostile: //' "$out/hostile/hostile.txt")" >>"$EVIDENCE"
