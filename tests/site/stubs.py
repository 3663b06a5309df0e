"""The stubs as the pages show them: examples as blocks of code, constructors with their classes."""

from __future__ import annotations

import griffe


class Stubs(griffe.Extension):  # type: ignore[misc]
    """Puts a fence around every example, and calls `__new__` what the pages look for."""

    def on_class(self, *, cls: griffe.Class, **_: object) -> None:
        """Show the constructor of a native class."""
        if isinstance(made := cls.members.get("__new__"), griffe.Function) and "__init__" not in cls.members:
            made.name, made.returns = "__init__", None
            cls.set_member("__init__", made)
            cls.del_member("__new__")

    def on_object(self, *, obj: griffe.Object, **_: object) -> None:
        """Change the docstring of what was read."""
        if obj.docstring is not None:
            obj.docstring.value = "\n\n".join(map(fenced, obj.docstring.value.split("\n\n")))


def fenced(paragraph: str) -> str:
    return f"```pycon\n{paragraph}\n```" if paragraph.startswith(">>> ") else paragraph
