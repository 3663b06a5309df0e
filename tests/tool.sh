#!/usr/bin/env bash
# Installs a cargo tool once, in a cache that CI and `make prove` share, and prints the folder of its programs:
# PATH=$(bash tests/tool.sh cargo-fuzz 0.13.2):$PATH cargo fuzz …
set -euo pipefail
name=$1 version=$2
root=${XDG_CACHE_HOME:-$HOME/.cache}/skillcert/tools/$name-$version
if [ ! -e "$root/ready" ]; then
    echo "installing $name $version in $root" >&2
    mkdir -p "$root"
    # Neither the flags nor the target folder of the build that asks for it.
    env -u RUSTFLAGS -u CARGO_TARGET_DIR cargo install -q --locked --root "$root" "$name@$version" >&2
    touch "$root/ready"
fi
echo "$root/bin"
