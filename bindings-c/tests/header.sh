#!/usr/bin/env bash
# The header and all C programs compile without a warning, in every standard, by both compilers; the header also for
# other machines. `bash bindings-c/tests/header.sh`
set -euo pipefail
. "$(dirname "$0")/tools.sh"

sources=("$c"/tests/*.c "$c"/examples/*.c)
compiled=0
# check COMPILER OPTION...
check() {
    "$1" "${warnings[@]}" -fsyntax-only "${@:2}" || fail "$*"
    compiled=$((compiled + 1))
}

for compiler in gcc clang; do
    need $compiler "the header, compiled by $compiler" "${compiler/clang++/clang}" || continue
    for standard in c99 c11; do
        check $compiler -std=$standard -Wstrict-prototypes "${sources[@]}"
    done
done
for compiler in g++ clang++; do
    need $compiler "the header, compiled by $compiler" "${compiler/clang++/clang}" || continue
    for standard in c++11 c++17 c++20; do
        check $compiler -std=$standard -x c++ "${sources[@]}"
    done
done

# The static assertions hold there too: calling conventions, 32 bits, other alignments, big-endian.
machines=(x86_64-pc-windows-msvc i686-pc-windows-msvc x86_64-pc-windows-gnu i686-linux-gnu aarch64-linux-gnu
    armv7-linux-gnueabihf riscv64-linux-gnu mips-linux-gnu)
if need clang "the header, compiled for other machines" clang; then
    for machine in "${machines[@]}"; do
        check clang --target="$machine" -std=c11 -ffreestanding -nostdlibinc $c/tests/twice.c
    done
fi

# No function leaves its calling convention to the host's settings: each declaration has it, and it is a word on 32-bit Windows
# only. Without headers of Windows, the compiler only expands macros.
for convention in __stdcall ''; do
    [ "$convention" ] && system=(-D_WIN32) || system=(-D_WIN32 -D_WIN64)
    "$CC" -I$c/include "${system[@]}" -E $c/tests/twice.c | tr '\n' ' ' | tr ';' '\n' |
        grep -o "__declspec(dllimport) *\(int32_t\|const char \*\) *$convention *skillcert_[a-z0-9_]* *(" |
        grep -o 'skillcert_[a-z0-9_]*' | LC_ALL=C sort |
        diff $c/exports.txt - || fail "a function without SKILLCERT_API or SKILLCERT_CALL (${system[*]})"
done
say "calling convention: $(wc -l <$c/exports.txt) functions with __stdcall on 32-bit Windows, none elsewhere"
say "header: $compiled ways to compile it, no warning"
