"""`-j`: worker processes and the signals that end a run."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newscrawl.cli.parser import build_parser
from newscrawl.demo.server import SITE
from tests.conftest import Run
from tests.processes import descendants, wait_for_lines

PARAGRAPH = "<p>The council voted on {0} measures about the harbour on Monday, officials said at noon.</p>"


def wait_for_end(processes: set[int]) -> None:
    deadline = time.monotonic() + 30
    while left := {number for number in processes if Path(f"/proc/{number}").exists()}:
        assert time.monotonic() < deadline, f"{left} run on"
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_a_signal_leaves_whole_lines_and_no_process(tmp_path: Path, number: signal.Signals, code: int) -> None:
    body = "".join(PARAGRAPH.format(number) for number in range(12))
    (tmp_path / "page.html").write_text(f"<title>The bridge</title><h1>The bridge</h1><article>{body}</article>")
    rows = [f'{{"url": "https://a.example/{number}", "path": "page.html"}}\n' for number in range(4000)]
    (tmp_path / "pages.jsonl").write_text("".join(rows))
    output = tmp_path / "articles.jsonl"
    command = [sys.executable, "-m", "newscrawl", "replay", "pages.jsonl", "-o", str(output), "-j", "2"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        wait_for_lines(output, 20)
        workers = descendants(process.pid)
        process.send_signal(number)
        _, errors = process.communicate(timeout=30)
    assert len(workers) >= 3  # two, and the process that they are forked from
    wait_for_end(workers)
    assert process.returncode == code
    assert "Traceback" not in errors
    if number != signal.SIGKILL:
        assert output.read_bytes().endswith(b"\n")
        assert " new" in errors


def test_more_processes_than_the_machine_can_use_are_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    assert build_parser().parse_args(["replay", "x", "-j", "9999"]).jobs == 12
    assert build_parser().parse_args(["replay", "x", "-j", "2"]).jobs == 2


def test_no_process_at_all_is_wrong_usage(run: Run) -> None:
    done = run("replay", str(SITE), "-j", "0")
    assert done.returncode == 2
    assert "no number above 0" in done.stderr
