"""The add-on inside somebody else's Scrapy project."""

import subprocess
import sys
from pathlib import Path

from newscrawl.demo.server import DemoServer
from tests.conftest import PAGE, lines

SPIDER = """
import scrapy
from newscrawl.items import RawPage

class Mine(scrapy.Spider):
    name = "mine"

    async def start(self):
        yield scrapy.Request(self.address)

    def parse(self, response):
        yield RawPage(url=response.url, body=response.body)
        yield {"note": "an item of mine"}
"""


def scrapy_in(project: Path, *args: str) -> str:
    command = [sys.executable, "-W", "error::scrapy.exceptions.ScrapyDeprecationWarning", "-m", "scrapy"]
    done = subprocess.run([*command, *args], cwd=project, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def foreign_project(folder: Path) -> None:
    (folder / "scrapy.cfg").write_text("[settings]\ndefault = mine.settings\n")
    (folder / "mine").mkdir()
    (folder / "mine" / "__init__.py").touch()
    (folder / "mine" / "spider.py").write_text(SPIDER)
    (folder / "mine" / "settings.py").write_text(
        'SPIDER_MODULES = ["mine.spider"]\nADDONS = {"newscrawl.Addon": 300}\nTELNETCONSOLE_ENABLED = False\n'
    )


def test_the_project_keeps_its_spiders_and_gets_three_more(tmp_path: Path) -> None:
    foreign_project(tmp_path)
    assert scrapy_in(tmp_path, "list").split() == ["mine"]  # Scrapy asks add-ons only for a crawl
    scrapy_in(tmp_path, "crawl", "replay", "-a", f"path={PAGE}", "-s", "NEWSCRAWL_OUTPUT=a.jsonl")
    assert len(lines(tmp_path / "a.jsonl")) == 1


def test_its_raw_pages_come_out_of_its_feed_as_articles_and_its_items_as_they_were(
    tmp_path: Path, site: DemoServer
) -> None:
    foreign_project(tmp_path)
    (path,) = [path for path in site.files if "bidan-desa" in path]
    scrapy_in(tmp_path, "crawl", "mine", "-a", f"address={site.address}{path}", "-o", "feed.jsonl")
    items = lines(tmp_path / "feed.jsonl")
    assert {"note": "an item of mine"} in items
    (article,) = [item for item in items if "text" in item]
    assert article["title"] == "Bidan Desa Bangun Perahu Ambulans dari Kayu Bekas Dermaga"
