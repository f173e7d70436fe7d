import json
from pathlib import Path

import pytest

from newscrawl import extras
from newscrawl.cli import main
from newscrawl.cli.parser import build_parser

pytest.importorskip("redis", reason="redis-py is not installed: pip install '.[redis]'")

from tests.redis_server import MISSING, redis_server

NOWHERE = "redis://:secret@127.0.0.1:9/0"


@pytest.mark.parametrize("command", [["queue", "load", "-"], ["queue", "status"], ["queue", "dead"]])
def test_without_the_extra_the_command_that_installs_it_is_named(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(extras._MODULES, "redis", "no_such_module")
    assert main(command) == 2
    assert capsys.readouterr().err.endswith("needs no_such_module: pip install '.[redis]' in a checkout of newscrawl\n")


def test_a_worker_without_the_extra_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(extras._MODULES, "redis", "no_such_module")
    assert main(["worker", "-o", str(tmp_path / "a.jsonl")]) == 2
    assert capsys.readouterr().err.startswith("newscrawl: newscrawl worker needs no_such_module")


@pytest.mark.parametrize("output", [[], ["-o", "-"], ["-O", "articles.jsonl"]])
def test_a_worker_has_a_file_of_its_own(output: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["worker", *output]) == 2
    assert "-o FILE" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["queue", "status"], ["worker", "-o", "never.jsonl"]])
def test_a_server_that_is_not_there_is_one_line_without_its_password(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--redis", NOWHERE]) == 1
    said = capsys.readouterr().err
    assert said.startswith("newscrawl: Redis at redis://127.0.0.1:9/0 cannot be reached")
    assert said.count("\n") == 1
    assert "secret" not in said


@pytest.mark.parametrize("url", ["localhost", "redis://u:secret@[::1", "redis://u:secret@127.0.0.1:9/0?colour=red"])
def test_an_address_that_is_none_is_named(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["queue", "status", "--redis", url]) == 1
    said = capsys.readouterr().err
    assert "no address of a Redis server" in said
    assert said.count("\n") == 1
    assert "secret" not in said


@pytest.mark.parametrize(("value", "place"), [("", "redis://127.0.0.1:6379/0"), (NOWHERE, NOWHERE)])
def test_an_empty_variable_is_as_good_as_none(value: str, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSCRAWL_REDIS", value)
    assert build_parser().parse_args(["queue", "status"]).redis == place


def test_a_list_that_does_not_exist_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["queue", "load", "no-such-list.txt"]) == 2
    assert "no-such-list.txt cannot be read" in capsys.readouterr().err


@pytest.mark.skipif(MISSING is not None, reason=MISSING or "")
def test_what_is_loaded_shows_in_the_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.txt"
    path.write_text("https://kabar.example/satu\nnone\nhttps://hafen.example/eins\n")
    with redis_server(tmp_path) as redis:
        place = ["--redis", redis.url]
        assert main(["queue", "status", *place]) == 1
        assert "newscrawl queue load LIST" in capsys.readouterr().err
        assert main(["queue", "load", str(path), *place]) == 3  # one line is none
        assert f"{path}:2: not a URL" in capsys.readouterr().err
        assert main(["queue", "status", "--json", *place]) == 0
        found = json.loads(capsys.readouterr().out)
        assert (found["loaded"], found["left"], found["remaining"]) == (2, 2, None)
        assert main(["queue", "status", *place]) == 0
        assert capsys.readouterr().out.startswith("0 of 2 done: 0 stored")
        assert main(["queue", "dead", *place]) == 0
        assert capsys.readouterr().out == ""
        assert main(["queue", "dead", "--retry", *place]) == 0
        assert "0 addresses will be tried again" in capsys.readouterr().err
