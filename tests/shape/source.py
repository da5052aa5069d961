"""The project's own files, as the tests of shape look at them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Other people's files, kept as they published them.
VENDORED = ("static/vendor/", "tests/browser/vendor/", "casebook/papers/fonts/")


@cache
def files() -> tuple[Path, ...]:
    """Every file that is kept or about to be kept in git, without other people's."""
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z",
         "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    names = (name for name in listed.split("\0") if name and not name.startswith(VENDORED))
    return tuple(sorted({ROOT / name for name in names if (ROOT / name).is_file()}))


def name_of(path: Path) -> str:
    """Give a file's name from the project's root on."""
    return path.relative_to(ROOT).as_posix()


def under(*folders: str, suffix: str) -> list[Path]:
    """Files of one kind in some folders or of some names."""
    return [p for p in files() if name_of(p).startswith(folders) and p.suffix == suffix]


def program() -> list[Path]:
    """The program's own modules."""
    return under("casebook/", "config.py", "wsgi.py", suffix=".py")


@cache
def tree(path: Path) -> ast.Module:
    """Give a module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=name_of(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, methods and inner ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines(path: Path) -> int:
    """Count a file's lines."""
    return len(path.read_text(encoding="utf-8").splitlines())
