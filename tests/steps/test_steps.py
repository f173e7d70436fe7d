"""datatrove over archives gives what `replay` gives."""

import importlib
import json
import shutil
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("datatrove", reason="datatrove is not installed: pip install '.[scale]'")

from datatrove.data import Document

from newscrawl import extras
from newscrawl.archives.writing import WarcFile
from newscrawl.cleaner import Cleaner
from newscrawl.cleaning import CleanResult
from newscrawl.demo.server import SITE
from newscrawl.items import RawPage
from newscrawl.sources import read_page
from newscrawl.spiders.replay import ReplaySpider
from newscrawl.steps import ArticleWriter, CleanStep, PageReader
from tests.archives.builder import page, written
from tests.conftest import Crawl, lines


@pytest.fixture
def archives(tmp_path: Path) -> Path:
    """Pages of the demo site as we write them, pages as CC-NEWS has them, and a broken record."""
    folder = tmp_path / "archives"
    folder.mkdir()
    file = WarcFile(folder / "demo.warc.gz")
    for number, path in enumerate(sorted(SITE.glob("*/page.html"))[:6]):
        saved = read_page(path, f"https://kabar.example/{number}")
        assert isinstance(saved, RawPage)
        file.add(saved)
    file.close()
    written(folder / "theirs.warc.gz", [page(1), page(2)[:300] + page(2)[320:], page(3)])
    written(folder / "more.warc.gz", [page(number) for number in range(4, 8)])
    return folder


@pytest.fixture
def replayed(archives: Path, crawl: Crawl, tmp_path: Path) -> Path:
    crawl(ReplaySpider, path=str(archives))
    return tmp_path


def example() -> ModuleType:
    spec = spec_from_file_location("cc_news_month", Path(__file__).parents[2] / "examples" / "cc_news_month.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sorted_lines(paths: Iterator[Path]) -> list[bytes]:
    return sorted(line for path in paths for line in path.read_bytes().splitlines(keepends=True))


def check_as_replayed(replayed: Path, folder: Path) -> None:
    for kind, pattern in (
        ("articles", "articles-?????.jsonl"),
        ("removals", "*.removals.jsonl"),
        ("rejects", "*.rejects.jsonl"),
    ):
        wanted = sorted_lines(iter([replayed / f"{kind}.jsonl"]))
        assert wanted
        assert sorted_lines(folder.glob(pattern)) == wanted, kind


@pytest.mark.parametrize("workers", [1, 2])
def test_the_example_gives_what_replay_gives_byte_for_byte(
    workers: int, archives: Path, replayed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    example().main([str(archives), str(folder), f"--workers={workers}"])
    check_as_replayed(replayed, folder)


def test_a_step_in_between_sees_articles_and_may_change_or_drop_them(archives: Path, tmp_path: Path) -> None:
    def first_lines(data: Iterator[Document]) -> Iterator[Document]:
        for document in data:
            if document.metadata["domain"] == "kabar.example":
                document.text = document.text.partition("\n")[0]
                yield document

    cleaned = CleanStep().run(PageReader(str(archives)).run())
    found = list(ArticleWriter(str(tmp_path / "out")).run(first_lines(cleaned)))
    assert len(found) == 6
    stored = [json.loads(line) for line in (tmp_path / "out" / "articles-00000.jsonl").read_text().splitlines()]
    assert [article["text"] for article in stored] == [document.text for document in found]
    assert not any("\n" in article["text"] for article in stored)


def test_an_archive_that_is_elsewhere_is_copied_and_named_as_it_is_there(archives: Path) -> None:
    from fsspec import filesystem

    memory = filesystem("memory")
    memory.pipe("/news/theirs.warc.gz", (archives / "theirs.warc.gz").read_bytes())
    pages = [document.metadata["page"] for document in PageReader("memory://news").run()]
    memory.rm("/news", recursive=True)
    assert [page.source.rpartition(":")[0] for page in pages] == ["memory:///news/theirs.warc.gz"] * 3


def test_overrides_of_a_newscrawl_toml_hold(archives: Path, tmp_path: Path) -> None:
    config = tmp_path / "newscrawl.toml"
    config.write_text('[sites.ferries]\nseeds = ["https://ferries.example/"]\nremove = ["p:nth-of-type(2)"]\n')
    (archives / "demo.warc.gz").unlink()
    shutil.copy(archives / "more.warc.gz", archives / "theirs.warc.gz")
    found = list(CleanStep(config=str(config)).run(PageReader(str(archives)).run()))
    assert found
    assert not any("paragraph 2" in document.text for document in found)


def test_a_page_that_wants_too_much_memory_is_rejected_alone(
    archives: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = list(PageReader(str(archives)).run())
    clean = Cleaner.clean

    def hungry(self: Cleaner, item: RawPage) -> CleanResult:
        if item is pages[0].metadata["page"]:
            raise MemoryError
        return clean(self, item)

    monkeypatch.setattr(Cleaner, "clean", hungry)
    found = list(CleanStep(rejects=str(tmp_path)).run(iter(pages)))
    reasons = [row["reason"] for row in lines(tmp_path / "articles-00000.rejects.jsonl")]
    assert reasons[0] == "out_of_memory"
    assert len(found) + len(reasons) == len(pages)


def test_the_example_says_where_there_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"there is no .warc.gz file"):
        example().main([str(tmp_path), str(tmp_path / "out")])


def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(extras._MODULES, "scale", "no_such_module")
    monkeypatch.delitem(sys.modules, "newscrawl.steps")
    with pytest.raises(extras.MissingExtraError, match=r"pip install '\.\[scale\]'"):
        importlib.import_module("newscrawl.steps")
