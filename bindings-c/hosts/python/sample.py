"""Checks numbers, decides a candidate, plans certificates and makes a bill: python3 sample.py"""

import json
import sys

import skillcert_ctypes as skillcert

sys.stdout.reconfigure(encoding="utf-8")

hunan = skillcert.Scheme()
for text in ("1918010000001", "１918010000001"):
    try:
        number, assurance = hunan.parse(text)
        parts = skillcert.parts(number)
        print(f"{skillcert.format(number)}: {parts.year} {parts.serial}")
    except skillcert.SkillcertError as error:
        print(error.message("zh"))
        print(" ", error.cure("zh"))

practical = skillcert.mark("88.5", "score.practical")
theory = skillcert.mark("缺考", "score.theory")
decision = skillcert.decide("theory_and_practical", practical=practical, theory=theory)
print(decision.text("zh"))
for finding in decision.findings:
    print(" ", finding.message("zh"))

plan = hunan.plan(year=2026, city=1, next=1, count=3)
print(skillcert.format(plan.first), "-", skillcert.format(plan.last))

print(skillcert.document("fee_bill", json.dumps({"project": {"name": "湘西苗绣", "traits": []}, "on": "2021-05-20"})))
