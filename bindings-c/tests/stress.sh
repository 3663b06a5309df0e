#!/usr/bin/env bash
# Calls from several threads over every function and every refusal: plain, under sanitizers, and under each tool of valgrind.
# `bash bindings-c/tests/stress.sh million` makes a million calls from eight threads.
set -euo pipefail
. "$(dirname "$0")/tools.sh"

# Threads and rounds; a thread makes some 82,000 calls in a round.
calls=(2 1)
[ "${1:-}" != million ] || calls=(8 2)

# Compiles the programs, with their calls counted: compile FOLDER OPTION...
compile() {
    local folder=$1 name options
    mkdir -p "$folder"
    for name in audit cases columns misuse scenario stress tsv; do
        options=(-Dmain=${name}_main -include "$out/counted.h")
        case $name in stress | tsv) options=() ;; esac
        "$CC" -std=c11 -O1 "${warnings[@]}" "${options[@]}" "${@:2}" -c $c/tests/$name.c -o "$folder/$name.o"
    done
}

# Links them: link FOLDER PROGRAM OPTION...
link() { "$CC" "$1"/*.o "${@:3}" -pthread -o "$out/stress/$2"; }

# Runs and tells how long it took: timed TITLE COMMAND...
timed() {
    local start=$SECONDS log
    log=$out/stress/${1// /-}.log
    "${@:2}" >"$log" 2>&1 || { head -n 60 "$log"; fail "stress: $1"; }
    say "stress, $1: $(tail -n 1 "$log") ($((SECONDS - start)) s)"
    figure "calls from several threads: $1" "$(tail -n 1 "$log")"
}

watched() { # TOOL THREADS ROUNDS OPTION...
    timed "$1" valgrind -q --tool="$1" --error-exitcode=1 --suppressions=$c/tests/valgrind.supp "${@:4}" \
        "$out/stress/release" build/tables "$2" "$3"
}

released
stage "$out/release" release
compile "$out/stress/plain"
# Every sentence and word in full.
cargo run -q -p skillcert-tests --bin tables -- build/tables
link "$out/stress/plain" release -L"$out/release" -lskillcert -Wl,-rpath,"$out/release"

# Threads of hosts may have small stacks.
(ulimit -s 256 && timed "release build" "$out/stress/release" build/tables "${calls[@]}")

runtime=$(rustc --print sysroot)/lib/rustlib/x86_64-unknown-linux-gnu/lib/librustc-stable_rt.asan.a
if [ -e "$runtime" ]; then
    RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Zsanitizer=address CARGO_TARGET_DIR=$target/asan \
        cargo build -q --locked -p skillcert-c --lib --target x86_64-unknown-linux-gnu
    compile "$out/stress/sanitizing" -fsanitize=address,undefined -fno-sanitize-recover=all
    # Library and program have to share one runtime: that of the Rust compiler, which is the newer one.
    link "$out/stress/sanitizing" sanitized "$target/asan/x86_64-unknown-linux-gnu/debug/libskillcert.a" \
        -Wl,--whole-archive "$runtime" -Wl,--no-whole-archive -lgcc_s -lutil -lrt -lm -ldl -rdynamic
    timed "address, leak and undefined-behavior sanitizers" "$out/stress/sanitized" build/tables "${calls[@]}"
else
    skip "calls under sanitizers" "the Rust of rustup, which brings their runtime"
fi

if need valgrind "memory errors and races of many threads" valgrind; then
    watched helgrind "${calls[@]}" &
    watched memcheck "${calls[@]}" --leak-check=full --errors-for-leak-kinds=all
    watched drd "${calls[@]}"
    wait $! || fail "stress: helgrind"
fi
