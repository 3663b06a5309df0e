#!/usr/bin/env bash
# How Cargo runs the tests of a mutant of core: the slow ones only where no quick one has noticed. `run.sh PROGRAM`
set -euo pipefail
slow=(
    audit_promises::a_dense_series
    audit_promises::long_columns
    audit_promises::shards_merge
    audit_promises::the_bitmaps
    codec::texts_of_every
    column::a_kernel
    column::every_length
    column::every_offset
    column::every_prefix
    column::every_two_bytes
    column::random
    differential::
    document::long_names
    exhaustive_
    hostile::
    recover_promises::a_million
)
"$1" --quiet "${slow[@]/#/--skip=}"
"$1" --quiet "${slow[@]}"
