"""What the real spider makes of saved pages that are served to it under their own addresses (see `loopback`).

    python -m newscrawl.evaluation.crawled stories STORIES.jsonl -o OUT.jsonl
    python -m newscrawl.evaluation.crawled pages PAGES.jsonl -o OUT.jsonl

`stories`: rows of {"id", "pages": [{"url", "path"}, ...]}. The first page is given to the spider as a list of one
address, and it has to find the others itself. OUT.jsonl takes {"id", "text", "pages", "complete", "reason"}.

`pages`: a replay manifest. Each page is given to the spider; OUT.jsonl takes {"url", "is_article", "next", "reason"},
where `next` is the numbered page that the spider asked for as the continuation, whether it was there or not.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings

from newscrawl.evaluation.inputs import ReadFrom, told
from newscrawl.evaluation.loopback import Answer, loopback_settings, saved_web
from newscrawl.evaluation.manifests import read_page, read_rows
from newscrawl.items import RawPage
from newscrawl.spiders.urls import UrlsSpider

Row = dict[str, Any]


class NextPages:
    """Pipeline that notes, for every page, the numbered page that the spider went on to."""

    found: dict[str, str | None]

    def __init__(self) -> None:
        self.found = {}

    def process_item(self, item: Any) -> Any:
        """Look at a page on its way to the cleaner."""
        if isinstance(item, RawPage) and item.url:
            following = item.next_pages[0].url if item.next_pages else item.missing_page
            self.found[item.url] = following
        return item


def crawl_stories(rows: Sequence[Row], folder: Path) -> list[Row]:
    """One row a story: what is stored when the spider starts at its first page."""
    pages = [page for row in rows for page in row["pages"]]
    stored, rejected, _ = _crawl(answers(pages, folder), [row["pages"][0]["url"] for row in rows])
    return [_story(row, stored, rejected) for row in rows]


def _story(row: Row, stored: Mapping[str, Row], rejected: Mapping[str, Row]) -> Row:
    url = row["pages"][0]["url"]
    article = stored.get(url, {})
    return {
        "id": row["id"],
        "text": article.get("text", ""),
        "pages": article.get("pages", []),
        "complete": article.get("complete"),
        "reason": article.get("quality", {}).get("complete_reason") or rejected.get(url, {}).get("detail"),
    }


def crawl_pages(rows: Sequence[Row], folder: Path) -> list[Row]:
    """One row a page: whether it was stored, and where the spider went on."""
    urls = [row["url"] for row in rows]
    stored, rejected, following = _crawl(answers(rows, folder), urls)
    return [
        {
            "url": url,
            "is_article": url in stored,
            "next": following.get(url),
            "reason": rejected.get(url, {}).get("detail"),
        }
        for url in urls
    ]


def answers(pages: Iterable[Row], folder: Path) -> dict[str, Answer]:
    """The served pages by address; the charset of the row, where it has one, is the HTTP header's."""
    return {
        page["url"]: Answer(
            body=read_page(folder / page["path"]),
            content_type="text/html" + (f"; charset={page['encoding']}" if page.get("encoding") else ""),
        )
        for page in pages
    }


def _crawl(
    served: Mapping[str, Answer], urls: Sequence[str]
) -> tuple[dict[str, Row], dict[str, Row], dict[str, str | None]]:
    """Articles and rejects by address, and the next pages."""
    with tempfile.TemporaryDirectory() as name, saved_web(served) as server:
        folder = Path(name)
        (folder / "urls.txt").write_text("".join(f"{url}\n" for url in urls), encoding="utf-8")
        settings = Settings()
        settings.setmodule("newscrawl.settings", priority="project")
        settings.update(_settings(folder), priority="cmdline")
        settings.update(loopback_settings(server), priority="cmdline")
        following = asyncio.run(_run(settings, str(folder / "urls.txt")))
        return _by_url(folder / "articles.jsonl"), _by_url(folder / "rejects.jsonl"), following


def _settings(folder: Path) -> dict[str, Any]:
    return {
        "TWISTED_REACTOR_ENABLED": False,
        "DOWNLOAD_DELAY": 0,
        "RETRY_ENABLED": False,
        "CONCURRENT_REQUESTS": 1,
        "LOG_LEVEL": "CRITICAL",
        "ITEM_PIPELINES": {NextPages: 1},
        **{f"NEWSCRAWL_{kind.upper()}": str(folder / f"{kind}.jsonl") for kind in ("removals", "rejects")},
        "NEWSCRAWL_OUTPUT": str(folder / "articles.jsonl"),
    }


async def _run(settings: Settings, file: str) -> dict[str, str | None]:
    runner = AsyncCrawlerRunner(settings)
    crawler = runner.create_crawler(UrlsSpider)
    await runner.crawl(crawler, file=file)
    pipeline = crawler.get_item_pipeline(NextPages)
    return pipeline.found if pipeline is not None else {}


def _by_url(file: Path) -> dict[str, Row]:
    rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    return {row["url"]: row for row in rows}


@told
def main(arguments: list[str] | None = None) -> int:
    """Write the rows; 2 for a file that cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl.evaluation.crawled")
    parser.add_argument("kind", choices=("stories", "pages"))
    parser.add_argument("file", type=Path, help="JSON Lines")
    parser.add_argument("-o", "--output", type=Path, required=True, help="what the spider made of them, as JSON Lines")
    options = parser.parse_args(arguments)
    run = crawl_stories if options.kind == "stories" else crawl_pages
    rows = [row for _, row in read_rows(options.file)]
    with ReadFrom(options.file):
        found = run(rows, options.file.parent)
    options.output.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), "utf-8")
    sys.stdout.write(f"{len(found)} rows in {options.output}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
