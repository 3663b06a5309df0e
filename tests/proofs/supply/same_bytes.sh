#!/usr/bin/env bash
# The wheel and libskillcert.so are the same bytes wherever and whenever they are built, and name no folder of the machine.
# Each is built twice, in two copies in folders of different names. MATURIN is the builder. `bash tests/proofs/supply/same_bytes.sh`
set -euo pipefail
cd "$(dirname "$0")/../../.."
. tests/figure.sh
out=$PWD/build/supply/same-bytes
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)

built() { # FOLDER
    local copy=$out/$1
    rm -rf "$copy"
    mkdir -p "$copy"
    git ls-files -z | xargs -0 cp --parents -t "$copy"
    # A target folder of the caller would be the same for both.
    (cd "$copy" && unset CARGO_TARGET_DIR && . tests/reproducible.sh &&
        cargo build -q --release --locked -p skillcert-c &&
        "$(dirname "$MATURIN")/python" tests/proofs/supply/sbom.py "$copy" skillcert-python && cd bindings-python &&
        "$MATURIN" build -q --release --strip --locked --sbom-include "$copy/skillcert-python.cdx.json" --out "$copy")
}
built first
sleep 1
built "second place"

# Texts in a library or in the files of a wheel that name a folder of this machine: told FILE
told() {
    { case $1 in *.whl) unzip -p "$1" ;; *) cat "$1" ;; esac; } | strings -n 6 |
        grep -F -e "$PWD" -e "${CARGO_HOME:-$HOME/.cargo}" -e "$HOME/" -e registry/src || true
}

same() { # WHAT FILE
    local first="$out/first/$2" second="$out/second place/$2" names
    cmp "$first" "$second" >&2 || { echo "$1: two builds, other bytes" >&2; exit 1; }
    names=$(told "$first")
    [ -z "$names" ] || { printf '%s names folders of the machine:\n%s\n' "$1" "$names" | head -n 20 >&2; exit 1; }
    echo "$1: the same bytes twice, no folder named: $(sha256sum <"$first" | cut -c 1-16)"
    figure "$1, built twice in folders of different names" "the same $(stat -c %s "$first") bytes, 0 names of folders"
}
same libskillcert.so target/release/libskillcert.so
same wheel "$(cd "$out/first" && ls skillcert-*.whl)"

# Without those flags there are such names, and they are found.
(cd "$out/first" && unset CARGO_TARGET_DIR && cargo build -q --locked -p skillcert-c)
names=$(told "$out/first/target/debug/libskillcert.so" | wc -l)
[ "$names" -gt 0 ] || { echo "no folder is found in a build that names some" >&2; exit 1; }
figure "negative control: folders named in a build without the flags of a release are found" "$names names"
