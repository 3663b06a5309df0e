"""What `coverage json` says, as a figure: covered.py <coverage.json"""

import json
import sys

from evidence import evidence

totals = json.load(sys.stdin)["totals"]
assert totals["covered_branches"] == totals["num_branches"], totals
branches = f"{totals['covered_branches']:,} of {totals['num_branches']:,} branches"
figure = f"{branches}, {totals['covered_lines']:,} lines; {totals['excluded_lines']} lines left out"
print(f"covered: {figure}")
evidence("branches of the Python package that its tests take", figure)
