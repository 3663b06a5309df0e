#!/usr/bin/env bash
# Prints the folder of the programs of the tests, built as the tests themselves are, so that nothing is built for them alone:
# `$(bash tests/programs.sh [--release])/inputs 100000`
set -euo pipefail
cd "$(dirname "$0")/.."
cargo test -q -p skillcert-tests --no-run "$@"
target=${CARGO_TARGET_DIR:-target}
case $target in /*) ;; *) target=$PWD/$target ;; esac
case ${1:-} in --release) echo "$target/release" ;; *) echo "$target/debug" ;; esac
