"""docs/scrapyd.md, tried: a Scrapyd on loopback runs a crawl of the demo site that its API was asked for."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from newscrawl.demo.server import DemoServer
from tests.conftest import lines

pytest.importorskip("scrapyd", reason="Scrapyd is not installed: it is one of the dev extras")

CONF = """[scrapyd]
bind_address = 127.0.0.1
http_port = {port}
poll_interval = 0.2
max_proc = 1
eggs_dir = eggs
logs_dir = logs
items_dir =
dbs_dir = dbs
"""
PATIENCE = 40.0  # seconds; a run takes about four


@pytest.fixture
def scrapyd(tmp_path: Path) -> Iterator[str]:
    """The address of a Scrapyd that knows the project newscrawl, in an empty folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "scrapyd.conf").write_text(CONF.format(port=port))
    (tmp_path / "scrapy.cfg").write_text("[settings]\nnewscrawl = newscrawl.settings\n")
    command = [str(Path(sys.executable).with_name("scrapyd"))]
    with (tmp_path / "scrapyd.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def ask(url: str, **fields: str | list[str]) -> dict[str, Any]:
    data = urlencode(fields, doseq=True).encode() if fields else None
    with urlopen(url, data, timeout=10) as answer:
        found: dict[str, Any] = json.load(answer)
        return found


def until(condition: Any) -> Any:
    """The first true answer; fails after PATIENCE."""
    end, pause = time.monotonic() + PATIENCE, threading.Event()
    while time.monotonic() < end:
        try:
            if answer := condition():
                return answer
        except URLError:  # it is still starting
            pass
        pause.wait(0.1)
    pytest.fail("Scrapyd gave no answer in time")


def test_scrapyd_runs_a_crawl_with_arguments_and_settings(scrapyd: str, site: DemoServer, tmp_path: Path) -> None:
    until(lambda: ask(f"{scrapyd}/daemonstatus.json")["status"] == "ok")
    assert set(ask(f"{scrapyd}/listspiders.json?project=newscrawl")["spiders"]) >= {"site", "urls", "replay"}
    config = tmp_path / "newscrawl.toml"
    config.write_text(f'[sites.kabar]\nseeds = ["{site.address}/"]\nexclude = ["/ekonomi/"]\n')
    output = tmp_path / "articles.jsonl"
    fields = {"project": "newscrawl", "spider": "site", "config": str(config), "names": "kabar"}
    settings = [f"NEWSCRAWL_OUTPUT={output}", "DOWNLOAD_DELAY=0"]
    job = ask(f"{scrapyd}/schedule.json", **fields, setting=settings)
    assert job["status"] == "ok", job
    until(lambda: ask(f"{scrapyd}/listjobs.json?project=newscrawl")["finished"])
    found = lines(output)
    assert found
    assert not [row for row in found if row["section"] == "Ekonomi"]
