#!/usr/bin/env bash
# How Cargo runs the tests of a mutant of core: those that take long only where no quick one has noticed. `run.sh PROGRAM`
set -euo pipefail
long=(
    audit_promises::a_dense_series
    audit_promises::a_part
    audit_promises::a_shard
    audit_promises::long_columns
    audit_promises::shards_merge
    audit_promises::the_bitmaps
    audit_promises::the_order
    codec::random_inputs
    codec::texts_of_every
    column::a_kernel
    column::every_length
    column::every_offset
    column::every_two_bytes
    diagnose::any_bytes
    diagnose::what_is_nearly
    differential::
    document::long_names
    exhaustive_
    hostile::
    likeness::every_character
    likeness::every_short
    recover_promises::a_million
    schema::
)
longest=(
    column::every_prefix
    column::random
)
# Caught by luck is not caught.
export PROPTEST_RNG_SEED=1
# The first test that fails is enough; the compiler's own test harness says no to --fail-fast without this.
export RUSTC_BOOTSTRAP=1
run() { "$@" --quiet --test-threads=1 -Zunstable-options --fail-fast; }
# The quick ones take two seconds: a mutant that never ends is stopped here, and not by the limit for all of them.
run timeout 20 "$1" "${long[@]/#/--skip=}" "${longest[@]/#/--skip=}"
run "$1" "${longest[@]/#/--skip=}" "${long[@]}"
run "$1" "${longest[@]}"
