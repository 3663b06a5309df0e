#!/usr/bin/env bash
# The oldest version of each dependency that a Cargo.toml allows is enough: the crates build and the tests pass with it.
# Happens in a copy, because the lock file becomes another one. `bash tests/proofs/supply/minimal.sh`
set -euo pipefail
cd "$(dirname "$0")/../../.."
. tests/figure.sh

copy=$PWD/build/supply/minimal
mkdir -p "$copy"
git ls-files -z | grep -zvx Cargo.lock | xargs -0 cp --parents -u -t "$copy"
cd "$copy"
export CARGO_TARGET_DIR=$PWD/target
# The resolver of the stable cargo can do it, but does not offer it yet.
RUSTC_BOOTSTRAP=1 cargo generate-lockfile -q -Z direct-minimal-versions
cargo build -q --locked -p skillcert-c -p skillcert-python
env -u EVIDENCE cargo test -q --locked -p skillcert --all-features
versions() { cargo tree --locked --prefix none -e normal -p skillcert-python | sed 's/ (.*//' | LC_ALL=C sort -u; }
older=$(LC_ALL=C comm -23 <(versions) <(cd ../../.. && versions) | wc -l)
# A tool of the tests, jsonschema, needs a newer one than it says.
cargo update -q serde_json
env -u EVIDENCE cargo test -q --locked -p skillcert-tests
[ "$older" -gt 0 ] || { echo "minimal versions: these are the locked ones" >&2; exit 1; }
figure "negative control: these are other versions than the locked ones" "$older packages"
echo "minimal versions: $older packages not in the locked version"
figure "crates built and tests passed with the oldest version of each direct dependency" "$older packages not in the locked version"
