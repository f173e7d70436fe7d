from dataclasses import replace
from typing import Any

import pytest

from newscrawl.state import StoredArticle
from newscrawl.state.failures import DAY, HOUR, Failure
from newscrawl.state.visits import is_due, seconds

NOW = seconds("2026-11-24T12:00:00Z") or 0.0
STORED = StoredArticle(
    id="a" * 32,
    url="https://a.example/1",
    address=b"x",
    site="a.example",
    title="T",
    published="2026-11-20T08:00:00+07:00",
    version=1,
    fingerprint=b"f",
    length=900,
    removed=2,
    partial=False,
    run=1,
    listed="2026-11-20T02:00:00Z",
    changed_at=NOW - 4 * DAY,
    checked_at=NOW - 4 * DAY,
)
FAILED = Failure(url="u", reason="timeout", times=2, last_at=NOW - HOUR, retry_at=NOW + HOUR)
RECENT = replace(STORED, published="2026-11-23")
UNDATED = replace(STORED, published=None, changed_at=NOW - HOUR, checked_at=NOW - HOUR)


@pytest.mark.parametrize(
    ("article", "failure", "more", "due"),
    [
        (None, None, {}, True),  # new
        (STORED, None, {}, False),  # stored
        (replace(STORED, published="2027-01-01"), None, {}, False),  # and dated into the future
        (None, FAILED, {}, False),  # failed a while ago, and is left in peace
        (None, replace(FAILED, retry_at=NOW), {}, True),
        (None, replace(FAILED, last_at=NOW + HOUR), {}, True),  # the clock went back
        (RECENT, None, {"recheck": 2 * DAY}, True),
        (STORED, None, {"recheck": 2 * DAY}, False),  # too old to be rechecked
        (RECENT, FAILED, {"recheck": 2 * DAY}, False),  # the last recheck failed
        (UNDATED, None, {"recheck": 2 * DAY}, True),  # without a date its age counts from when it was stored
        (STORED, None, {"modified": "2026-11-24"}, True),  # its sitemap names a later change
        (STORED, None, {"modified": "2026-11-20T02:00:00+00:00"}, False),  # the one that is known
        (STORED, None, {"modified": "soon"}, False),
        (replace(STORED, listed=None), None, {"modified": "2026-11-19"}, False),  # before it was stored
        (replace(STORED, listed=None), None, {"modified": "2026-11-21"}, True),
        (replace(STORED, checked_at=NOW - HOUR), None, {"modified": "2026-11-24"}, False),  # in vain an hour ago
        (replace(STORED, checked_at=NOW - 2 * DAY), None, {"modified": "2026-11-24"}, True),
        (replace(STORED, partial=True), None, {}, True),  # a page of it is missing
        (replace(STORED, partial=True), FAILED, {}, False),
        (replace(STORED, partial=True), replace(FAILED, times=9, retry_at=NOW), {}, False),  # nor will it come
    ],
)
def test_what_is_asked_for(
    article: StoredArticle | None, failure: Failure | None, more: dict[str, Any], due: bool
) -> None:
    assert is_due(article, failure, now=NOW, **more) is due


def test_a_sitemap_that_gives_its_own_time_to_every_article_is_believed_less_and_less() -> None:
    article = replace(STORED, changed_at=0.0, checked_at=0.0, listed="1970-01-01")
    asked = []
    for hour in range(1, 200):
        now = float(hour * HOUR)
        if is_due(article, None, modified=f"1970-01-{hour // 24 + 1:02}T{hour % 24:02}:00:00Z", now=now):
            asked.append(hour)
            article = replace(article, checked_at=now)
    assert asked == [1, 2, 3, 5, 8, 12, 18, 27, 41, 62, 93, 140]


@pytest.mark.parametrize("text", [None, "", "yesterday", "2026-13-01"])
def test_what_is_no_time_is_none(text: str | None) -> None:
    assert seconds(text) is None
