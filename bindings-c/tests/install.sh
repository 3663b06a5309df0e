#!/usr/bin/env bash
# Installs the release build under a temporary prefix and links a host with it: by pkg-config, by CMake, statically.
# `bash bindings-c/tests/install.sh`
set -euo pipefail
. "$(dirname "$0")/tools.sh"

prefix=$out/install/first
rm -rf "$out/install"
PREFIX=$prefix bash $c/install.sh
# Nothing of it may know where it was installed first.
mv "$prefix" "$out/install/moved"
prefix=$out/install/moved
grep -q '"pkg:cargo/encoding_rs@' "$prefix/share/skillcert/skillcert-c.cdx.json" || fail "no list of components is installed"
host=$c/examples/decide.c

# check PROGRAM shared|static: it gives the number, and takes the library from the prefix or not at all
check() {
    local needed
    LD_LIBRARY_PATH=$prefix/lib "$1" | grep -q '2618010000001' || fail "$1 printed no number"
    needed=$(LD_LIBRARY_PATH=$prefix/lib ldd "$1" | awk '/libskillcert/ { print $1, $3 }')
    case $2 in
        shared) [ "$needed" = "libskillcert.so.1 $prefix/lib/libskillcert.so.1" ] || fail "$1 uses '$needed'" ;;
        static) [ -z "$needed" ] || fail "$1 uses '$needed'" ;;
    esac
}

if need pkg-config "a program linked by pkg-config" pkg-config; then
    flags() { PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --define-prefix "$@" skillcert; }
    # shellcheck disable=SC2046 # words
    "$CC" "$host" $(flags --cflags --libs) -o "$out/install/by-pkg-config"
    check "$out/install/by-pkg-config" shared
    # shellcheck disable=SC2046
    "$CC" "$host" -DSKILLCERT_STATIC $(flags --static --cflags --libs | sed 's/-lskillcert/-l:libskillcert.a/') \
        -o "$out/install/static"
    check "$out/install/static" static
    say "linked by pkg-config: shared, static"
fi

if need cmake "a program linked by CMake" cmake; then
    version=$(sed -n 's/^Version: //p' "$prefix/lib/pkgconfig/skillcert.pc")
    cmake -S $c/tests/consumer -B "$out/install/cmake" -DCMAKE_PREFIX_PATH="$prefix" -DEXPECTED_VERSION="$version" \
        >"$out/install/cmake.log" || { cat "$out/install/cmake.log"; fail "find_package(skillcert)"; }
    cmake --build "$out/install/cmake" >>"$out/install/cmake.log" || { cat "$out/install/cmake.log"; fail "cmake --build"; }
    check "$out/install/cmake/shared" shared
    check "$out/install/cmake/static" static
    "$out/install/cmake/wrapped" | diff $c/hosts/c/sample.txt - || fail "the C++ host printed something else"
    say "linked by find_package: shared, static, C++"
fi
