"""What a command loads before it does anything: the slow libraries only where they are needed."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pkgutil import resolve_name

import pytest

from newscrawl.cli import main
from newscrawl.cli.parser import build_parser
from tests.conftest import PAGE

SLOW = ("scrapy", "twisted", "trafilatura", "feedparser", "newscrawl.cleaning", "newscrawl.state")
RUN = """
import sys
from newscrawl.cli import main
try:
    main({args!r})
except SystemExit:
    pass
print(*sorted(set({slow!r}) & set(sys.modules)), file=sys.stderr)
"""


def loaded(*args: str) -> list[str]:
    """Which of the slow modules a command has loaded at its end."""
    code = RUN.format(args=args, slow=SLOW)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout
    return done.stderr.split()


@pytest.mark.parametrize("args", [("--help",), ("--version",), ("crawl", "--help"), ("state", "show", "--help")])
def test_help_loads_nothing_that_a_command_needs(args: tuple[str, ...]) -> None:
    assert loaded(*args) == []


def test_clean_loads_neither_scrapy_nor_trafilatura() -> None:
    assert loaded("clean", str(PAGE)) == ["newscrawl.cleaning"]


def test_a_command_that_needs_scrapy_is_seen_to_load_it() -> None:
    assert "scrapy" in loaded("replay", "-q", str(PAGE))


def test_an_interrupt_while_the_options_are_read_is_exit_code_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> argparse.Namespace:
        raise KeyboardInterrupt

    monkeypatch.setattr("newscrawl.cli.parse", interrupted)
    assert main(["schema"]) == 130


def leaves(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parsers of the commands, those of sub-commands in the place of their command's."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield parser
    for action in below:
        for child in action.choices.values():
            yield from leaves(child)


@pytest.mark.parametrize("parser", list(leaves(build_parser())), ids=lambda parser: parser.prog)
def test_the_function_that_a_command_names_is_there(parser: argparse.ArgumentParser) -> None:
    assert callable(resolve_name(parser.get_default("run")))
