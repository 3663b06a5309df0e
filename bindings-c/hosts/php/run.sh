#!/usr/bin/env bash
# Runs the PHP host: SKILLCERT_LIB=…/libskillcert.so.1 [SKILLCERT_FAULT_LIB=…] bash run.sh
set -euo pipefail
library=$(realpath "${SKILLCERT_LIB:?the path of libskillcert.so.1}")
include=$(realpath "${SKILLCERT_INCLUDE:-$(dirname "$0")/../../include}")
cd "$(dirname "$0")"
header=$include/skillcert.h
out=../../../build/hosts/php
"${PHP:=php}" -d ffi.enable=1 -r 'exit(PHP_VERSION_ID >= 80100 && extension_loaded("ffi") ? 0 : 1);' 2>/dev/null ||
    { . ../../../tests/skip.sh && skip "the host in PHP" php-cli; exit; }
mkdir -p "$out"
export LC_ALL=C # Chinese comes through whatever the locale is

run() { "$PHP" -d ffi.enable=1 -d error_reporting=-1 -d display_errors=stderr "$@"; }

run sample.php "$library" "$header" | tee "$out/sample.txt"
diff ../c/sample.txt "$out/sample.txt"
run cases.php "$library" "$header" ../../../build/tables
[ -n "${SKILLCERT_FAULT_LIB:-}" ] || { echo "no SKILLCERT_FAULT_LIB, the test build: no panic check"; exit; }
# The header of the test build, which has one function more.
panic='int32_t skillcert_fault_panic(uint64_t *number, skillcert_finding *err);'
sed "/skillcert_abi_version(void);/a $panic" "$header" >"$out/fault.h"
run panic.php "$(realpath "$SKILLCERT_FAULT_LIB")" "$out/fault.h" 2>/dev/null
