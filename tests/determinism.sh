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

# The shell sorts names by its locale.
schemas() { rm -rf "$out/schema" && "$programs/schema" "$out/schema" && (LC_ALL=C; cat "$out"/schema/*); }
spoken() {
    "$programs/messages" && "$programs/clauses" && "$programs/scenario" tsv && "$programs/scenario" answers && schemas &&
        "$out/speak" tests/data
}
export -f schemas spoken
export programs out
spoken >"$out/spoken.txt" || fail "a program fails before anything is varied"
everywhere=$(bash tests/everywhere.sh bash -c spoken)
say "$everywhere"
same=${everywhere#everywhere: }
figure "what four Rust programs and the C interface print in every locale, time zone and year" "${same%: *}"
