#!/usr/bin/env bash
# Builds the library once as it ships and once with the panicking export, and runs every host program against both.
# A host that is not installed is a visible line; with CI=true it is a failure.
set -euo pipefail
cd "$(dirname "$0")/../.."

stage() {
    mkdir -p "$1"
    cp target/debug/libskillcert.so "$1/libskillcert.so.1"
}
cargo build -q -p skillcert-c --features fault-injection
stage target/hosts/fault
cargo build -q -p skillcert-c
stage target/hosts

# Every sentence and word in full, which the hosts compare.
cargo run -q -p skillcert-tests --bin tables -- build/tables
export SKILLCERT_LIB=$PWD/target/hosts/libskillcert.so.1
export SKILLCERT_FAULT_LIB=$PWD/target/hosts/fault/libskillcert.so.1
for host in bindings-c/hosts/*/run.sh; do
    echo "== ${host%/run.sh}"
    bash "$host"
done
echo "== the numbering recipe on databases"
bash bindings-c/tests/sql.sh
