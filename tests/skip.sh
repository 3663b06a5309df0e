#!/usr/bin/env bash
# What a missing tool leaves out is told in one form, `SKIPPED: what (package)`, and kept in build/skipped for the last lines of
# `make test`. Scripts source this file; other programs run it: `bash tests/skip.sh WHAT PACKAGE`. CI skips nothing: it fails.
# shellcheck shell=bash

# skip WHAT PACKAGE: the package is the Debian one that brings what is missing.
skip() {
    local build
    build=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/build
    mkdir -p "$build"
    printf 'SKIPPED: %s (%s)\n' "$1" "$2" | tee -a "$build/skipped"
    [ "${CI:-}" != true ] || { echo "FAILED: CI skips nothing" >&2; exit 1; }
}

# need TOOL WHAT PACKAGE: whether a tool is there; otherwise WHAT is skipped.
need() { command -v "$1" >/dev/null || { skip "$2" "$3"; return 1; }; }

[ "${BASH_SOURCE[0]}" != "$0" ] || skip "$@"
