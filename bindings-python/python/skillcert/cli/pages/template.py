"""The templates of pages."""

from __future__ import annotations

from pathlib import Path

from skillcert.extras import needed_for
from skillcert.texts import Text

with needed_for(Text("网页报告", "pages"), "report"):
    from jinja2 import Environment, StrictUndefined, Template


def template(name: str) -> Template:
    """Return the template of a page; what is filled in is escaped, and a name that is missing is an error."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    path = Path(__file__).with_name(f"{name}.html.jinja")
    return environment.from_string(path.read_text("utf-8"))
