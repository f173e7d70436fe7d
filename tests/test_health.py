import random

import pytest

from newscrawl.health import Body, Pages, changes

DAY = 86400


def bodies(
    count: int,
    length: int,
    removed: int = 2,
    seed: int = 1,
    container: str | None = "div.story",
    rules: str = "lead_in",
) -> list[Body]:
    """Articles whose lengths lie around `length`, as those of a site do; all stored on the third day of 1970."""
    chooser = random.Random(seed)
    return [
        Body(
            length=int(length * chooser.uniform(0.5, 1.8)),
            removed=removed,
            container=container,
            rules=frozenset(rules.split()),
            stored_at=2 * DAY,
        )
        for _ in range(count)
    ]


RULES = "ad_label caption_place credit headline_link lead_in names_author pager_words service_link".split()
BEFORE = bodies(200, 2000)
WELL, WELL_BEFORE = Pages(articles=20, none=1), Pages(articles=300, none=6)


@pytest.mark.parametrize(
    ("latest", "sentence"),
    [
        (bodies(14, 300), "bodies shrink: since 1970-01-03 the median of 14 articles is "),
        (
            bodies(14, 2000, removed=0),
            "removals stop: since 1970-01-03 none in 14 articles; before, 100% of the articles",
        ),
        (
            bodies(14, 2000, container="main.leaf"),
            "bodies move: since 1970-01-03 14 of 14 articles stand in main.leaf; before, most in div.story",
        ),
        (
            [*bodies(13, 2000, container="main.leaf"), *bodies(2, 2000)],
            "bodies move: since 1970-01-03 13 of 15 articles stand in main.leaf",
        ),
        (
            bodies(14, 2000, rules="ad_label"),
            "removals change: since 1970-01-03 ad_label on 100% of articles, 0% before; lead_in on 0%",
        ),
    ],
)
def test_a_change_of_the_articles_is_told(latest: list[Body], sentence: str) -> None:
    (change,) = changes(latest, BEFORE, WELL, WELL_BEFORE)
    assert change.startswith(sentence)


@pytest.mark.parametrize(
    ("latest", "before"),
    [
        (bodies(14, 2000, seed=2), BEFORE),  # as ever
        (bodies(14, 1500, seed=2), BEFORE),  # somewhat shorter
        (bodies(11, 300), BEFORE),  # too few to tell
        (bodies(14, 300), BEFORE[:29]),
        ([*bodies(10, 300), *bodies(4, 2000)], BEFORE),  # a day of short notices, and some articles
        (bodies(14, 2000, removed=0), bodies(200, 2000, removed=0)),  # nothing was ever removed
        (bodies(14, 2000, removed=-1), BEFORE),  # not known
        (bodies(14, 2000, container=None), BEFORE),
        (bodies(14, 2000, container="main.leaf"), bodies(200, 2000, container=None)),
        ([*bodies(7, 2000, container="main.leaf"), *bodies(7, 2000)], BEFORE),  # a new section
        (bodies(14, 2000, container="main.leaf"), [*BEFORE, *bodies(20, 2000, container="main.leaf")]),  # a known one
        (
            bodies(14, 2000, container="a"),
            [b for n in range(100) for b in bodies(2, 2000, container=f"p{n}")],
        ),  # all differ
        ([*bodies(13, 2000), *bodies(1, 2000, rules="ad_label")], BEFORE),
        ([*bodies(13, 2000, removed=0), *bodies(1, 2000)], BEFORE),
    ],
)
def test_what_may_be_chance_is_not(latest: list[Body], before: list[Body]) -> None:
    assert changes(latest, before, WELL, WELL_BEFORE) == []


def test_pages_that_hold_no_article_any_more_are_told() -> None:
    (change,) = changes([], BEFORE, Pages(articles=0, none=20), WELL_BEFORE)
    assert change == "empties rise: 20 of the last 20 pages held no article; before, 6 of 306"


@pytest.mark.parametrize(
    ("pages", "before"),
    [
        (Pages(articles=17, none=3), WELL_BEFORE),
        (Pages(articles=0, none=11), WELL_BEFORE),  # too few
        (Pages(articles=0, none=20), Pages(articles=20, none=9)),  # too few before
        (Pages(articles=10, none=10), Pages(articles=150, none=150)),  # half of them never did
    ],
)
def test_some_pages_without_an_article_are_no_change(pages: Pages, before: Pages) -> None:
    assert changes([], [], pages, before) == []


def test_false_alarms_are_rare_on_a_site_that_does_not_change() -> None:
    alarms = 0
    for seed in range(400):
        chooser = random.Random(seed)
        site = [
            Body(
                length=int(chooser.lognormvariate(7.5, 0.6)),
                removed=chooser.randint(0, 3),
                container=chooser.choices(("div.story", "main.live", "div.opinion", f"div.x{seed}"), (80, 10, 8, 2))[0],
                rules=frozenset(rule for number, rule in enumerate(RULES) if chooser.random() < number / len(RULES)),
            )
            for _ in range(120)
        ]
        alarms += bool(changes(site[:12], site[12:], WELL, WELL_BEFORE))
    assert alarms == 0
