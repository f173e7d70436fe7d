"""The files of deploy/ name commands and options that exist."""

import configparser
import re
import shlex
from pathlib import Path

import pytest

from newscrawl.cli.parser import build_parser

DEPLOY = Path(__file__).parents[1] / "deploy"


def unit(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(DEPLOY / name)
    return parser


def cron_command() -> str:
    (line,) = [line for line in (DEPLOY / "crontab").read_text().splitlines() if line[:1].isdigit()]
    return line.split(None, 5)[5]


@pytest.mark.parametrize("command", [unit("newscrawl.service")["Service"]["ExecStart"], cron_command()])
def test_the_command_line_is_one_of_ours(command: str) -> None:
    words = shlex.split(command.partition(" 2>>")[0])
    start = next(place for place, word in enumerate(words) if word.endswith("/bin/newscrawl"))
    args = build_parser().parse_args(words[start + 1 :])
    assert args.all
    assert args.recheck == 2 * 86400


def test_the_cron_line_runs_under_a_lock() -> None:
    assert re.match(r"cd \S+ && flock -n \S+ ", cron_command())


def test_the_service_lets_a_run_finish_what_it_has_in_hand() -> None:
    service = unit("newscrawl.service")["Service"]
    assert service["KillSignal"] == "SIGTERM"
    assert int(service["TimeoutStopSec"]) >= 60
    assert service["SuccessExitStatus"] == "3"


def test_the_timer_starts_the_service_every_hour() -> None:
    assert unit("newscrawl.timer")["Timer"]["OnCalendar"] == "hourly"
    assert (DEPLOY / "newscrawl.service").is_file()


def test_the_workers_of_the_compose_file_have_a_queue_and_a_file_of_their_own() -> None:
    lines = (DEPLOY / "docker-compose.yml").read_text().splitlines()
    (worker,) = [line for line in lines if "exec newscrawl worker" in line]
    words = shlex.split(worker.rstrip("'"))
    args = build_parser().parse_args(words[words.index("worker") :])
    assert (args.redis, args.output) == ("redis://redis/0", "/out/$$HOSTNAME/articles.jsonl")
    (load,) = [line for line in lines if "queue load" in line]
    words = shlex.split(load.lstrip("# "))
    assert build_parser().parse_args(words[words.index("queue") : words.index("<")]).redis == args.redis


def test_the_image_of_the_workers_is_made_of_the_checkout() -> None:
    text = (DEPLOY / "docker-compose.yml").read_text()
    (context,) = re.findall(r"context: (\S+)", text)
    copied = [name for names in re.findall(r"COPY (.+) \S+", text) for name in names.split()]
    assert "pyproject.toml" in copied
    assert [name for name in copied if not (DEPLOY / context / name).exists()] == []
