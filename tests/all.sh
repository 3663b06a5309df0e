#!/usr/bin/env bash
# `make test`: every step, then what was skipped and what is left on the disk. `bash tests/all.sh TARGET...`
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p build
rm -f build/skipped

while [ $# -gt 0 ]; do
    start=$SECONDS
    "${MAKE:-make}" --no-print-directory "$1" ||
        { echo "make test: $1 FAILED${2:+; not run after it: ${*:2}}" >&2; exit 1; }
    echo "make test: $1 passed, $((SECONDS - start)) s"
    shift
done

cache=${XDG_CACHE_HOME:-$HOME/.cache}/skillcert
mkdir -p target "$cache"
read -r disk _ < <(du -cm build target "$cache" | tail -n 1)
echo "make test: build, target and $cache hold $disk MB; \`make clean\` removes the first two"
if [ -s build/skipped ]; then
    echo "make test: everything passed; skipped, with Debian's package that brings what is missing:"
    LC_ALL=C sort -u build/skipped
else
    echo "make test: everything passed, nothing was skipped"
fi
