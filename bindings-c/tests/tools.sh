# What the scripts of this folder share: each begins by sourcing it, and is then in the root of the project.
# shellcheck shell=bash
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/figure.sh
. tests/skip.sh

CC=${CC:-cc}
CXX=${CXX:-c++}
target=${CARGO_TARGET_DIR:-$PWD/target}
case $target in /*) ;; *) target=$PWD/$target ;; esac
out=$target/c-tests
c=bindings-c
warnings=(-Wall -Wextra -Wpedantic -Wconversion -Werror -g -I"$c/include" -I"$c/tests" -I"$out")
mkdir -p "$out"

# What macros.c, stress.c and driver.c include.
awk -f $c/tests/macros.awk $c/include/skillcert.h >"$out/macros.inc"
awk -f $c/tests/counted.awk $c/exports.txt >"$out/counted.h"
awk -f $c/tests/calls.awk $c/include/skillcert.h >"$out/calls.inc"

say() { printf '== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

# The library as it is shipped; built once for everything that looks at it.
released() { (. tests/reproducible.sh && cargo build -q --release --locked -p skillcert-c); }

# Puts a freshly built library where programs find it: stage FOLDER [PROFILE]
stage() {
    mkdir -p "$1"
    cp "$target/${2:-debug}/libskillcert.so" "$1/libskillcert.so.1"
    ln -sf libskillcert.so.1 "$1/libskillcert.so"
}

# The newest version of glibc whose symbols a library asks for: glibc_floor FILE
glibc_floor() { objdump -T "$1" | grep -o 'GLIBC_[0-9.]*' | sed 's/.*_//' | sort -V | tail -n 1; }
