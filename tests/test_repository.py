"""Rules of the house that a machine can check."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "newscrawl").rglob("*.py"))
# Put together here, so that this file does not contain what it forbids.
FORBIDDEN = ["py" + "pi.org", "python" + "hosted", "npm" + "js", "/work/" + "shared", "../" + "shared"]


def test_no_module_has_more_than_300_lines() -> None:
    lengths = {module: len(module.read_text(encoding="utf-8").splitlines()) for module in MODULES}
    assert [str(module.relative_to(ROOT)) for module, length in lengths.items() if length > 300] == []


def functions() -> Iterator[tuple[str, int]]:
    """Every function's name and the lines of its body, without the docstring."""
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
                last = body[-1].end_lineno or 0
                yield f"{module.relative_to(ROOT)}:{node.name}", last - body[0].lineno + 1


def test_no_function_body_has_more_than_50_lines() -> None:
    assert [name for name, length in functions() if length > 50] == []


def test_the_cleaning_core_loads_neither_scrapy_nor_twisted() -> None:
    code = (
        "import sys, newscrawl.cleaning\n"
        "print([name for name in ('scrapy', 'twisted', 'itemadapter') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def committed() -> list[Path]:
    """The files that belong to the project: git's list, or all but hidden ones without git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = [name for name in listed.stdout.split("\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_no_file_names_a_registry_host_or_a_folder_outside_the_project() -> None:
    pattern = re.compile("|".join(map(re.escape, FORBIDDEN)).encode())
    assert [str(path) for path in committed() if pattern.search(path.read_bytes())] == []
