import pytest

from newscrawl.evaluation.scaling import Crawl, shares, table, zipf


def test_one_site_is_no_faster_with_many_workers() -> None:
    crawl = Crawl(sizes=[100], delay=1, cleaning=0.05)
    assert crawl.seconds(1) == crawl.seconds(64) == pytest.approx(crawl.least) == pytest.approx(99.05)


def test_many_equal_sites_are_as_many_times_faster_as_there_are_workers() -> None:
    crawl = Crawl(sizes=[10] * 640, delay=1, cleaning=0.05)
    assert crawl.seconds(1) / crawl.seconds(8) == pytest.approx(8, rel=0.01)


@pytest.mark.parametrize("workers", [1, 3, 64])
def test_no_number_of_workers_beats_the_largest_site(workers: int) -> None:
    crawl = Crawl(sizes=zipf(2000, 50), delay=1, cleaning=0.05)
    assert crawl.seconds(workers) >= crawl.least


def test_every_domain_has_one_worker() -> None:
    sizes = zipf(500, 40)
    assert sorted(size for share in shares(sizes, 7) for size in share) == sorted(sizes)


def test_the_table_has_a_row_for_each_number_of_workers() -> None:
    assert [row.split("|")[1].strip() for row in table(Crawl(sizes=[3])).splitlines()[2:]] == [
        "1", "2", "4", "8", "16", "32", "64",
    ]  # fmt: skip
