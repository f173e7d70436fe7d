from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import CloseSpider
from scrapy.utils.test import get_crawler

from newscrawl.cleaning import CleanResult
from newscrawl.items import Article, Removal
from newscrawl.pipelines.cleaning import CleanedPage
from newscrawl.pipelines.drops import AlreadyStored, DuplicateArticle
from newscrawl.pipelines.storage import StoragePipeline
from tests.conftest import lines


def opened(folder: Path, **settings: Any) -> StoragePipeline:
    paths = {
        "NEWSCRAWL_OUTPUT": str(folder / "a.jsonl"),
        "NEWSCRAWL_REMOVALS": str(folder / "r.jsonl"),
    }
    crawler = get_crawler(settings_dict={**paths, **settings})
    pipeline = StoragePipeline.from_crawler(crawler)
    pipeline.open_spider()
    return pipeline


def closed(pipeline: StoragePipeline) -> None:
    pipeline.close_spider()
    pipeline.close_state()


def cleaned(article: Article, *removals: Removal) -> CleanedPage:
    result = CleanResult(verdict="article", reason="", article=article, removed=removals)
    return CleanedPage(url=article.url, source=None, result=result)


def test_an_article_is_one_line_in_the_order_of_the_record(tmp_path: Path, article: Article, removal: Removal) -> None:
    pipeline = opened(tmp_path)
    assert pipeline.process_item(cleaned(article, removal)) == article
    (line,) = lines(tmp_path / "a.jsonl")
    assert list(line)[:4] == ["schema_version", "id", "url", "canonical_url"]
    assert [row["article_id"] for row in lines(tmp_path / "r.jsonl")] == [article.id]
    pipeline.close_spider()


def test_a_line_is_on_disk_before_the_next_page_comes(tmp_path: Path, article: Article) -> None:
    pipeline = opened(tmp_path)
    pipeline.process_item(cleaned(article))
    assert len(lines(tmp_path / "a.jsonl")) == 1
    pipeline.close_spider()


def test_letters_are_written_as_letters(tmp_path: Path, article: Article) -> None:
    pipeline = opened(tmp_path)
    pipeline.process_item(cleaned(replace(article, title="Größe “naïve” 東京")))
    pipeline.close_spider()
    assert "Größe “naïve” 東京" in (tmp_path / "a.jsonl").read_text(encoding="utf-8")


def test_the_same_article_twice_in_a_run_is_a_duplicate(tmp_path: Path, article: Article) -> None:
    pipeline = opened(tmp_path)
    pipeline.process_item(cleaned(article))
    with pytest.raises(DuplicateArticle):
        pipeline.process_item(cleaned(article))
    pipeline.close_spider()


@pytest.mark.parametrize(
    ("address", "text", "says"),
    [
        ("?page=2", "And so it goes on.", "another page of an article of this run, not joined"),
        ("?page=3", "And so it goes on.", "the same article"),  # it was joined
        ("?page=2", None, "the same article"),  # the same text under another address
        ("?print", "And so it goes on.", "the same article"),
    ],
)
def test_a_page_of_an_article_that_was_not_joined_says_so(
    tmp_path: Path, article: Article, address: str, text: str | None, says: str
) -> None:
    pipeline = opened(tmp_path)
    pipeline.process_item(cleaned(replace(article, pages=[f"{article.url}", f"{article.url}?page=3"])))
    with pytest.raises(DuplicateArticle) as dropped:
        pipeline.process_item(cleaned(replace(article, url=f"{article.url}{address}", text=text or article.text)))
    pipeline.close_spider()
    assert dropped.value.rejected.detail.startswith(says)


def test_an_article_of_an_earlier_run_is_not_stored_again(tmp_path: Path, article: Article, another: Article) -> None:
    first = opened(tmp_path)
    first.process_item(cleaned(article))
    first.close_spider()
    second = opened(tmp_path)
    with pytest.raises(AlreadyStored):
        second.process_item(cleaned(article))
    second.process_item(cleaned(another))
    second.close_spider()
    assert [line["id"] for line in lines(tmp_path / "a.jsonl")] == [article.id, another.id]


def test_overwriting_forgets_what_was_stored(tmp_path: Path, article: Article) -> None:
    for _ in range(2):
        pipeline = opened(tmp_path, NEWSCRAWL_OVERWRITE=True)
        pipeline.process_item(cleaned(article))
        pipeline.close_spider()
    assert len(lines(tmp_path / "a.jsonl")) == 1


def test_a_run_that_is_killed_before_its_first_article_leaves_what_it_was_to_overwrite(
    tmp_path: Path, article: Article, removal: Removal
) -> None:
    settings = {"NEWSCRAWL_STATE": str(tmp_path / "s.sqlite")}
    first = opened(tmp_path, **settings)
    first.process_item(cleaned(article, removal))
    closed(first)
    before = [(tmp_path / name).read_bytes() for name in ("a.jsonl", "r.jsonl")]
    killed = opened(tmp_path, NEWSCRAWL_OVERWRITE=True, **settings)
    assert killed.state is not None
    assert killed.state.articles.get(article.id) is None  # so it is fetched again
    closed(killed)
    again = opened(tmp_path, **settings)
    with pytest.raises(AlreadyStored):
        again.process_item(cleaned(article, removal))
    closed(again)
    assert [(tmp_path / name).read_bytes() for name in ("a.jsonl", "r.jsonl")] == before


def test_old_removals_give_way_with_the_articles(
    tmp_path: Path, article: Article, another: Article, removal: Removal
) -> None:
    first = opened(tmp_path)
    first.process_item(cleaned(article, removal))
    closed(first)
    second = opened(tmp_path, NEWSCRAWL_OVERWRITE=True)
    second.process_item(cleaned(another))
    assert [line["id"] for line in lines(tmp_path / "a.jsonl")] == [another.id]
    assert lines(tmp_path / "r.jsonl") == []
    closed(second)


def test_a_run_whose_removals_file_is_refused_leaves_the_articles(tmp_path: Path, article: Article) -> None:
    first = opened(tmp_path)
    first.process_item(cleaned(article))
    closed(first)
    (tmp_path / "r.jsonl").write_text("# notes\n")
    with pytest.raises(CloseSpider):
        opened(tmp_path, NEWSCRAWL_OVERWRITE=True)
    assert len(lines(tmp_path / "a.jsonl")) == 1


def test_a_crash_between_the_two_files_leaves_no_removal_without_article(
    tmp_path: Path, article: Article, removal: Removal, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = opened(tmp_path)
    with monkeypatch.context() as patch:  # the process ends before this write
        patch.setattr(killed, "_articles_file", None)
        killed.process_item(cleaned(article, removal))
    killed.close_spider()
    assert len(lines(tmp_path / "r.jsonl")) == 1
    again = opened(tmp_path)
    assert lines(tmp_path / "r.jsonl") == []
    again.close_spider()


def test_a_file_that_is_no_output_stops_the_run_before_it_begins(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("# notes\n")
    with pytest.raises(CloseSpider):
        opened(tmp_path)
    assert (tmp_path / "a.jsonl").read_text() == "# notes\n"


def test_other_items_pass_through(tmp_path: Path) -> None:
    pipeline = opened(tmp_path)
    assert pipeline.process_item({"any": 1}) == {"any": 1}
    pipeline.close_spider()


def test_without_an_output_setting_articles_go_on_to_feeds(article: Article) -> None:
    pipeline = StoragePipeline.from_crawler(get_crawler())
    pipeline.open_spider()
    assert pipeline.process_item(cleaned(article)) == article
