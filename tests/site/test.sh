#!/usr/bin/env bash
# The pages of the documentation, followed word for word with the wheel, and the built site. `bash tests/site/test.sh`
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
pages=()
for page in start spreadsheet issuing register auditing number; do pages+=("docs/$page.md" "docs/$page.en.md"); done
"$python" tests/site/pages.py build/package/skillcert-*.whl "${pages[@]}"
"$python" tests/site/built.py build/site
# An environment with all extras, made anew each time.
rm -rf build/pages
