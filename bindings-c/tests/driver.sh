#!/usr/bin/env bash
# Every exported function, called as hosts do that are hostile or unlucky: `bash bindings-c/tests/driver.sh SECONDS [--release] [SEED]`
set -euo pipefail
. "$(dirname "$0")/tools.sh"

profile=debug
if [ "${2:-}" = --release ]; then profile=release && released; else cargo build -q -p skillcert-c; fi
stage "$out/driver" "$profile"
"$CC" -std=c11 -O1 "${warnings[@]}" $c/tests/driver.c $c/tests/tsv.c -L"$out/driver" -lskillcert -Wl,-rpath,"$out/driver" \
    -pthread -o "$out/driver/driver"
"$out/driver/driver" tests/data "$1" "${3:-1}" ${2:+release} | tee "$out/driver/driver.txt"
figure "every function of the C interface, called by a hostile host" "$(sed -n 's/^driver: //p' "$out/driver/driver.txt")"
