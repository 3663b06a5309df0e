#!/usr/bin/env bash
# Hostile input on the C interface: `bash bindings-c/tests/hostile.sh BYTES [proof]`; the library is built in release for a proof.
set -euo pipefail
. "$(dirname "$0")/tools.sh"

profile=debug options=()
[ -z "${2:-}" ] || { profile=release; options=(--release); }
cargo build -q -p skillcert-c "${options[@]}"
stage "$out/hostile" "$profile"
"$CC" -std=c11 -D_DEFAULT_SOURCE -O1 "${warnings[@]}" $c/tests/hostile.c -L"$out/hostile" -lskillcert -Wl,-rpath,"$out/hostile" -o "$out/hostile/hostile"
"$out/hostile/hostile" "$@" | tee "$out/hostile/hostile.txt"
[ -z "${EVIDENCE:-}" ] || [ -z "${2:-}" ] ||
    printf 'hostile input on the C interface: no memory, and no more work than for 10,000 bytes\t%s\n' "$(sed 's/^hostile: //' "$out/hostile/hostile.txt")" >>"$EVIDENCE"
