#!/usr/bin/env bash
# Runs a command wherever it could come to print something else, and demands the same bytes and the same status:
#   bash tests/everywhere.sh COMMAND ARGUMENT...
# Four locales, two time zones, the clock of now and of the end of 2099, each time another PYTHONHASHSEED.
# Needs localedef with its sources (Debian: locales) and faketime.
set -euo pipefail
locales=(C zh_CN.GB18030 tr_TR.UTF-8 ar_EG.UTF-8)
zones=(UTC Asia/Shanghai)
clocks=('' 2099-12-31\ 23:59:50)
build=$(cd "$(dirname "$0")/.." && pwd)/build
export LOCPATH=$build/locales

fail() { printf 'everywhere: %s\n' "$*" >&2; exit 1; }
mkdir -p "$LOCPATH"
for locale in "${locales[@]:1}"; do
    [ -e "$LOCPATH/$locale" ] && continue
    # Warnings about the definitions of a locale are not ours.
    localedef --no-archive --quiet --force -i "${locale%.*}" -f "${locale#*.}" "$LOCPATH/$locale" 2>/dev/null ||
        [ -e "$LOCPATH/$locale/LC_CTYPE" ] || fail "no locale $locale"
done

# at CLOCK COMMAND...
at() { if [ -n "$1" ]; then faketime -f "@$1" "${@:2}"; else "${@:2}"; fi; }

# What is taken for granted here: the environment is in force.
in_force() {
    local charmap=ANSI_X3.4-1968
    [ "$LC_ALL" = C ] || charmap=${LC_ALL#*.}
    [ "$(locale charmap)" = "$charmap" ] || fail "the locale $LC_ALL is not in force"
    [ "$TZ" = UTC ] || [ "$(date +%z)" = +0800 ] || fail "the time zone $TZ is not in force"
    [ -z "$1" ] || [ "$(at "$1" date +%Y)" = 2099 ] || fail "the clock of 2099 is not in force"
}

said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT
count=0
for LC_ALL in "${locales[@]}"; do
    for TZ in "${zones[@]}"; do
        for clock in "${clocks[@]}"; do
            export LC_ALL TZ PYTHONHASHSEED=$count
            in_force "$clock"
            status=0
            at "$clock" "$@" >"$said/now" || status=$?
            echo "status $status" >>"$said/now"
            [ $count -gt 0 ] || cp "$said/now" "$said/first"
            LC_ALL=C cmp "$said/first" "$said/now" >&2 || fail "something else under $LC_ALL, $TZ, ${clock:-now}: $*"
            count=$((count + 1))
        done
    done
done
[ "$(stat -c %s "$said/first")" -gt 100 ] || fail "next to nothing was printed: $*"
echo "everywhere: the same $(stat -c %s "$said/first") bytes in $count environments: $1"
