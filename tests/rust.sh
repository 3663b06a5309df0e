#!/usr/bin/env bash
# The tests of core with all its features, the case tables and promises, the seeds of the fuzz targets: `make test-rust`.
set -euo pipefail
cd "$(dirname "$0")/.."
# Those of the C crate are run by bindings-c/tests/run.sh.
cargo test -p skillcert-tests -p skillcert-fuzz
cargo test -p skillcert --all-features
cargo run -q -p skillcert --all-features --example decide_and_issue
cargo run -q -p skillcert --all-features --example explain_number
