#!/usr/bin/env bash
# Builds and runs the JNA host: SKILLCERT_LIB=…/libskillcert.so.1 [SKILLCERT_FAULT_LIB=…] bash run.sh
set -euo pipefail
: "${SKILLCERT_LIB:?path of libskillcert.so.1}"
jna=${JNA_JAR:-/usr/share/java/jna.jar}
root=$(cd "$(dirname "$0")/../../.." && pwd)
. "$root/tests/skip.sh"
need javac "the host in Java with JNA" "default-jdk-headless" || exit 0
[ -f "$jna" ] || { skip "the host in Java with JNA" libjna-java; exit; }

out=$root/build/hosts/java-jna
rm -rf "$out"
mkdir -p "$out"
cd "$root/bindings-c/hosts/java-jna"
javac --release 8 -Xlint:all,-options,-serial -Werror -encoding UTF-8 -cp "$jna" -d "$out" skillcert/*.java ./*.java

# run LIBRARY CLASS ARGUMENT...
run() { LC_ALL=C java -Dskillcert.library="$(realpath "$1")" -cp "$out:$jna" "${@:2}"; }
run "$SKILLCERT_LIB" Sample | tee "$out/sample.txt"
diff ../c/sample.txt "$out/sample.txt"
run "$SKILLCERT_LIB" skillcert.Cases java-jna "$root/build/tables"
[ -n "${SKILLCERT_FAULT_LIB:-}" ] || { echo "no SKILLCERT_FAULT_LIB, the test build: no panic check"; exit; }
run "$SKILLCERT_FAULT_LIB" skillcert.Panic 2>/dev/null || { echo "FAILED: the panic did not arrive as a code"; exit 1; }
