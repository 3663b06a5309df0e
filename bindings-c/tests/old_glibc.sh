#!/usr/bin/env bash
# The library for old systems: built with zig for glibc 2.17 (CentOS 7), it exports the same, a panic in it
# is caught, and the stress test passes. `bash bindings-c/tests/old_glibc.sh`
set -euo pipefail
. "$(dirname "$0")/tools.sh"

# The field's tool and the compiler that carries the symbols of every glibc.
zig=build/venv-zig
[ -x $zig/bin/cargo-zigbuild ] || {
    "${PYTHON:-python3}" -m venv $zig
    $zig/bin/pip install -q cargo-zigbuild==0.24.0 ziglang==0.15.1
}

export PATH=$PWD/$zig/bin:$PATH
old=$out/old
machine=$(uname -m)-unknown-linux-gnu
cargo zigbuild -q --release --locked -p skillcert-c --target "$machine.2.17" --features fault-injection
stage "$old/fault" "$machine/release"
"$CC" -std=c11 "${warnings[@]}" $c/tests/fault.c -L"$old/fault" -lskillcert -Wl,-rpath,"$old/fault" -o "$old/fault/fault"
"$old/fault/fault" 2>/dev/null || fail "the panic did not arrive as a code"

GLIBC=2.17 PREFIX=$old bash $c/install.sh
nm -D --defined-only "$old/lib/libskillcert.so" | awk '{ print $3 }' | LC_ALL=C sort | diff $c/exports.txt - || fail "exports"
floor=$(glibc_floor "$old/lib/libskillcert.so")
[ "$(printf '%s\n' "$floor" 2.17 | sort -V | tail -n 1)" = 2.17 ] || fail "it needs glibc $floor"
LD_LIBRARY_PATH=$old/lib "$out/stress/release" build/tables 8 3
say "for old systems: glibc $floor"
figure "the library for old systems exports the same, catches a panic, and stands a million calls" "glibc $floor"
ours=$(glibc_floor "$out/release/libskillcert.so.1")
[ "$(printf '%s\n' "$ours" 2.17 | sort -V | tail -n 1)" != 2.17 ] || fail "the library of this machine would do"
figure "negative control: the library that is built for this machine is too new" "glibc $ours"
