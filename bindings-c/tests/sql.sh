#!/usr/bin/env bash
# Runs the numbering recipe of bindings-c/sql against SKILLCERT_LIB (path of libskillcert.so.1).
set -euo pipefail
: "${SKILLCERT_LIB:?path of libskillcert.so.1}"
here=$(cd "$(dirname "$0")" && pwd)
venv=$here/../../build/venv-sql

[ -x "$venv/bin/python" ] || "${PYTHON:-python3}" -m venv "$venv"
"$venv/bin/pip" install -q --disable-pip-version-check -r "$here/sql.requirements.txt" ||
    echo "the drivers of PostgreSQL and MariaDB could not be installed"
exec "$venv/bin/python" "$here/sql.py" "$SKILLCERT_LIB"
