import errno
from pathlib import Path

import pytest

from newscrawl import extras
from newscrawl.items import RawPage
from newscrawl.kept_pages import KeptPages
from newscrawl.spiders.replay import ReplaySpider
from tests.conftest import PAGE, Crawl, lines


def test_what_is_kept_in_an_archive_gives_the_same_articles_again(crawl: Crawl, tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="warcio is not installed: pip install '.[warc]'")
    (tmp_path / "pages.jsonl").write_text(f'{{"url": "https://kabar.example/1", "path": "{PAGE}"}}\n')
    archive = tmp_path / "pages.warc.gz"
    crawl(ReplaySpider, {"NEWSCRAWL_KEEP_HTML": str(archive)}, path=str(tmp_path / "pages.jsonl"))
    (before,) = lines(tmp_path / "articles.jsonl")
    crawl(ReplaySpider, {"NEWSCRAWL_OVERWRITE": True}, path=str(archive))
    (after,) = lines(tmp_path / "articles.jsonl")
    assert after.pop("date_downloaded")  # a WARC record has a date, whatever the page had
    before.pop("date_downloaded")
    assert before.pop("source") == str(PAGE)
    assert after.pop("source").startswith(f"{archive}:")
    assert after == before


def test_without_the_extra_the_run_ends_before_anything_is_fetched(
    crawl: Crawl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(extras._MODULES, "warc", "no_such_module")
    crawler = crawl(ReplaySpider, {"NEWSCRAWL_KEEP_HTML": str(tmp_path / "a.warc")}, path=str(PAGE))
    assert crawler.stats.get_value("finish_reason") == "output_error"
    assert not (tmp_path / "a.warc").exists()


def test_a_full_disk_is_said_once_and_ends_the_run(
    crawl: Crawl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(_pages: KeptPages, _page: RawPage) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(KeptPages, "add", full)
    crawler = crawl(ReplaySpider, {"NEWSCRAWL_KEEP_HTML": str(tmp_path / "kept")}, path=[str(PAGE)] * 9)
    assert crawler.stats.get_value("finish_reason") == "output_error"
    assert caplog.text.count("No space left on device; stopping") == 1
