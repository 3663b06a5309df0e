#!/usr/bin/env bash
# What the Rust programs and the C interface print is the same in every locale, time zone and year. `bash tests/determinism.sh`
set -euo pipefail
. "$(dirname "$0")/../bindings-c/tests/tools.sh"

[ -e /usr/share/i18n/locales/zh_CN ] || { skip "what is printed in other locales" locales; exit; }
need faketime "what is printed at other times" faketime || exit 0
programs=$(bash tests/programs.sh)
cargo build -q --locked -p skillcert-c
stage "$out"
objects=()
for name in cases scenario; do
    "$CC" -std=c11 "${warnings[@]}" -Dmain=${name}_main -c $c/tests/$name.c -o "$out/$name-of-speak.o"
    objects+=("$out/$name-of-speak.o")
done
"$CC" -std=c11 "${warnings[@]}" $c/tests/speak.c $c/tests/tsv.c "${objects[@]}" \
    -L"$out" -lskillcert -Wl,-rpath,"$out" -o "$out/speak"

files() { find "$out/generated" "$out/tables" -type f -print0 | LC_ALL=C sort -z | xargs -0 cat; }
spoken() {
    rm -rf "$out/generated" "$out/tables"
    "$programs/generated" "$out/generated" && "$programs/tables" "$out/tables" && files && "$out/speak" "$out/tables"
}
export -f files spoken
export programs out
spoken >"$out/spoken.txt" || fail "a program fails before anything is varied"
everywhere=$(bash tests/everywhere.sh bash -c spoken)
say "$everywhere"
same=${everywhere#everywhere: }
figure "what the generated files say and the C interface prints, in every locale, time zone and year" "${same%: *}"
