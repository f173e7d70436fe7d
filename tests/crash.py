"""Crawls of the five news sites that are killed at random moments, and what has to hold afterwards.

python -m tests.crash [--stories 2000] [--kills 50] [--seed N]
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from newscrawl.state.inspection import overview
from tests.news_server import news_sites
from tests.news_site import NewsSites, Story

FAST = ["--delay", "0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=8", "-s", "AUTOTHROTTLE_ENABLED=False", "-q"]


def command(sites: NewsSites, folder: Path, *more: str) -> list[str]:
    """The crawl; each time the same."""
    return [
        sys.executable,
        "-m",
        "newscrawl",
        "crawl",
        *sites.homes,
        "-o",
        str(folder / "articles.jsonl"),
        *FAST,
        *more,
    ]


def crawl(sites: NewsSites, folder: Path, *more: str) -> None:
    """A run to its end. A dead link makes it exit with 3, once its back-off is over 0."""
    done = subprocess.run(command(sites, folder, *more), capture_output=True, text=True, timeout=900, check=False)
    if done.returncode not in (0, 3):
        raise AssertionError(f"exit code {done.returncode}: {done.stderr}")


def killed_crawl(sites: NewsSites, folder: Path, seconds: float) -> bool:
    """A run that is killed after so many seconds; False where it had ended before."""
    with subprocess.Popen(command(sites, folder), stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            return True
    return False


def records(path: Path) -> list[dict[str, Any]]:
    """The lines of a file; each has to be whole."""
    text = path.read_bytes()
    assert text.endswith(b"\n"), f"{path.name} ends in the middle of a line"
    return [json.loads(line) for line in text.splitlines()]


def check_whole(sites: NewsSites, folder: Path) -> None:
    """Every article exactly once and whole, no removal without its article or twice, the state in agreement."""
    articles = records(folder / "articles.jsonl")
    by_title = Counter(article["title"] for article in articles)
    assert by_title == Counter(story.title for story in sites.stories), _difference(sites, by_title)
    assert len({article["id"] for article in articles}) == len(articles)
    stories = {story.title: story for story in sites.stories}
    for article in articles:
        _check_text(stories[article["title"]], article)
    removals = records(folder / "removals.jsonl")
    assert {removal["article_id"] for removal in removals} == {article["id"] for article in articles}
    places = Counter((r["article_id"], r["article_version"], r["path"], r["text"], r["position"]) for r in removals)
    assert places.most_common(1)[0][1] == 1, places.most_common(1)
    assert overview(str(folder / "state.sqlite"))["articles"] == len(articles)


def _difference(sites: NewsSites, found: Counter[str]) -> str:
    missing = [story.number for story in sites.stories if not found[story.title]]
    twice = [title for title, count in found.items() if count > 1]
    return f"lost: {missing[:20]}, more than once: {twice[:20]}"


def _check_text(story: Story, article: dict[str, Any]) -> None:
    lines = article["text"].split("\n")
    wanted = [*story.paragraphs(1), *(story.paragraphs(2) if story.has_second_page else [])]
    assert [line for line in lines if line.startswith("Paragraph ")] == wanted, f"story {story.number}: {lines}"


def check_nothing_new(sites: NewsSites, folder: Path) -> None:
    """A run with nothing new asks for no article."""
    before = (folder / "articles.jsonl").read_bytes()
    sites.requests.clear()
    crawl(sites, folder)
    assert sites.asked() == [], sites.asked()[:5]
    assert (folder / "articles.jsonl").read_bytes() == before


def check_changes(sites: NewsSites, folder: Path, numbers: list[int], *more: str) -> None:
    """After some stories have changed, those and only those are stored, as the next version of their ids."""
    before = records(folder / "articles.jsonl")
    versions = {article["id"]: article["version"] for article in before}
    sites.change(numbers)
    sites.requests.clear()
    crawl(sites, folder, *more)
    changed = records(folder / "articles.jsonl")[len(before) :]
    titles = Counter(sites.stories[number].title for number in numbers)
    assert Counter(article["title"] for article in changed) == titles
    assert all(article["version"] == versions[article["id"]] + 1 for article in changed)
    assert all("Correction " in article["text"] for article in changed)


def main() -> None:
    """Kill, and check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    args = parser.parse_args()
    chooser = random.Random(args.seed)
    print(f"{args.stories} articles on 5 hosts, {args.kills} kills, seed {args.seed}", flush=True)
    with news_sites(args.stories) as sites, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kills = sum(killed_crawl(sites, folder, chooser.uniform(0.5, 3.0)) for _ in range(args.kills))
        stored = len((folder / "articles.jsonl").read_bytes().splitlines())
        print(f"killed {kills} times, {stored} lines so far; now to the end", flush=True)
        crawl(sites, folder)
        check_whole(sites, folder)
        print("every article once and whole, none lost, no broken line", flush=True)
        check_nothing_new(sites, folder)
        print("a second run with nothing new: 0 article requests", flush=True)
        numbers = sorted(chooser.sample(range(args.stories), args.stories // 100))
        check_changes(sites, folder, numbers)
        assert {story.number for story in sites.asked()} == set(numbers)
        print(f"after {len(numbers)} changed: those and only those", flush=True)


if __name__ == "__main__":
    main()
