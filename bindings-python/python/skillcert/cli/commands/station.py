"""`skillcert station`: looks through a station's application (附件1)."""

from __future__ import annotations

from argparse import Namespace

from skillcert import StationApplication
from skillcert.texts import Text

from ..parser import Parser
from ..work.inputs import read_document
from ..work.reasons import finding_lines
from ..work.said import say

ABOUT = Text(
    "检查考核站备案申报表（附件1）：缺什么，错什么，走到哪一步。",
    "Looks through a station's application (附件1): what is missing or wrong, and how far it has come.",
)
# The words of the vocabulary, list station_stage.
STAGES = {
    "drafted": Text("起草", "drafted"),
    "submitted": Text("已申报", "submitted"),
    "reviewed": Text("评估组已签字", "reviewed"),
    "approved": Text("备案同意", "approved"),
    "returned": Text("退回", "returned"),
}


def declare(parser: Parser) -> None:
    """Add the arguments."""
    document = Text(
        "申报表文档（JSON），格式见 docs/schema", "the application as a document (JSON), as docs/schema says"
    )
    parser.positional("document", "STATION.json", document)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if something is missing or wrong."""
    return _tell(read_document(args.document, StationApplication.from_json), lang)


def _tell(application: StationApplication, lang: str) -> int:
    findings = application.findings()
    stage = f"{Text('状态', 'stage').of(lang)}: {STAGES[application.stage].of(lang)}"
    events = (f"  {event.on}  {event.step}" for event in application.events)
    say([stage, *events, *finding_lines(findings, lang)])
    return int(bool(findings))
