#!/usr/bin/env bash
# Builds and runs the Go host: SKILLCERT_LIB=…/libskillcert.so.1 [SKILLCERT_FAULT_LIB=…] bash run.sh
set -euo pipefail
: "${SKILLCERT_LIB:?path of libskillcert.so.1}"
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)

. "$root/tests/skip.sh"
need go "the host in Go" golang-go || exit 0

out=$root/build/hosts/go
library=$(realpath "$SKILLCERT_LIB")
export CGO_CFLAGS=-I${SKILLCERT_INCLUDE:-$root/bindings-c/include} GOCACHE=${GOCACHE:-$out/cache}
export LC_ALL=C # Chinese comes through whatever the locale is

# -lskillcert finds a file without version: link_to LIBRARY FOLDER
link_to() {
    mkdir -p "$2"
    ln -sf "$1" "$2/libskillcert.so"
    export CGO_LDFLAGS="-L$2 -Wl,-rpath,$(dirname "$1")"
}

cd "$here"
test -z "$(gofmt -l .)"
link_to "$library" "$out/lib"
go vet ./...
go build -o "$out" ./sample ./cases
"$out/sample" | tee "$out/sample.txt"
diff ../c/sample.txt "$out/sample.txt"
"$out/cases" "$root/build/tables"
[ -n "${SKILLCERT_FAULT_LIB:-}" ] || { echo "no SKILLCERT_FAULT_LIB, the test build: no panic check"; exit; }
link_to "$(realpath "$SKILLCERT_FAULT_LIB")" "$out/lib-fault"
go build -tags fault_injection -o "$out" ./panic
"$out/panic" 2>/dev/null || { echo "FAILED: the panic did not arrive as a code"; exit 1; }
