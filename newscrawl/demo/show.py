"""Crawl the demo site, then show one article as it was and as it is stored."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from newscrawl.cli import main
from newscrawl.demo.server import demo_site

OUTPUT = Path("demo-output")
SHOWN = "jembatan-gantung"  # the article that is shown, by a part of its URL
RED, GREEN, BOLD, PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[0m"


def run() -> int:
    """Run the demo; 0 where every article of the site is stored."""
    OUTPUT.mkdir(exist_ok=True)
    articles_file = OUTPUT / "articles.jsonl"
    with demo_site() as site:
        print(f"Crawling the demo site on {site.address}: sitemap, feed, 8 articles, 1 dead link.", flush=True)
        options = ["-O", str(articles_file), "--summary", str(OUTPUT / "summary.json")]
        code = main(["crawl", f"{site.address}/", "--delay", "0.1", *options])
    articles, removals = _lines(articles_file), _lines(OUTPUT / "removals.jsonl")
    for article in articles:
        if SHOWN in str(article["url"]):
            show(article, [row for row in removals if row["article_id"] == article["id"]])
    print(f"\nArticles: {articles_file}   What was removed, and why: {OUTPUT / 'removals.jsonl'}")
    # 3: some pages failed. One link of the demo site is dead on purpose.
    return 0 if code == 3 and len(articles) == 8 else 1


def _lines(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def show(article: dict[str, Any], removals: list[dict[str, Any]]) -> None:
    """Print the article's blocks in the page's order, the removed ones marked with their kind."""
    blocks = article["text"].split("\n")
    inside = [row for row in removals if 0 < row["position"] < len(blocks)]
    print(f"\n{_paint(BOLD, str(article['title']))}")
    print("(+ stored, - removed)\n")
    for position, block in enumerate(blocks):
        for row in inside:
            if row["position"] == position:
                print(_paint(RED, _short(f"- {row['text']}", f"   [{row['kind']}]")))
        print(_paint(GREEN, "+ ") + _short(block))


def _short(text: str, tail: str = "") -> str:
    width = shutil.get_terminal_size((100, 24)).columns - 4 - len(tail)
    return (text if len(text) <= width else text[: width - 1] + "…") + tail


def _paint(colour: str, text: str) -> str:
    return f"{colour}{text}{PLAIN}" if sys.stdout.isatty() else text
