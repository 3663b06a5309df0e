#!/usr/bin/env bash
# Licenses, duplicates and sources of everything in Cargo.lock, by the rules of deny.toml. `bash tests/proofs/supply/deny.sh`
set -euo pipefail
cd "$(dirname "$0")/../../.."
. tests/figure.sh
PATH=$(bash tests/tool.sh cargo-deny 0.20.2):$PATH
cargo deny --locked check --hide-inclusion-graph licenses bans sources
crates=$(grep -c '^name = ' Cargo.lock)
figure "packages whose license, versions and source deny.toml allows (advisories are not looked up: their database is elsewhere)" "$crates"
