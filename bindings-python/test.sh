#!/usr/bin/env bash
# The Python package: case tables, command line, register, documentation, types, stubs; the register while workers and servers
# are killed, on each database for CRASH_SECONDS. `bash bindings-python/test.sh`
set -euo pipefail
cd "$(dirname "$0")"
export VIRTUAL_ENV=$PWD/../build/venv-test
bin=$VIRTUAL_ENV/bin
PATH=$bin:$PATH

# With the descriptions that check_stubs.sh reads, so that the binding is compiled once.
maturin develop -q --features fault-injection,stubs
# In three shares, two at a time; each file of tests is in one of them.
share() {
    local files
    case $1 in
        others) files=(tests --ignore-glob='*/test_cli*' --ignore-glob='*/test_register*') ;;
        *) files=("tests/test_$1"*.py) ;;
    esac
    coverage run -m pytest -q -p no:cacheprovider "${files[@]}" >"../build/tests-$1.log" 2>&1 || { cat "../build/tests-$1.log"; return 255; }
    tail -n 1 "../build/tests-$1.log"
}
export -f share
printf '%s\n' cli register others | xargs -P 2 -I NAME bash -c 'share NAME'
coverage combine -q
coverage report
programs=$(bash ../tests/programs.sh)
"$programs/inputs" 100000 | python tests/differential.py
(cd .. && python -m doctest README.md README.zh-CN.md docs/guide.md)
python tests/crash/run.py --seconds "${CRASH_SECONDS:-10}"
bash check_stubs.sh
