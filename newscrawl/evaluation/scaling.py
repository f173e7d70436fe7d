"""`python -m newscrawl.evaluation.scaling`: how long a crawl of many domains takes with 1 to 64 workers.

A simulation, page by page. A domain belongs to one worker, gives one page every `delay` seconds and no more; a worker
cleans one page at a time. Domains have sizes as words have frequencies (Zipf, exponent 1) unless all are of one size.
"""

import argparse
import heapq
from collections.abc import Sequence
from dataclasses import dataclass

_WORKERS = (1, 2, 4, 8, 16, 32, 64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """What is to be done: pages of each domain; seconds between two pages of a domain, and to clean a page."""

    sizes: Sequence[int]
    delay: float = 1.0
    cleaning: float = 0.05

    @property
    def least(self) -> float:
        """The seconds that the largest domain takes, whatever the number of workers."""
        return (max(self.sizes) - 1) * self.delay + self.cleaning

    def seconds(self, workers: int) -> float:
        """How long it takes with so many workers, each with its share of the domains.

        >>> crawl = Crawl(sizes=[10] * 100, delay=1, cleaning=0.05)
        >>> round(crawl.seconds(1)), round(crawl.seconds(4)), round(crawl.seconds(64))
        (50, 13, 9)
        """
        return max(self._one(share) for share in shares(self.sizes, workers))

    def _one(self, sizes: Sequence[int]) -> float:
        """One worker: the page that may be had first is taken next."""
        due = [(0.0, number) for number in range(len(sizes))]
        left = list(sizes)
        now = 0.0
        while due:
            at, number = heapq.heappop(due)
            begin = max(at, now)
            now = begin + self.cleaning
            left[number] -= 1
            if left[number]:
                heapq.heappush(due, (max(at + self.delay, begin), number))
        return now


def shares(sizes: Sequence[int], workers: int) -> list[list[int]]:
    """The domains of each worker: the largest first, each to the one with the least to do.

    >>> shares([5, 4, 3, 2], 2)
    [[5, 2], [4, 3]]
    """
    given: list[list[int]] = [[] for _ in range(workers)]
    for size in sorted(sizes, reverse=True):
        min(given, key=sum).append(size)
    return given


def zipf(pages: int, domains: int) -> list[int]:
    """About so many pages over domains of sizes 1, 1/2, 1/3 ... of the largest.

    >>> zipf(11, 3)
    [6, 3, 2]
    """
    largest = pages / sum(1 / rank for rank in range(1, domains + 1))
    return [max(1, round(largest / rank)) for rank in range(1, domains + 1)]


def table(crawl: Crawl) -> str:
    """Hours, pages a second and the gain over one worker, as a Markdown table."""
    rows = ["| workers | hours | pages/s | gain |", "|---|---|---|---|"]
    alone = crawl.seconds(1)
    for workers in _WORKERS:
        seconds = crawl.seconds(workers)
        rate = sum(crawl.sizes) / seconds
        rows.append(f"| {workers} | {seconds / 3600:.2f} | {rate:.1f} | {alone / seconds:.1f} |")
    return "\n".join(rows)


def main() -> None:
    """Print the table for the options."""
    parser = argparse.ArgumentParser(description="How long a crawl of many domains takes, by number of workers.")
    parser.add_argument("--pages", type=int, default=1_000_000)
    parser.add_argument("--domains", type=int, default=1000)
    parser.add_argument("--delay", type=float, default=1.0, help="seconds between two pages of a domain")
    parser.add_argument("--cleaning", type=float, default=0.05, help="CPU seconds a page")
    parser.add_argument("--even", action="store_true", help="all domains of one size")
    args = parser.parse_args()
    sizes = [max(1, args.pages // args.domains)] * args.domains if args.even else zipf(args.pages, args.domains)
    crawl = Crawl(sizes=sizes, delay=args.delay, cleaning=args.cleaning)
    print(table(crawl))  # noqa: T201 - what the command is for
    print(f"\nThe largest domain alone takes {crawl.least / 3600:.2f} hours.")  # noqa: T201


if __name__ == "__main__":
    main()
