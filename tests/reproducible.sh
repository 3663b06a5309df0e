# Sourced by what builds something to be shipped: the same bytes in every folder and on every day, and no name of a folder
# in them.
# shellcheck shell=bash
reproducible() {
    local root home flags source given=${RUSTFLAGS:-}
    root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
    home=${CARGO_HOME:-$HOME/.cargo}
    # Dependencies lie in a folder that is named after the registry's address, and has to be there to be named.
    [ -d "$home/registry/src" ] || cargo fetch -q --locked --manifest-path "$root/Cargo.toml"
    # The last one that fits counts.
    flags=("$root=/skillcert" "$home=/cargo" "$(rustc --print sysroot)=/rust")
    for source in "$home"/registry/src/*/; do flags+=("${source%/}=/cargo"); done
    # The form in which flags may hold blanks; it takes precedence over RUSTFLAGS.
    CARGO_ENCODED_RUSTFLAGS=${CARGO_ENCODED_RUSTFLAGS:-${given// /$'\x1f'}}
    CARGO_ENCODED_RUSTFLAGS+=$(printf '\x1f--remap-path-prefix=%s' "${flags[@]}")
    export CARGO_ENCODED_RUSTFLAGS=${CARGO_ENCODED_RUSTFLAGS#$'\x1f'}
    # Arrow's hashes draw their constants while they are compiled, unless they are given.
    export CONST_RANDOM_SEED=skillcert
    # The times in an archive: that of the commit, or of a release that is no repository.
    export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1800000000)}
}
reproducible
