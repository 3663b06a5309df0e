#!/usr/bin/env bash
# The command at work on the sample: shows each call, then checks what must hold. Exit 0 only if all of it holds.
# Usage: sample/demo.sh [FOLDER]; SKILLCERT is the command, `skillcert` if not set.
set -euo pipefail
# The texts below are Chinese, whatever the locale is.
export SKILLCERT_LANG=zh

fail() {
    echo "demo: $1" >&2
    exit 1
}

skillcert=$(command -v "${SKILLCERT:-skillcert}") || fail "there is no command ${SKILLCERT:-skillcert}"
skillcert=$(realpath "$skillcert")
sample=$(cd "$(dirname "$0")" && pwd)
folder=${1:-build/demo}
mkdir -p "$folder"
cd "$folder"
rm -f register.db ISSUED.csv AGAIN.csv CHECKED.csv RECOVERED.csv
cp "$sample/results.csv" "$sample/project.json" "$sample/numbers.csv" .

# Shows a call, runs it, and compares its exit code with the documented one.
run() {
    local expected=$1 code=0
    shift
    printf '\n$ skillcert %s\n' "$*"
    "$skillcert" "$@" || code=$?
    [ "$code" -eq "$expected" ] || fail "exit code $code, expected $expected: skillcert $*"
}

numbers() { awk -F, 'NR > 1 && $6 != "" { print $6 }' "$1"; }
issue=(issue results.csv --project project.json --city 01 --register sqlite:///register.db)

run 0 register init --register sqlite:///register.db
run 1 "${issue[@]}" --date 2026-11-23 --out ISSUED.csv
run 1 "${issue[@]}" --date 2026-11-24 --out AGAIN.csv
run 0 check ISSUED.csv --column 证书编号 --register sqlite:///register.db
run 0 register audit --register sqlite:///register.db
run 0 audit ISSUED.csv --column 证书编号 --register sqlite:///register.db
run 1 check numbers.csv --column 证书编号 --as-of 2026-11-23 --out CHECKED.csv
run 0 explain 2618010000001 --register sqlite:///register.db
run 0 explain 1918010000001 --lang en
run 1 explain 261801OOOOO12
run 0 register print 2618010000001 --blank 43A0000001 --printer 长沙市职业技能鉴定中心 --on 2026-11-24 --register sqlite:///register.db
run 0 register void 2618010000002 --reason 冒名顶替 --on 2026-11-24 --register sqlite:///register.db
run 1 register verify 2618010000002 --register sqlite:///register.db
run 1 check ISSUED.csv --column 证书编号 --register sqlite:///register.db --quiet
run 2 check missing.csv --column 证书编号
run 1 recover numbers.csv --out RECOVERED.csv
run 1 decide --practical 88.5 --theory 59.99 --rule both
run 0 fee --date 2021-06-01 --rule both

count=$(numbers ISSUED.csv | wc -l)
last=$((2618010000000 + count))
[ "$count" -gt 0 ] || fail "no certificate was issued"
cmp -s <(numbers ISSUED.csv) <(seq -f %.0f 2618010000001 "$last") || fail "the numbers have a gap or another order"
cmp -s ISSUED.csv AGAIN.csv || fail "the second run wrote something else"
cmp -s <(cut -d, -f1-4 ISSUED.csv) results.csv || fail "an original cell has changed"
[ "$(wc -l <CHECKED.csv)" -eq "$(wc -l <numbers.csv)" ] || fail "a checked row is missing"
[ "$(wc -l <RECOVERED.csv)" -eq "$(wc -l <numbers.csv)" ] || fail "a recovered row is missing"
passed=$(grep -c ',合格,' ISSUED.csv)
[ "$passed" -eq "$count" ] || fail "$passed rows passed, $count have a number"

cat <<SUMMARY

$(($(wc -l <results.csv) - 1)) 行成绩，合格 $count 人，编号 2618010000001 至 $last，无缺号，次序同输入。
第二次运行（核发日期在次日）没有新编号，输出逐字节相同。原表各列未变，每行都有结果。登记册与签发表经核查，没有缺号、重号。退出码均与说明相符。
结果在 $folder：ISSUED.csv CHECKED.csv RECOVERED.csv register.db
SUMMARY
