#!/usr/bin/env bash
# Prints the path of a CPython of another version, so that what is said of later ones is tried: that of the machine, or Debian's,
# unpacked once into a cache with the C library that it wants. Nothing is installed, and no root is needed.
#
#   cpython.sh 3.14       ends with 2 if there is none, and says what is missing
#
#   CPYTHON_SUITE         the Debian that has it, default forky
set -euo pipefail
version=$1
if "python$version" -c 'import venv' 2>/dev/null; then
    command -v "python$version"
    exit
fi

suite=${CPYTHON_SUITE:-forky}
root=${XDG_CACHE_HOME:-$HOME/.cache}/skillcert/cpython/$suite-$version
python=$root/usr/bin/python$version
if [ ! -e "$root/ready" ]; then
    keys=/usr/share/keyrings/debian-archive-keyring.gpg
    for needed in "$(command -v apt-get || echo apt-get)" "$(command -v dpkg || echo dpkg)" "$keys"; do
        [ -e "$needed" ] || { echo "cpython: no python$version here, and Debian's needs $needed" >&2; exit 2; }
    done
    rm -rf "$root"
    mkdir -p "$root/apt/lists/partial" "$root/apt/archives/partial"
    echo "cpython: unpacking Debian's python$version into $root" >&2
    printf 'deb [signed-by=%s] http://deb.debian.org/debian %s main\n' "$keys" "$suite" >"$root/apt/sources.list"
    touch "$root/apt/status" # nothing is installed, so everything that it needs comes too
    apt() {
        apt-get -qq -o Dir::Etc::SourceList="$root/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
            -o Dir::State="$root/apt" -o Dir::State::Status="$root/apt/status" -o Dir::Cache="$root/apt" \
            -o Acquire::Retries=3 -o APT::Sandbox::User= -o Debug::NoLocking=1 "$@" >&2
    }
    apt update || { echo "cpython: Debian $suite cannot be reached" >&2; exit 2; }
    apt install --yes --no-install-recommends --download-only "python$version" || exit 2
    for package in "$root"/apt/archives/*.deb; do
        dpkg -x "$package" "$root"
    done
    rm -rf "$root/apt"
    # Started by its own loader. The name under which it is called tells it where its library is, in an environment too.
    mv "$python" "$root/usr/libexec-python"
    printf '#!/bin/sh\nexec %s --argv0 "$0" --library-path %s %s "$@"\n' \
        "$(compgen -G "$root/usr/lib*/ld-linux-*.so.*")" "$(compgen -G "$root/usr/lib/*-linux-gnu*")" "$root/usr/libexec-python" >"$python"
    chmod +x "$python"
    "$python" -c 'import ctypes, sqlite3, ssl, venv' >&2
    touch "$root/ready"
fi
echo "$python"
