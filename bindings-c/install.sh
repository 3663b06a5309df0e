#!/usr/bin/env bash
# Builds libskillcert and installs what a program needs to link it: PREFIX=/usr/local LIBDIR=lib DESTDIR= bash install.sh
# The files are those of `cargo cinstall -p skillcert-c`, without the need for cargo-c, and the list of components, if there
# is a CPython (PYTHON=python3) to make it. With GLIBC=2.17 the library is for systems as old as that (needs cargo-zigbuild
# and zig: `pip install cargo-zigbuild ziglang`).
set -euo pipefail
cd "$(dirname "$0")"
prefix=${PREFIX:-/usr/local}
libdir=${LIBDIR:-lib}
to=${DESTDIR:-}$prefix
. ../tests/reproducible.sh

built=${CARGO_TARGET_DIR:-../target}
if [ -n "${GLIBC:-}" ]; then
    machine=$(uname -m)-unknown-linux-gnu
    cargo zigbuild -q --release --locked -p skillcert-c --target "$machine.$GLIBC"
    built=$built/$machine/release
else
    cargo build -q --release --locked -p skillcert-c
    built=$built/release
fi
version=$(cargo pkgid --locked -p skillcert-c)

install -d "$to/include" "$to/$libdir/pkgconfig" "$to/share/cmake/skillcert"
install -m 755 "$built/libskillcert.so" "$to/$libdir/libskillcert.so.1.0.0"
ln -sf libskillcert.so.1.0.0 "$to/$libdir/libskillcert.so.1"
ln -sf libskillcert.so.1.0.0 "$to/$libdir/libskillcert.so"
install -m 644 "$built/libskillcert.a" "$to/$libdir/"
install -m 644 include/skillcert.h include/skillcert.hpp "$to/include/"
install -m 644 cmake/*.cmake "$to/share/cmake/skillcert/"
cat >"$to/$libdir/pkgconfig/skillcert.pc" <<END
prefix=$prefix
exec_prefix=\${prefix}
libdir=\${prefix}/$libdir
includedir=\${prefix}/include

Name: skillcert
Description: The C interface of skillcert: libskillcert and skillcert.h
Version: ${version##*[#@]}
Libs: -L\${libdir} -lskillcert
Cflags: -I\${includedir}
Libs.private: -lgcc_s -lutil -lrt -lpthread -lm -ldl -lc
END
"${PYTHON:-python3}" ../tests/proofs/supply/sbom.py "$to/share/skillcert" skillcert-c ||
    echo "install.sh: without the list of components, which needs CPython 3.11 or newer" >&2
echo "installed skillcert ${version##*[#@]} in $to"
