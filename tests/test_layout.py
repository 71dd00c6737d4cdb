"""The house keeps its shape: who may import whom, how long a file may be, what is documented."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "exeunt"

NOUNS = {"errors", "masked", "observations", "estimates"}
# A new room is a new line here, on purpose.
MAY_IMPORT = {
    "errors": set(),
    "observations": {"errors"},
    "estimates": {"errors"},
    "masked": set(),
    "gazetteer": {"errors"},
    "sources": NOUNS,
    "reading": NOUNS | {"gazetteer"},
    "ledger": NOUNS,
    "exports": NOUNS,
    "report": NOUNS | {"gazetteer", "exports", "network", "simulation"},
    "network": {"errors", "gazetteer"},
    "simulation": {"errors", "network"},
    "forecasting": {"errors"},
    "inference": NOUNS | {"gazetteer", "network", "simulation"},
    "weighing": NOUNS | {"workflow", "exports", "inference", "network", "simulation"},
    "workflow": NOUNS
    | {
        "gazetteer",
        "sources",
        "reading",
        "ledger",
        "exports",
        "report",
        "network",
        "simulation",
        "forecasting",
    },
    "movement": NOUNS
    | {
        "gazetteer",
        "sources",
        "reading",
        "ledger",
        "exports",
        "report",
        "network",
        "simulation",
        "forecasting",
    },
    "cli": NOUNS | {"workflow", "movement", "weighing"},
    "": {
        "observations",
        "estimates",
        "weighing",
        "ledger",
        "workflow",
        "movement",
        "network",
        "simulation",
        "cli",
    },  # exeunt itself and `python -m exeunt`
}
LONGEST = 600  # lines; what one can read in one sitting
# Where a file is a table of words, rules or examples, its length is its content.
TABLES = ("reading/en/", "reading/ru/", "reading/es/", "gazetteer/data/")
# Test data that shows what a lock or a path must not hold would trip over itself.
HOSTS = ("pypi." + "org", "pythonhosted." + "org", "registry." + "npmjs.org", "npmmirror." + "com")
PATHS = ("/wo" + "rk/", "/ro" + "ot/", "/opt/" + "pypi", "/opt/" + "wheels", "/ho" + "me/")


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    inside = path.relative_to(SOURCE)
    if len(inside.parts) > 1:
        return inside.parts[0]
    return "" if inside.stem in ("__init__", "__main__") else inside.stem


def tracked() -> list[str]:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("not a git checkout: nothing says which files belong to it")
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Rooms a module asks for, at the top, in a function or for the type checker, with the line."""
    package = ("exeunt", *path.relative_to(SOURCE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = list(from_names(node, package))
        else:
            names = list(called_names(node))
        for name in names:
            parts = name.split(".")
            if parts[0] == "exeunt":
                yield getattr(node, "lineno", 0), parts[1] if len(parts) > 1 else ""


def from_names(node: ast.ImportFrom, package: tuple[str, ...]) -> Iterator[str]:
    base = node.module or ""
    if node.level:
        kept = package[: len(package) - node.level + 1]
        base = ".".join((*kept, *([node.module] if node.module else [])))
    if base == "exeunt":  # from exeunt import a, b: each name is a room, or one of exeunt's own
        rooms = {room(each) for each in modules()}
        for alias in node.names:
            yield f"exeunt.{alias.name}" if alias.name in rooms else "exeunt"
    else:
        yield base


def called_names(node: ast.AST) -> Iterator[str]:
    """`import_module("exeunt.x")` and `"exeunt.x"` given to it later."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        found = re.fullmatch(r"exeunt\.([a-z_]+)(\.[a-z_]+)*", node.value)
        if found and found.group(1) in {room(each) for each in modules()}:
            yield node.value


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_room_imports_only_what_the_table_allows(path):
    here = room(path)
    assert here in MAY_IMPORT, f"{here} is a new room: add it to the table, on purpose"
    wrong = [
        f"line {line}: {here or 'exeunt'} asks for {other or 'exeunt'}"
        for line, other in imported(path)
        if other not in (here, "") and other not in MAY_IMPORT[here]
    ]
    assert not wrong


def test_the_table_itself_has_no_circle():
    def below(name, seen):
        assert name not in seen, f"{name} reaches itself"
        for other in MAY_IMPORT[name]:
            below(other, seen | {name})

    for name in MAY_IMPORT:
        below(name, frozenset())


def test_relative_and_late_imports_are_seen(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "SOURCE", tmp_path)
    (tmp_path / "ledger").mkdir()
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "__init__.py").touch()
    path = tmp_path / "ledger" / "thing.py"
    path.write_text("def f():\n    from ..report import page\n    from .rows import Row\n")
    assert list(imported(path)) == [(2, "report"), (3, "ledger")]
    path.write_text("from exeunt import report\nfrom importlib import import_module\n"
                    "import_module('exeunt.report.page')\n")  # fmt: skip
    assert [other for _, other in imported(path)] == ["report", "report"]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_only_the_doors_print(path):
    if room(path) == "cli":
        return
    calls = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        and node.func.id in ("print", "exit", "quit", "breakpoint")
    ]  # fmt: skip
    assert not calls, f"lines {calls}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_public_name_says_what_it_is_for(path):
    tree = ast.parse(path.read_text("utf-8"))
    silent = [] if ast.get_docstring(tree) or not tree.body else ["the module"]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            silent += [] if ast.get_docstring(node) else [f"{node.name}, line {node.lineno}"]
    assert not silent


def test_every_file_can_be_read_in_one_sitting():
    here = [*modules(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "evaluation").rglob("*.py"),
            *(ROOT / "benchmarks").rglob("*.py"), *(ROOT / "tools").rglob("*.py")]  # fmt: skip
    long = {
        str(path.relative_to(ROOT)): lines
        for path in here
        if (lines := path.read_text("utf-8").count("\n")) > LONGEST
        and not any(table in str(path) for table in TABLES)
    }
    assert not long


def test_functions_are_small():
    lengths = sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1 - documented(node)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] < 10
    assert lengths[len(lengths) * 9 // 10] < 30


def documented(node: ast.FunctionDef) -> int:
    """Lines of the docstring."""
    first = node.body[0]
    if ast.get_docstring(node) is None:
        return 0
    return (first.end_lineno or first.lineno) - first.lineno + 1


def test_no_file_names_a_registry_or_a_folder_of_some_machine():
    found = []
    for name in tracked():
        if name.endswith((".png", ".gz", ".pdf", ".docx", ".marisa", ".npy", ".db")):
            continue
        text = (ROOT / name).read_text("utf-8", errors="replace")
        found += [f"{name}: {bad}" for bad in (*HOSTS, *PATHS) if bad in text]
    assert not found


def test_every_locked_package_has_a_hash():
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text("utf-8").replace("\\\n", " ")
        for line in text.splitlines():
            if re.match(r"\w", line):
                assert "--hash=sha256:" in line, f"{lock.name}: {line[:60]}"


def test_the_lock_holds_every_dependency_the_project_asks_for():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {
        "core": project["dependencies"],
        "dev": [*project["dependencies"], *project["optional-dependencies"]["all"]],
    }
    for part, wanted in asked.items():
        lock = (ROOT / "requirements" / f"{part}.txt").read_text("utf-8").lower()
        for one in wanted:
            name = re.match(r"[\w.-]+", one).group().lower().replace("_", "-")
            assert re.search(rf"^{re.escape(name)}==", lock, re.MULTILINE), f"{name}: make lock"


def test_the_extra_all_holds_every_extra():
    import tomllib

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
        "optional-dependencies"
    ]
    everything = set(extras["all"])
    missing = {name: set(asked) - everything for name, asked in extras.items()}
    assert not {name: asked for name, asked in missing.items() if asked}


def test_importing_exeunt_costs_nothing():
    code = (
        "import sys; before = set(sys.modules); import exeunt;"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"msgspec", "numpy", "rich", "sqlite3", "exeunt.workflow"} & set(done.stdout.split())
    assert not heavy
