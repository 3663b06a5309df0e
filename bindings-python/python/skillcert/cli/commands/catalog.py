"""`skillcert catalog`: the projects of a catalog and their stages on a day."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from skillcert import Catalog, Dossier, Finding
from skillcert.texts import Text

from ..parser import Parser
from ..work.inputs import read_date, read_document
from ..work.reasons import finding_lines
from ..work.said import say

ABOUT = Text(
    "列出考核项目目录在某日的项目与阶段，并逐一检查。",
    "Lists the projects of a catalog and their stages on a day, and looks through them.",
)
# The words of the vocabulary, list project_stage.
STAGES = {
    "drafted": Text("起草", "drafted"),
    "applied": Text("已申请", "applied for"),
    "filed": Text("已备案", "filed"),
    "pilot": Text("试点", "pilot"),
    "published": Text("已发布", "published"),
    "withdrawn": Text("已撤出", "withdrawn"),
}


def declare(parser: Parser) -> None:
    """Add the arguments."""
    document = Text(
        "目录文档（JSON），格式见 docs/schema", "the catalog as a document (JSON), as docs/schema says"
    )
    parser.positional("document", "CATALOG.json", document)
    on = Text("哪一日的目录；默认为最后一次变动之后", "the day; by default that of the last change")
    parser.option("--on", "DATE", on)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if there are problems."""
    catalog = read_document(args.document, Catalog.from_json)
    return _list(catalog, read_date("--on", args.on) if args.on else _last(catalog), lang)


def _list(catalog: Catalog, day: date | None, lang: str) -> int:
    if day is None:
        say([Text("目录中没有任何记录", "nothing is in the catalog").of(lang)])
        return 0
    dossiers = catalog.on(day)
    projects = Text(f"{day}：{len(dossiers)}个项目", f"{day}: {len(dossiers)} projects").of(lang)
    say([projects, *(_line(dossier, lang) for dossier in dossiers)])
    findings = [finding for dossier in dossiers for finding in _findings(dossier, day)]
    say(finding_lines(findings, lang))
    return int(bool(findings))


def _last(catalog: Catalog) -> date | None:
    return max((event.on for event in catalog.events), default=None)


def _line(dossier: Dossier, lang: str) -> str:
    stage, rule = STAGES[dossier.stage].of(lang), dossier.project.rule_under(dossier.specification).text(lang)
    since = Text(f"自{dossier.since}", f"since {dossier.since}").of(lang)
    return "  ".join([f"  {stage}", dossier.project.name, rule, since, dossier.batch or ""]).rstrip()


def _findings(dossier: Dossier, day: date) -> list[Finding]:
    specification = dossier.specification
    return [*dossier.project.findings(), *(specification.findings(day) if specification else ())]
