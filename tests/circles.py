"""Which file imports which, in the three crates and in the Python package, and the circles among them.

An import leads to the file that defines the item, past every `pub use` and `__init__.py` on the way. So a door, a
file that only names what others may use, imports nothing, and `mod x;` is no import either. A path counts wherever
it stands: in `use`, in the code, in an attribute or its string. The paths in the body of a macro count for the file
that defines it, which cannot be read without them, and for each file that calls it. Methods are not followed: a type
counts where it is defined. In Python each import counts, also one in a function or for the type checker alone.
"""

from __future__ import annotations

import ast
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CRATES = ["core/src", "bindings-c/src", "bindings-python/src"]
PACKAGE = "bindings-python/python/skillcert"
# The circles that stay, with the reason of each. The house allows none in the C crate and in the package, two in the
# Python crate, and three of two files each in core.
KNOWN: dict[str, str] = {
    "bindings-python/src: decision.rs rule.rs": "a rule makes decisions, a decision tells its rule",
    "bindings-python/src: number.rs recovery.rs": "CertificateNumber.recover gives a Recovery, which holds a number",
    "core/src: number/digits.rs number/digits/sse2.rs": "two ways to the same Fields, and digits.rs chooses",
}

Graph = dict[Path, set[Path]]
Names = tuple[str, ...]
NAME = r"[A-Za-z_]\w*"
# Comments, strings and characters. A string that holds a path, as in `with = "crate::date::iso"`, is code.
NO_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|b?r(#*)".*?"\1|b?"(?P<text>(?:\\.|[^"\\])*)"|b?\'(?:\\[^\']+|[^\'\\])\'', re.DOTALL
)
PATH = re.compile(rf"(?<![\w:$])(?:\$crate|{NAME})(?:::{NAME})+(?!\w|!)")
CALL = re.compile(rf"(?<![\w$])({NAME})!\s*[(\[{{]")
USE = re.compile(r"(?<!\w)(pub(?:\([\w :]+\))?\s+)?use\s+([^;]+);")
GROUP = re.compile(r"([\w:]*)\{([^{}]*)\}")
TEST = re.compile(r"#\[cfg\((?:all\()?test\b[^\]]*\]\s*[^;{]*")


def closing(text: str, start: int) -> int:
    """Where the brace that opens at or after `start` has closed."""
    depth = 0
    for brace in re.compile(r"[{}]").finditer(text, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return len(text)


def code_of(path: Path) -> str:
    """The code of a file of Rust without comments, texts and tests."""
    texts = re.compile(rf"{NAME}(?:::{NAME})+")
    code = NO_CODE.sub(
        lambda it: f" {it['text'] if texts.fullmatch(it['text'] or '') else ''} ", path.read_text("utf-8")
    )
    while test := TEST.search(code):
        end = test.end() + 1 if code[test.end() :].startswith(";") else closing(code, test.end())
        code = code[: test.start()] + code[end:]
    return code


def leaves(tree: str) -> Iterator[tuple[str, Names]]:
    """The names that a `use` brings, each with its path."""
    while GROUP.search(tree):
        tree = GROUP.sub(lambda it: ",".join(it[1] + leaf.strip() for leaf in it[2].split(",") if leaf.strip()), tree)
    for leaf in tree.split(","):
        path, _, renamed = leaf.strip().removesuffix("::self").partition(" as ")
        names = tuple(path.removesuffix("::self").split("::"))
        yield renamed or names[-1], names


class Crate:
    """The modules of a crate, one in braces too: the file of each, its code and the names that it brings in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.file: dict[Names, Path] = {}
        self.code: dict[Names, str] = {}
        self.uses: dict[Names, dict[str, tuple[bool, Names]]] = {}
        self.macros: dict[str, tuple[Path, str]] = {}
        self.add((), root / "lib.rs", code_of(root / "lib.rs"))

    def add(self, module: Names, file: Path, code: str) -> None:
        for macro in re.finditer(rf"macro_rules!\s*({NAME})", code):
            self.macros[macro[1]] = file, code[macro.end() : closing(code, macro.end())]
        while inner := re.search(rf"\bmod ({NAME})\s*\{{", code):
            end = closing(code, inner.start())
            self.add((*module, inner[1]), file, code[inner.end() : end - 1])
            code = code[: inner.start()] + code[end:]
        for child in re.findall(rf"\bmod ({NAME});", code):
            below = self.root.joinpath(*module, f"{child}.rs")
            self.add((*module, child), below, code_of(below))
        uses = [(bool(use[1]), name, path) for use in USE.finditer(code) for name, path in leaves(use[2])]
        self.file[module], self.uses[module] = file, {name: (door, path) for door, name, path in uses}
        self.code[module] = re.sub(rf"\bmod {NAME};", "", USE.sub("", code))

    def target(self, path: Names, module: Names, passed: frozenset[Names] = frozenset()) -> Path | None:
        """The file that defines what a path says in a module; none if it is of another crate, or a module."""
        if path[0] in ("crate", "$crate"):
            path, module = path[1:], ()
        elif path[0] not in ("self", "super", *self.uses[module]) and (*module, path[0]) not in self.file:
            return None
        for place, name in enumerate(path):
            child, rest = (*module, name), path[place + 1 :]
            if name in ("self", "super"):
                module = module[:-1] if name == "super" else module
            elif name in self.uses[module] and child not in passed and not (rest and child in self.file):
                return self.target((*self.uses[module][name][1], *rest), module, passed | {child})
            elif child in self.file:
                module = child
            else:
                return self.macros[name][0] if name in self.macros and not rest else self.file[module]
        return None

    def led_to(self, code: str, module: Names, passed: frozenset[str] = frozenset()) -> Iterator[Path | None]:
        """The files of the paths in this code, and of those in the macros that it calls."""
        for path in PATH.findall(code):
            if not passed or path.startswith(("crate", "$crate")):
                yield self.target(tuple(path.split("::")), module)
        for name in (set(CALL.findall(code)) & self.macros.keys()) - passed:
            yield self.macros[name][0]
            yield from self.led_to(self.macros[name][1], (), passed | {name})

    def imports(self) -> Graph:
        graph: Graph = {file: set() for file in self.file.values()}
        for module, file in self.file.items():
            code = self.code[module]
            for name, (door, path) in self.uses[module].items():
                if not door or re.search(rf"(?<!\.)(?<!fn )\b{name}\b", code):
                    graph[file] |= {self.target(path, module) or file}
            graph[file] |= {target for target in self.led_to(code, module) if target}
        return {file: targets - {file} for file, targets in graph.items()}


def package(root: Path) -> Graph:
    """The imports of a Python package."""
    files = {path.relative_to(root.parent).with_suffix("").parts: path for path in root.rglob("*.py")}
    files = {names[:-1] if names[-1] == "__init__" else names: path for names, path in files.items()}
    trees = {path: ast.parse(path.read_text("utf-8")) for path in files.values()}

    def brought(module: Names) -> Iterator[tuple[str, Names]]:
        """The names that a file imports, each with the module it comes from."""
        for node in ast.walk(trees[files[module]]):
            if isinstance(node, ast.Import):
                yield from ((it.asname or it.name, tuple(it.name.split("."))) for it in node.names)
            elif isinstance(node, ast.ImportFrom):
                above = len(module) + (files[module].name == "__init__.py") - node.level
                base = (*(module[:above] if node.level else ()), *filter(None, (node.module or "").split(".")))
                yield from ((it.asname or it.name, (*base, it.name)) for it in node.names)

    names = {module: dict(brought(module)) for module in files}

    def target(path: Names, *passed: Names) -> Path | None:
        behind = names.get(path[:-1], {}).get(path[-1])
        if path in files or behind is None or path in passed:
            return files.get(path) or files.get(path[:-1])
        return target(behind, *passed, path)

    graph: Graph = {}
    for module, path in files.items():
        used = {node.id for node in ast.walk(trees[path]) if isinstance(node, ast.Name)}
        wanted = [leaf for name, leaf in names[module].items() if path.name != "__init__.py" or name in used]
        graph[path] = {file for file in map(target, wanted) if file and file != path}
    return graph


def circles(graph: Graph) -> set[frozenset[Path]]:
    """The sets of files that lead to each other."""
    reached: Graph = {}
    for file in graph:
        reached[file], queue = set(), [file]
        while queue:
            new = graph[queue.pop()] - reached[file]
            reached[file] |= new
            queue += new
    found = {frozenset(other for other in reached[file] if file in reached[other]) for file in graph}
    return found - {frozenset()}


def named(root: Path) -> set[str]:
    """The circles of a tree, each as its folder and its files."""
    graphs = {crate: Crate(root / crate).imports() for crate in CRATES if (root / crate).exists()}
    graphs[PACKAGE] = package(root / PACKAGE)
    return {
        f"{folder}: {' '.join(sorted(str(file.relative_to(root / folder)) for file in circle))}"
        for folder, graph in graphs.items()
        for circle in circles(graph)
    }


def breaches() -> Iterator[str]:
    found = named(ROOT)
    if len(KNOWN) > 6:
        yield "tests/circles.py: more than six circles stay"
    yield from (f"a circle of imports: {circle}" for circle in sorted(found - KNOWN.keys()))
    yield from (f"tests/circles.py: this circle is no more: {circle}" for circle in sorted(KNOWN.keys() - found))
    yield from self_test()


MADE_UP = {
    "core/src/lib.rs": "mod a; mod b; mod c; mod d; mod e; mod word; mod door; mod braces;",
    "core/src/a.rs": "use crate::{b::{self, B as Other}}; pub struct A(Other);",
    "core/src/b.rs": '#[serde(with = "crate::a::iso")] pub struct B;',
    "core/src/c.rs": "use crate::word::word; word!(C);",
    "core/src/d.rs": "// crate::e::E\npub struct D(super::c::C, ['\"'; 0]); #[cfg(test)] mod t { use crate::e::E; }",
    "core/src/e.rs": "pub struct E(crate::d::D); mod below { use super::super::braces::X; }",
    "core/src/braces.rs": "pub struct X; fn e() { e::<crate::e::E>() }",
    "core/src/word.rs": "macro_rules! word { ($N:ident) => { struct $N([$crate::d::D; 0]); }; } pub(crate) use word;",
    "core/src/door.rs": "mod one; mod two; pub use one::One; pub use two::Two;",
    "core/src/door/one.rs": "pub struct One(super::Two);",
    "core/src/door/two.rs": "pub struct Two(Option<&'static crate::door::One>);",
    f"{PACKAGE}/__init__.py": "from .one import One",
    f"{PACKAGE}/one.py": "if TYPE_CHECKING:\n    from .two import Two",
    f"{PACKAGE}/two.py": "from skillcert import One",
}
CIRCLES = {
    "core/src: a.rs b.rs",
    "core/src: braces.rs e.rs",
    "core/src: c.rs d.rs word.rs",
    "core/src: door/one.rs door/two.rs",
    f"{PACKAGE}: one.py two.py",
}


def self_test() -> Iterator[str]:
    """A made-up tree whose circles are known: through a name, an attribute, braces, a macro, a door and a type."""
    with tempfile.TemporaryDirectory() as folder:
        for file, text in MADE_UP.items():
            (Path(folder) / file).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / file).write_text(text, "utf-8")
        if (found := named(Path(folder))) != CIRCLES:
            yield f"tests/circles.py: in the made-up tree it finds {found ^ CIRCLES} or misses them"


if __name__ == "__main__":
    print(*breaches(), sep="\n")
