#!/usr/bin/env bash
# Random inputs through the release build, beside the slow specification: differential.sh NUMBERS [OPTION OF CARGO]...
set -euo pipefail
. "$(dirname "$0")/tools.sh"

released
stage "$out/release" release
"$CC" -std=c11 -O2 "${warnings[@]}" $c/tests/differential.c -L"$out/release" -lskillcert -Wl,-rpath,"$out/release" \
    -o "$out/differential"
programs=$(bash tests/programs.sh "${@:2}")
"$programs/inputs" "$1" | "$out/differential"
