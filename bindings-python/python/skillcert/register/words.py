"""The words for stages, steps and sheets of a certificate, by the names that they have in JSON."""

from __future__ import annotations

from ..texts import Text

STAGES = {
    "issued": Text("已核发，待打印", "issued, to be printed"),
    "printed": Text("已打印，待盖章", "printed, to be sealed"),
    "embossed": Text("已盖钢印，待盖红印", "embossed, the red seal is missing"),
    "red_sealed": Text("已盖红印，待盖钢印", "red-sealed, the embossed seal is missing"),
    "complete": Text("完成", "complete"),
    "void": Text("作废", "void"),
}
STEPS = {
    "print": Text("打印", "print"),
    "emboss": Text("加盖人社局钢印", "apply the bureau's embossed seal"),
    "red_seal": Text("加盖鉴定中心红印", "apply the center's red seal"),
    "void": Text("作废", "void"),
    "reissue": Text("补发、换发", "reissue"),
    "spoil": Text("毁损", "spoil"),
    "correct": Text("更正", "correct"),
}
FATES = {
    "present": Text("在用", "in use"),
    "spoilt": Text("毁损", "spoilt"),
    "replaced": Text("已由新证代替", "replaced by a new sheet"),
    "void": Text("随证书作废", "void with its certificate"),
}
