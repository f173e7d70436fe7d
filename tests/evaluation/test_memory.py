import json
from pathlib import Path

import pytest

from newscrawl.evaluation.memory import main
from tests.synthetic_site import SitePage, write_site


@pytest.fixture(scope="module")
def site() -> list[SitePage]:
    return write_site(24)[:12]  # before the new layout


@pytest.fixture
def references(site: list[SitePage], tmp_path: Path) -> Path:
    path = tmp_path / "courier.jsonl"
    rows = []
    for page in site:
        name = f"{page.story.number}.html"
        (tmp_path / name).write_text(page.html, "utf-8")
        noise = [{"text": text, "kind": "other"} for text in page.noise]
        sections = [{"paragraphs": page.genuine}]
        rows.append(
            {"url": page.story.url, "path": name, "title": page.story.title, "sections": sections, "noise": noise}
        )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def row(out: str, which: str) -> dict[str, float]:
    words = next(line for line in out.splitlines() if line.startswith(f"all pages                {which} ")).split()
    return {words[i]: float(words[i + 1]) for i in range(4, len(words), 2)}


def test_pages_are_measured_without_and_with_what_the_others_say(
    references: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(references)]) == 0
    out = capsys.readouterr().out
    without, with_memory = row(out, "without"), row(out, "with")
    assert without["other_leak"] > 0.9
    assert with_memory["other_leak"] < 0.1
    assert with_memory["kept"] == without["kept"]


def test_stories_that_are_published_again_cost_no_genuine_line(
    references: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(references), "--again", "--changes"]) == 0
    out = capsys.readouterr().out
    assert row(out, "with")["kept"] == row(out, "without")["kept"]
    assert "  right - " in out
    assert "  wrong " not in out
