#!/usr/bin/env bash
# What the release build of libskillcert.so is made of: exported and imported symbols, glibc floor, size, no state, and
# what cannot go wrong by design. Needs Linux on x86-64 with glibc.
# `bash bindings-c/tests/release.sh`
set -euo pipefail
. "$(dirname "$0")/tools.sh"

floor_limit=2.34
size_limit=2800000   # bytes, stripped: less than a tenth more than docs/linking.md states

library=$out/release/libskillcert.so.1
released
stage "$out/release" release

# compare FILE TITLE: the committed list and what comes in
compare() { diff "$1" - || fail "the library $2 something else than $1"; }
nm -D --defined-only "$library" | awk '{ print $3 }' | LC_ALL=C sort | compare $c/exports.txt exports
nm -D --undefined-only "$library" | awk '{ sub(/@.*/, "", $2); print $2 }' | LC_ALL=C sort | compare $c/imports.txt imports

# states ROW LIST: docs/linking.md tells how long a list is
states() { grep -q "$1 | $(wc -l <"$2") |" docs/linking.md || fail "docs/linking.md: another number of $1 than in $2"; }
states 'exported symbols' $c/exports.txt
states 'imported symbols' $c/imports.txt

floor=$(glibc_floor "$library")
[ "$(printf '%s\n' "$floor" $floor_limit | sort -V | tail -n 1)" = $floor_limit ] || fail "the library needs glibc $floor"

strip -o "$out/stripped.so" "$library"
size=$(stat -c %s "$out/stripped.so")
[ "$size" -le $size_limit ] || fail "the stripped library has $size bytes, more than $size_limit"

dynamic=$(readelf -d "$library")
grep -q 'SONAME.*\[libskillcert\.so\.1\]' <<<"$dynamic" || fail "no SONAME libskillcert.so.1"
grep -q 'FLAGS_1.* NODELETE' <<<"$dynamic" || fail "the library can be unmapped"

# State would be a writable variable of ours, also per thread. Those of the standard library and of memchr remain, and the
# table of the calls that have a reserve.
writable=$(objdump -t "$library" | awk '$0 ~ /\.(data|bss|tdata|tbss)\t/')
[ -n "$writable" ] || fail "the library has no symbol table to look at"
! grep skillcert <<<"$writable" | grep -v skillcert7reserve || fail "the library has a writable variable"

build() {
    "$CC" -std=c11 "${warnings[@]}" "$c/tests/$1.c" -L"$out/release" -lskillcert -Wl,-rpath,"$out/release" -ldl -lm \
        -pthread -o "$out/$1"
}
build allocations
"$out/allocations" $c/exports.txt
build design
mkdir -p "$out/second"
cp "$library" "$out/second/libskillcert.so.1"
"$out/design" "$out/second/libskillcert.so.1"
say "release build: $(wc -l <$c/exports.txt) exports, $(wc -l <$c/imports.txt) imports, glibc $floor, $size bytes stripped"
