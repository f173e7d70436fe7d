import random
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from newscrawl.cleaning import Nothing, clean_page
from newscrawl.cleaning.memory import Observation, Recurrence, Remembered, key_of
from newscrawl.cleaning.text import squash
from newscrawl.memory import MemoryStore
from newscrawl.memory.ageing import forget_old
from newscrawl.memory.store import LINE_SAMPLE
from newscrawl.state.schema import MEMORY, MIGRATIONS, open_database
from tests.memory.stories import SITE, story

PROMPT = "Every dawn our letter lands on four thousand breakfast trays."


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(open_database(MEMORY))


def observed(html: str, number: int) -> tuple[Observation, ...]:
    return clean_page(html, f"{SITE}/news/story-of-this-number-{number}", memory=Nothing()).observed


def learn(store: MemoryStore, pages: Sequence[tuple[str, int]], day: int = 1) -> None:
    for html, number in pages:
        store.learn(observed(html, number), day)


def recalled(store: MemoryStore, html: str, number: int) -> Remembered:
    return store.recall(observed(html, number)[0].traces)


def recurrence(remembered: Remembered, text: str) -> Recurrence | None:
    return remembered.lines.get(key_of(squash(text)))


def test_a_line_on_three_independent_articles_recurs(store: MemoryStore) -> None:
    learn(store, [(story(number, f"<p>{PROMPT}</p>"), number) for number in range(3)])
    found = recurrence(recalled(store, story(9, f"<p>{PROMPT}</p>"), 9), PROMPT)
    assert found == Recurrence(support=3, share=1.0, pages=3)


def test_versions_of_one_story_count_once(store: MemoryStore) -> None:
    again = story(1, f"<p>{PROMPT}</p>")
    learn(store, [(again, number) for number in range(6)])
    assert recurrence(recalled(store, story(9, f"<p>{PROMPT}</p>"), 9), PROMPT) is None


def test_no_line_of_a_story_that_was_published_again_recurs(store: MemoryStore) -> None:
    again = story(1)
    learn(store, [(again, number) for number in range(6)])
    assert recalled(store, again, 9).lines == {}


def test_a_line_that_speaks_in_the_words_of_its_articles_does_not_recur(store: MemoryStore) -> None:
    background = "The tannery of Aldmere was a ruin when the council signed the first letter to its people."
    pages = [(story(number, f"<p>{background}</p>", topic="tannery of Aldmere"), number) for number in range(5)]
    learn(store, pages)
    assert recurrence(recalled(store, *pages[0]), background) is None


def test_a_page_never_teaches_against_itself(store: MemoryStore) -> None:
    links = '<p><a href="/news/a-crane-is-sold-to-the-museum-77">A crane is sold to the museum</a></p>'
    page = (story(1, links + f"<p>{PROMPT}</p>"), 1)
    learn(store, [page, page, page])
    assert recalled(store, *page) == Remembered()


def test_a_line_is_kept_in_words_only_where_a_second_page_has_it(store: MemoryStore) -> None:
    def in_words() -> list[str]:
        return [text for (text,) in store.tables._connection.execute("SELECT text FROM memory_texts") if " " in text]

    page = (story(1, f"<p>{PROMPT}</p>"), 1)
    learn(store, [page, page])
    assert in_words() == []
    learn(store, [(story(2, f"<p>{PROMPT}</p>"), 2)])
    assert in_words() == [PROMPT]


def test_pages_of_one_article_are_no_witnesses_against_each_other(store: MemoryStore) -> None:
    parts = [observed(story(number, f"<p>{PROMPT}</p>"), number)[0] for number in range(4)]
    store.learn(parts, 1)
    assert store.recall(parts[2].traces) == Remembered()


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<h1>A crane is sold to the museum</h1>", id="its own title"),
        pytest.param(
            '<h1>Some other title of a page</h1><a href="/news/sold-crane-of-the-museum-777777">'
            "A crane is sold to the museum</a>",
            id="a link elsewhere",
        ),
    ],
)
def test_the_headline_of_another_page_is_known(store: MemoryStore, page: str) -> None:
    line = "A crane is sold to the museum"
    learn(store, [(f"<html><title>{line}</title>{page}{story(2)}</html>", 777777)])
    found = recalled(store, story(5, f"<p>{line}</p>"), 5).headlines
    assert [headline.url[-6:] for headline in found.values()] == ["777777"]


def test_a_link_to_an_address_of_the_page_itself_says_nothing_against_it(store: MemoryStore) -> None:
    line, address = "A crane is sold to the museum", "/news/sold-crane-of-the-museum-777777"
    learn(store, [(f'<html><body><a href="{address}?id=1">{line}</a>{story(2)}</body></html>', 2)])
    head = f'<html><head><link rel="canonical" href="{address}"></head><body>'
    for url, known in ((f"{SITE}{address}?id=1", False), (f"{SITE}{address}", True)):
        page = clean_page(f"{head}{story(5, f'<p>{line}</p>')}", url, memory=Nothing())
        assert bool(store.recall(page.observed[0].traces).headlines) == known


def test_a_title_of_many_stories_is_no_headline(store: MemoryStore) -> None:
    page = "<html><title>Letters to the editor of this paper</title><body>{}</html>"
    learn(store, [(page.format(story(number)), 100000 + number) for number in range(3)])
    assert recalled(store, story(9, "<p>Letters to the editor of this paper</p>"), 9).headlines == {}


def test_the_order_of_learning_does_not_matter() -> None:
    pages = [(story(number % 20, f"<p>{PROMPT}</p>"), number) for number in range(60)]
    dumps = []
    for seed in range(3):
        random.Random(seed).shuffle(pages)
        connection = open_database(MEMORY)
        learn(MemoryStore(connection), pages)
        tables = ("pages", "lines", "slots", "headlines", "addresses", "texts")
        dumps.append([connection.execute(f"SELECT * FROM memory_{table}").fetchall() for table in tables])
    assert dumps[0] == dumps[1] == dumps[2]


def test_a_line_of_every_page_is_sampled_and_its_share_estimated(store: MemoryStore) -> None:
    learn(store, [(story(number, f"<p>{PROMPT}</p>" if number % 4 else ""), number) for number in range(400)])
    site = store.tables.site("courier.example")
    assert site is not None
    key = key_of(squash(PROMPT))
    assert len(store.tables.rows("lines", "line, page", site, [key])) == LINE_SAMPLE
    found = recurrence(recalled(store, story(999, f"<p>{PROMPT}</p>"), 999), PROMPT)
    assert found is not None
    assert found.support == 12
    assert 0.6 < found.share < 0.9  # 0.75


def test_pages_that_age_do_not_make_a_line_look_rare(store: MemoryStore) -> None:
    for number in range(200):
        learn(store, [(story(number, f"<p>{PROMPT}</p>"), number)], day=1 if number % 4 == 0 else 990)
    forgotten_by_age(store)
    learn(store, [(story(number), number) for number in range(200, 210)], day=1000)
    found = recurrence(recalled(store, story(999, f"<p>{PROMPT}</p>"), 999), PROMPT)
    assert found is not None
    assert 0.85 < found.share <= 1  # 150 of 160


def forgotten_by_age(store: MemoryStore) -> None:
    forget_old(store.tables, ["courier.example"], today=1000)


def forgotten_on_demand(store: MemoryStore) -> None:
    assert store.tables.forget_site("courier.example")


@pytest.mark.parametrize("forget", [forgotten_by_age, forgotten_on_demand])
def test_what_is_forgotten_is_gone(store: MemoryStore, forget: Callable[[MemoryStore], None]) -> None:
    learn(store, [(story(number, f"<p>{PROMPT}</p>"), number) for number in range(3)])
    forget(store)
    assert recalled(store, story(9, f"<p>{PROMPT}</p>"), 9) == Remembered()


def test_what_is_young_stays(store: MemoryStore) -> None:
    learn(store, [(story(number, f"<p>{PROMPT}</p>"), number) for number in range(3)], day=990)
    forgotten_by_age(store)
    assert recurrence(recalled(store, story(9, f"<p>{PROMPT}</p>"), 9), PROMPT) is not None


def test_the_headlines_of_an_older_file_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, line = str(tmp_path / "s.sqlite"), "A crane is sold to the museum"
    with monkeypatch.context() as patch:
        patch.setattr("newscrawl.state.schema.MIGRATIONS", MIGRATIONS[:3])
        with closing(open_database(path)) as connection:
            connection.execute("INSERT INTO memory_sites VALUES (1, 'courier.example', 1)")
            values = (key_of(squash(line)), f"{SITE}/news/a-crane-is-sold-77")
            connection.execute("INSERT INTO memory_headlines VALUES (1, ?, 7, NULL, 1, ?)", values)
    with closing(open_database(path)) as connection:
        found = recalled(MemoryStore(connection), story(5, f"<p>{line}</p>"), 5).headlines
    assert [headline.url for headline in found.values()] == [f"{SITE}/news/a-crane-is-sold-77"]


def test_addresses_go_with_their_last_headline(store: MemoryStore) -> None:
    titled = "<html><title>A crane is sold to the museum</title><body>{}</html>"
    learn(store, [(titled.format(story(1)), 1)], day=1)
    learn(store, [(titled.replace("crane", "barge").format(story(2)), 2)], day=990)
    site = store.tables.site("courier.example")
    assert site is not None
    store.tables.forget_headlines(site, before=500, most=10)
    assert store.tables.count("addresses", site) == len(list(store.tables.headlines(site))) == 1


def test_a_site_of_an_older_version_is_learned_anew(store: MemoryStore, monkeypatch: pytest.MonkeyPatch) -> None:
    learn(store, [(story(number, f"<p>{PROMPT}</p>"), number) for number in range(3)])
    monkeypatch.setattr("newscrawl.memory.tables.VERSION", 2)
    assert recalled(store, story(9, f"<p>{PROMPT}</p>"), 9) == Remembered()
    learn(store, [(story(4), 4)])
    site = store.tables.site("courier.example")
    assert site is not None
    assert store.tables.count("pages", site) == 1
