"""Every newscrawl command in the README and in docs/ is run, in order, over the demo site on this machine.

A block that cannot run here has a comment above it that says so: <!-- not run: the reason -->.
"""

import contextlib
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from newscrawl.cli import main
from newscrawl.demo.server import SITE, DemoServer
from newscrawl.items import Article, RawPage, Removal
from newscrawl.overrides import clean_raw
from newscrawl.sources import read_saved
from tests.conftest import PAGE

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMAND = re.compile(r"^(?!#).*\b(?:newscrawl [a-z]|python -m newscrawl)", re.M)
FENCE = re.compile(r"(?:<!-- not run: (?P<reason>[^>]+) -->\n)?^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.M | re.S)
FAST = ("clean", "explain", "evaluate", "merge", "reclean", "restore", "stories")
STORY = "jembatan-gantung"  # the demo site's page that stands for https://news.example/story


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    page: Path
    commands: str
    reason: str | None  # why it is not run


def blocks(page: Path) -> list[Block]:
    """The blocks of a page that hold commands; output and code in other languages have a language."""
    return [
        Block(page=page, commands=found["body"], reason=found["reason"])
        for found in FENCE.finditer(page.read_text("utf-8"))
        if found["language"] in ("", "sh") and COMMAND.search(found["body"])
    ]


def runnable() -> list[Block]:
    return [block for page in PAGES for block in blocks(page) if block.reason is None]


@pytest.fixture
def folder(tmp_path: Path, site: DemoServer, newscrawl: Sequence[str]) -> Path:
    """What the pages take for granted: saved pages, a list, a manifest, references, a newscrawl.toml."""
    (tmp_path / "bin").mkdir()
    manners = 'crawl|fetch) set -- "$@" --delay 0 --allow-private ;; sites) set -- "$@" --delay 0 --allow-private'
    for name, text in {
        "newscrawl": f'case "$1" in {manners} ;; esac\nexec {shlex.join(newscrawl)} "$@"',
        "curl": f"for url; do :; done\nexec {sys.executable} -c 'import sys, urllib.request as u; "
        'sys.stdout.buffer.write(u.urlopen(sys.argv[1]).read())\' "$url"',
    }.items():
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / "bin" / name).chmod(0o755)
    (story,) = [path for path in site.files if STORY in path]
    (tmp_path / "urls.txt").write_text(f"{site.address}{story}\n")
    (tmp_path / "newscrawl.toml").write_text(
        f'[sites.kabar]\nseeds = ["{site.address}/"]\nlimit = 3\n'
        f'[sites.hafen]\nseeds = ["{site.address}/feed.xml"]\nlimit = 2\n'
    )
    shutil.copy(PAGE, tmp_path / "story.html")
    (tmp_path / "saved-pages").mkdir()
    for number, page in enumerate(sorted(SITE.glob("*/page.html"))):
        shutil.copy(page, tmp_path / "saved-pages" / f"{number}.html")
    row = '{"url": "https://kabar.example/1", "path": "story.html", "sections": [{"paragraphs": ["Satu."]}]}'
    for name in ("pages.jsonl", "gold.jsonl"):
        (tmp_path / name).write_text(row + "\n")
    store(tmp_path)
    return tmp_path


def store(folder: Path) -> None:
    """Articles and removals of the saved pages, as `replay` would store them, and their texts."""
    results = [clean_raw(page) for page in read_saved(folder / "saved-pages") if isinstance(page, RawPage)]
    files: dict[str, list[Article | Removal]] = {
        "articles": [result.article for result in results if result.article],
        "removals": [removal for result in results for removal in result.removed],
    }
    for name, records in files.items():
        text = "".join(json.dumps(asdict(record)) + "\n" for record in records)
        (folder / f"{name}.jsonl").write_text(text)
    texts = [result.article.text for result in results if result.article]
    (folder / "article.txt").write_text(texts[0])
    (folder / "dump.jsonl").write_text("".join(json.dumps({"text": text, "body": text}) + "\n" for text in texts))


def run(folder: Path, commands: str, site: DemoServer) -> subprocess.CompletedProcess[str]:
    """Run a block as it stands, but for the address of the site."""
    (story,) = [path for path in site.files if STORY in path]
    commands = commands.replace("https://news.example/story", site.address + story)
    commands = commands.replace("https://news.example/", f"{site.address}/")
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "BROWSER": "true"}
    if words := in_this_process(commands):
        return run_here(folder, words)
    return subprocess.run(
        ["sh", "-c", commands], cwd=folder, env=environment, capture_output=True, text=True, timeout=100, check=False
    )


def in_this_process(command: str) -> list[str]:
    """The words of a command that needs neither a shell nor Scrapy: it runs here, which is faster; else none."""
    words = shlex.split(command, comments=True)
    is_plain = words[0] == "newscrawl" and words[1] in FAST and not set("|&;<>") & set(command)
    return words[1:] if is_plain and "://" not in words[2] and "--open" not in words else []


def run_here(folder: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())


def first_on() -> dict[str, list[str]]:
    """The commands by the page that has them first, in its order."""
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for block in runnable():
        for command in lines(block.commands):
            if command not in seen:
                seen.add(command)
                found.setdefault(block.page.name, []).append(command)
    return found


def lines(commands: str) -> list[str]:
    """The commands of a block; a line that ends with a backslash goes on."""
    joined = commands.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]


@pytest.mark.parametrize(("page", "commands"), first_on().items(), ids=list(first_on()))
def test_every_command_does_what_it_says(page: str, commands: list[str], folder: Path, site: DemoServer) -> None:
    for command in commands:
        done = run(folder, command, site)
        assert done.returncode in (0, 3), f"{page}: {command}\n{done.stderr}"  # 3: a link of the demo site is dead
        assert "Traceback" not in done.stderr, f"{page}: {command}"


def test_the_pages_hold_many_commands() -> None:
    assert sum(map(len, first_on().values())) > 20


def test_what_is_not_run_says_why() -> None:
    reasons = [block.reason for page in PAGES for block in blocks(page) if block.reason is not None]
    assert all(len(reason.split()) > 3 for reason in reasons)
    assert len(reasons) < 10


def test_a_command_that_does_not_exist_would_be_noticed(folder: Path, site: DemoServer) -> None:
    assert run(folder, "newscrawl no-such-command", site).returncode == 2


def test_every_link_between_the_pages_leads_somewhere() -> None:
    broken = [
        f"{page.name}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_extras_are_installed_from_a_checkout_and_exist() -> None:
    texts = "".join(page.read_text("utf-8") for page in PAGES)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named = re.findall(r"pip install '([^'\[]*)\[(\w+)\]'", texts)
    assert {place for place, _ in named} == {"."}
    assert {extra for _, extra in named} <= set(extras)


def test_every_command_of_the_program_is_in_the_docs() -> None:
    shown = subprocess.run([sys.executable, "-m", "newscrawl", "--help"], capture_output=True, text=True, check=True)
    commands = re.findall(r"^    ([a-z]+) ", shown.stdout, re.M)
    texts = "".join(page.read_text("utf-8") for page in PAGES)
    assert len(commands) > 8
    assert [command for command in commands if f"newscrawl {command}" not in texts] == []
