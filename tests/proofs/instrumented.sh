#!/bin/sh
# Stands before rustc for the crates of this workspace: counts regions and branches, of dependencies none.
# Branches are counted by an option that is not stable; RUSTC_BOOTSTRAP lets a stable compiler take it.
RUSTC_BOOTSTRAP=1 exec "$@" -Cinstrument-coverage -Zcoverage-options=branch
