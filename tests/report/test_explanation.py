from dataclasses import asdict, replace

import pytest

from newscrawl.cleaning import Overrides
from newscrawl.demo.server import SITE
from newscrawl.items import RawPage
from newscrawl.report.explanation import Explanation, explain_page, explain_stored
from tests.report.conftest import PARAGRAPHS, TEASER, Explain, page

PAGED = SITE / "kapal-sekolah-terapung-berlayar-lagi-setelah-dua-tahun-di-galangan"
PAGED_URL = "https://kabarpesisir.example/daerah/2026/11/18/kapal-sekolah-terapung-berlayar-lagi"


def texts(explanation: Explanation) -> list[tuple[bool, str]]:
    return [(block.kept, block.text) for page in explanation.pages for block in page.blocks if block.inside]


def test_a_removed_block_stands_where_it_stood(explain: Explain) -> None:
    first, second, third, fourth = PARAGRAPHS
    body = texts(explain())[-5:]
    assert body == [(True, first), (True, second), (False, TEASER), (True, third), (True, fourth)]


@pytest.mark.parametrize(("html", "sources"), [(page(), ("visible page",)), (page().replace("lang='id'", ""), ())])
def test_a_language_that_was_guessed_is_shown_without_a_source(
    explain: Explain, html: str, sources: tuple[str, ...]
) -> None:
    (language,) = [field for field in explain(html).fields if field.name == "language"]
    assert (language.value, language.sources) == ("id", sources)


def test_a_stored_article_is_explained_by_its_ledger(explain: Explain) -> None:
    fresh = explain()
    assert fresh.article is not None
    stored = explain_stored(asdict(fresh.article), [asdict(removal) for removal in fresh.removed])
    assert texts(stored) == texts(fresh)
    (teaser,) = [block for page in stored.pages for block in page.blocks if block.text == TEASER]
    assert [weight.words for weight in teaser.weights] == list(fresh.removed[-1].evidence)


def test_fields_that_a_later_version_adds_do_no_harm(explain: Explain) -> None:
    article = explain().article
    assert article is not None
    assert explain_stored({**asdict(article), "new": 1}, []).article == article


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({"url": "https://a.example/1", "source": "a.html"}, "https://a.example/1"),
        ({"url": None, "source": "a.html"}, "a.html"),
        ({"url": None, "source": None, "id": "0a1b"}, "0a1b"),
    ],
)
def test_a_stored_article_is_named_by_its_address_or_where_it_came_from(
    explain: Explain, known: dict[str, str | None], name: str
) -> None:
    article = explain().article
    assert article is not None
    assert explain_stored({**asdict(article), **known}, []).name == name


def test_a_stored_article_without_a_source_is_explained_all_the_same(explain: Explain) -> None:
    article = explain().article
    assert article is not None
    record = asdict(article)
    del record["source"]
    assert explain_stored(record, []).article == replace(article, source=None)


def test_a_line_that_is_no_article_raises() -> None:
    with pytest.raises(TypeError):
        explain_stored({"id": "x"}, [])


def test_every_page_of_an_article_is_shown_and_what_it_repeats_is_marked() -> None:
    second = RawPage(url=f"{PAGED_URL}?page=2", body=(PAGED / "page-2.html").read_bytes())
    first = RawPage(url=PAGED_URL, body=(PAGED / "page.html").read_bytes())
    explanation = explain_page(replace(first, next_pages=(second,)))
    assert [page.url for page in explanation.pages] == [PAGED_URL, f"{PAGED_URL}?page=2"]
    assert explanation.article is not None
    kept = [text for kept, text in texts(explanation) if kept]
    assert "\n".join(kept) == explanation.article.text


def test_overrides_are_part_of_the_explanation() -> None:
    page = RawPage(
        url="https://www.kabar.example/berita/1", body=("<p>" + "</p><p>".join(PARAGRAPHS) + "</p>").encode()
    )
    explanation = explain_page(page, {"kabar.example": Overrides(remove=("text:gelombang",))})
    assert (False, PARAGRAPHS[2]) in texts(explanation)


def test_a_page_without_an_article_has_its_verdict_and_no_text(explain: Explain) -> None:
    explanation = explain("<html><body><p>Hm.</p></body></html>")
    assert (explanation.verdict, explanation.article) == ("empty", None)
