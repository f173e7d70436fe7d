import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from urllib.request import urlopen

import pytest
from lxml import html
from lxml.html import HtmlElement

from newscrawl.cli import main
from newscrawl.demo.server import DemoServer
from newscrawl.evaluation.references import read_references
from newscrawl.evaluation.scores import score
from tests.conftest import PAGE, lines


@pytest.fixture
def start(tmp_path: Path) -> Iterator["Start"]:
    starter = Start(tmp_path)
    yield starter
    for process in starter.processes:
        process.kill()
        process.communicate()


class Start:
    """Runs `newscrawl label` and gives the address that it prints."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[str]] = []

    def __call__(self, *args: str) -> str:
        process = subprocess.Popen(
            [sys.executable, "-m", "newscrawl", "label", "--no-browser", *args],
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.folder,
        )
        self.processes.append(process)
        assert process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/\S+", process.stderr.readline())
        assert found
        return found[0]


def save(address: str) -> str:
    """Send the form as it is proposed; gives the page after it."""
    with urlopen(address, timeout=10) as response:
        (form,) = cast(HtmlElement, html.document_fromstring(response.read())).forms
    fields = "&".join(f"{name}={value}" for name, value in form.fields.items() if name.startswith(("b", "task")))
    with urlopen(address, fields.encode(), timeout=10) as response:
        return str(response.read().decode())


def test_a_saved_page_becomes_a_line_that_evaluate_reads(start: "Start", tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "1.html").write_bytes(PAGE.read_bytes())
    (tmp_path / "gold").mkdir()
    assert "1 saved in gold/gold.jsonl" in save(start("saved/1.html", "-o", "gold/gold.jsonl"))
    assert start.processes[0].wait(timeout=10) == 0
    (reference,) = read_references(tmp_path / "gold" / "gold.jsonl")
    assert reference.html() == PAGE.read_bytes()
    assert reference.url.startswith("https://kabarpesisir.example/")
    assert ("teaser", "Baca juga: Rakit Bambu Terakhir di Sungai Lolak Pensiun") in reference.noise
    assert score(reference, "\n".join(reference.paragraphs)).perfect
    assert main(["evaluate", str(tmp_path / "gold" / "gold.jsonl")]) == 0


def test_a_fetched_page_is_stored_beside_the_references(start: "Start", site: DemoServer, tmp_path: Path) -> None:
    (path,) = [path for path in site.files if "bidan-desa" in path]
    save(start(f"{site.address}{path}"))
    (row,) = lines(tmp_path / "gold.jsonl")
    assert row["url"] == f"{site.address}{path}"
    assert gzip.decompress((tmp_path / row["path"]).read_bytes()) == site.files[path].read_bytes()


def test_lines_are_added_to_what_is_there(start: "Start", tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps({"url": "x"}) + "\n" + '{"url": "to')
    save(start(str(PAGE)))
    assert [row["url"][:5] for row in lines(tmp_path / "gold.jsonl")] == ["x", "https"]


def test_a_port_that_is_taken_is_said_and_leaves_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], site: DemoServer
) -> None:
    port = site.address.rpartition(":")[2]
    assert main(["label", str(PAGE), "-o", str(tmp_path / "gold.jsonl"), "--port", port, "--no-browser"]) == 1
    assert f"cannot listen on port {port}" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["none.html"], 1, "none.html: there is no such file\nnewscrawl: there is nothing to label"),
        (["file:///etc/passwd"], 2, "'file' is not fetched"),
        ([str(PAGE), "-o", "/none/gold.jsonl"], 1, "cannot write /none/gold.jsonl: No such file or directory"),
    ],
)
def test_what_cannot_be_labelled_is_said(
    capsys: pytest.CaptureFixture[str], args: list[str], code: int, words: str
) -> None:
    assert main(["label", "--no-browser", *args]) == code
    assert words in capsys.readouterr().err


def test_of_many_bad_lines_the_first_are_named_and_the_others_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.jsonl").write_text("[]\n" * 8)
    assert main(["label", "--no-browser", str(tmp_path / "x.jsonl")]) == 1
    *named, count, end = capsys.readouterr().err.splitlines()
    assert [line.partition(": not a manifest")[0] for line in named] == [
        f"newscrawl: {tmp_path}/x.jsonl:{number}" for number in range(1, 6)
    ]
    assert (count, end) == (
        "newscrawl: and 3 more that cannot be labelled",
        "newscrawl: there is nothing to label",
    )


@pytest.mark.parametrize("port", ["x", "70000", "-1"])
def test_a_port_that_is_none_is_wrong_usage(port: str) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["label", str(PAGE), "--port", port])
    assert stop.value.code == 2
