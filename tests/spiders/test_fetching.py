import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request

from newscrawl.extensions.stopping import RunStoppedError
from newscrawl.spiders.urls import UrlsSpider


class Engine:
    """Scrapy's engine as it is when a download is cancelled: closed, it asserts that it is open."""

    def __init__(self, *, is_open: bool) -> None:
        self.spider = object() if is_open else None

    async def download_async(self, _request: Request) -> Any:
        raise AssertionError


@pytest.mark.parametrize(("is_open", "error"), [(False, RunStoppedError), (True, AssertionError)])
def test_a_download_that_the_end_of_the_run_cut_off_is_no_fault(is_open: bool, error: type[BaseException]) -> None:
    spider = UrlsSpider()
    spider.crawler = SimpleNamespace(engine=Engine(is_open=is_open))  # type: ignore[assignment]
    with pytest.raises(error):
        asyncio.run(spider.download("https://kabar.example/"))
