#!/usr/bin/env bash
# `cargo cinstall` and install.sh install the same: files, links, texts, exported names, dynamic section.
# `bash bindings-c/tests/cargo_c.sh`
set -euo pipefail
. "$(dirname "$0")/tools.sh"
# Newer ones need a newer Rust.
PATH=$(bash tests/tool.sh cargo-c 0.10.24+cargo-0.98.0):$PATH

ours=$out/installed/ours theirs=$out/installed/cargo-c
rm -rf "$out/installed"
DESTDIR=$ours PREFIX=/usr bash $c/install.sh
cargo cinstall --locked -p skillcert-c --prefix=/usr --libdir=lib --destdir="$theirs" 2>"$out/cargo-c.log" ||
    { cat "$out/cargo-c.log"; fail "cargo cinstall"; }

# cargo-c installs files of the repository; the list of components is none.
rm "$ours/usr/share/skillcert/skillcert-c.cdx.json"
rmdir "$ours/usr/share/skillcert"

facts() {
    cd "$1/usr"
    find . -printf '%p %y %m %l\n' | LC_ALL=C sort
    cat include/* lib/pkgconfig/skillcert.pc share/cmake/skillcert/*
    nm -D --defined-only lib/libskillcert.so.1 | awk '{ print $3 }' | LC_ALL=C sort
    readelf -d lib/libskillcert.so.1 | grep -E 'NEEDED|SONAME|FLAGS'
}
same() { diff <(facts "$ours") <(facts "$theirs"); }
same || fail "cargo-c installs something else than install.sh"
files=$(find "$ours" ! -type d | wc -l)
say "cargo-c installs the same $files files as install.sh"
figure "cargo-c installs what install.sh does: files, links, texts, exported names, dynamic section" "$files files"
rm "$theirs/usr/include/skillcert.hpp"
! same >/dev/null || fail "a file that is not installed is not missed"
figure "negative control: a file that is not installed is missed" "1 of 1"
