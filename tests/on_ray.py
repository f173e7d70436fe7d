"""examples/cc_news_month.py with one and two workers and on Ray, beside `replay`: the same output, byte for byte.

python -m tests.on_ray [--archives 8] [--pages 250]
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from newscrawl.archives.writing import WarcFile
from newscrawl.items import RawPage
from tests.news_site import NewsSites, page

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "cc_news_month.py"


def write_archives(folder: Path, archives: int, pages: int) -> None:
    """The invented stories, over several archives."""
    sites = NewsSites(archives * pages, slowness=0)
    folder.mkdir()
    for archive in range(archives):
        file = WarcFile(folder / f"{archive:03}.warc.gz")
        for story in sites.stories[archive * pages :][:pages]:
            file.add(RawPage(url=sites.url(story), body=page(sites, story, 1, amp=False).encode()))
        file.close()


def timed(*words: str) -> float:
    """Run a Python program; gives its seconds."""
    began = time.monotonic()
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode in (0, 3), done.stderr[-3000:]
    return time.monotonic() - began


def sorted_lines(folder: Path, pattern: str) -> list[bytes]:
    return sorted(line for path in folder.glob(pattern) for line in path.read_bytes().splitlines(keepends=True))


def main() -> None:
    """Run, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archives", type=int, default=8)
    parser.add_argument("--pages", type=int, default=250, help="of each archive")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archives = folder / "archives"
        write_archives(archives, args.archives, args.pages)
        seconds = timed("-m", "newscrawl", "replay", str(archives), "-q", "-o", str(folder / "articles.jsonl"))
        wanted = [sorted_lines(folder, f"{kind}.jsonl") for kind in ("articles", "removals", "rejects")]
        print(
            f"replay: {len(wanted[0])} articles, {len(wanted[1])} removals, {len(wanted[2])} rejects, {seconds:.1f} s"
        )
        for title, *options in (("1 worker", "--workers=1"), ("2 workers", "--workers=2"), ("Ray", "--ray")):
            output = folder / title
            seconds = timed(str(EXAMPLE), str(archives), str(output), *options)
            found = [sorted_lines(output, f"articles-?????{kind}.jsonl") for kind in ("", ".removals", ".rejects")]
            assert found == wanted, title
            print(f"datatrove, {title}: the same, byte for byte after sorting, {seconds:.1f} s", flush=True)


if __name__ == "__main__":
    main()
