"""Pages that are made to be slow: each is refused with a reason, or cleaned in time that grows as the page does."""

import json
from collections.abc import Callable
from time import process_time

import pytest

from newscrawl.cleaning import clean_page

URL = "https://news.example/city/harbour-bridge-opens"
SENTENCE = "<p>The council voted on {0} measures about the harbour and the new bridge on Monday, officials said.</p>"

STORY = "".join(SENTENCE.format(number) for number in range(9))


_ORDINARY = 0.05  # seconds that an ordinary page of 500 paragraphs takes on a quick machine


@pytest.fixture(scope="module")
def two_seconds() -> float:
    """Two seconds of processor time, or as much more as this machine is slower: it may have others' work to do."""
    html = page("".join(map(SENTENCE.format, range(500))))
    clean_page(html, URL)  # the first also reads the package's data
    start = process_time()
    clean_page(html, URL)
    return 2 * max(1.0, (process_time() - start) / _ORDINARY)


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>The bridge</title>{head}</head><body><article>{body}</article></body></html>"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<p>One line.</p>" * 5_000, "blocks of text"),
        ("<span>a</span>" * 100_000, "elements"),
        ("<div>a b</div>" * 100_000, "blocks of text"),
        ("<div><p>One line.</p>" * 1_000, "levels of elements above its text"),
        ("<p>" + "word " * 200_000, "characters of text"),
        ("<p>" + "&amp;lt;" * 200_000, "characters of text"),
    ],
)
def test_a_page_beyond_a_bound_is_refused_and_the_reason_names_the_bound(body: str, what: str) -> None:
    result = clean_page(page(body), URL)

    assert (result.verdict, result.article) == ("too_large", None)
    assert result.reason.endswith(f" {what} on one page")


def test_a_long_report_is_cleaned_whole() -> None:
    result = clean_page(page("<h1>The bridge</h1>" + "".join(SENTENCE.format(i) for i in range(1_000))), URL)

    assert result.article is not None
    assert result.article.text.count("\n") == 999


SIGNED_BY_A_HOUSE = '<meta name="author" content="Paper | Portal">'


@pytest.mark.parametrize(
    "make",
    [
        lambda n: page("<p>Hi.</p>", f'<meta name="author" content="{"(" * n}">'),
        lambda n: page(f"<p>{'© ' * (n // 2)}</p>", SIGNED_BY_A_HOUSE),
        lambda n: page(f"<p>©{' ' * n}©</p>", SIGNED_BY_A_HOUSE),
        lambda n: page(f"<p>Hi.</p><time>{'1 a' * n}</time>"),
        lambda n: page(f'<p title="{"a " * n}">Hi.</p>'),
        lambda n: page(f"<p>{' ' * n}x</p>"),
        lambda n: page("<p>Hi.</p>", f'<script type="application/ld+json">{"[" * n}</script>'),
        lambda n: page("<button>a " * (n // 50) + "<i>b </i>" * (n // 50)),
        lambda n: page("<button>" * (n // 50) + "<i></i>" * (n // 50)),
        lambda n: page("<p>" + "t<x-a>" * (n // 6)),
        lambda n: page("<p>" + "t<x-a>" * (n // 6) + "<div>a"),
        lambda n: page(f"<h1>{'|' * n}</h1><p>Hi.</p>"),
        lambda n: page(f"<p>Hi.</p><p>{'<b>a</b> ' * (n // 9)}</p>"),
        lambda n: page(f"<p>Hi.</p><p>{'(--)' * (n // 4)}a</p>"),
    ],
    ids=[
        "brackets in a byline",
        "signs in a copyright notice",
        "white space in a copyright notice",
        "digits in a date",
        "an attribute",
        "white space",
        "brackets in JSON-LD",
        "buttons in buttons",
        "buttons without words in buttons",
        "custom elements in custom elements",
        "custom elements around a block",
        "bars in a headline",
        "bold words",
        "brackets",
    ],
)
def test_text_of_a_hundred_thousand_characters_in_one_place_costs_less_than_two_seconds(
    make: Callable[[int], str], two_seconds: float
) -> None:
    html = make(100_000)
    start = process_time()
    clean_page(html, URL)

    assert process_time() - start < two_seconds


OBJECT = '{"a":'
SCRIPT = '<script type="application/ld+json">'
BOMB = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    "html",
    [
        page(f'<p class="{"a b " * 250_000}">Hi.</p>'),
        page(f'<p><a href="{"/a" * 500_000}">Hi there</a></p>'),
        page(f'<div id="{"-a_" * 330_000}"><p>Hi.</p></div>'),
        f'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">{BOMB}]>{page("<p>&j;&j;&j;</p>")}',
        page(f"<p>{'&zzzz;' * 170_000}</p>"),
        page("<!-- --" * 140_000),
        page("<b>" * 330_000 + "x"),
        page("<table><tr><td>" * 66_000 + "x"),
        page("<select>" + "<option>word</option>" * 48_000 + "</select>"),
        page("<p>Hi.</p>", '<meta property="og:title" content="x">' * 26_000),
        page("<p>Hi.</p>", f'<script type="application/ld+json">{OBJECT * 160_000}1</script>'),
        page("<p>Hi.</p>", f"{SCRIPT}{' ' * 1_000_000}</script>"),
        page("<p>Hi.</p>", f"{SCRIPT}{{{' ' * 1_000_000}x</script>"),
        page("<p>Hi.</p>", SCRIPT + '{"a": "' + '\\"' * 500_000 + "</script>"),
        page("<p>Hi.</p>", f"{SCRIPT}{'<!-- ' * 200_000}</script>"),
        page("<p>Hi.</p>", f"{SCRIPT}x{' -->' * 200_000}x</script>"),
        page("<p>Hi.</p>", f"{SCRIPT}[{'1,' * 500_000}1]</script>"),
        page("".join(f'<a href="?page={n}">{n}</a>' for n in range(10_000))),
    ],
    ids=[
        "a class",
        "a link's address",
        "an id",
        "entities within entities",
        "unknown entities",
        "comments",
        "tags in tags",
        "tables in tables",
        "options",
        "meta tags",
        "objects in JSON-LD",
        "no JSON-LD but white space",
        "white space in cut-off JSON-LD",
        "quotation marks in cut-off JSON-LD",
        "openings of comments in JSON-LD",
        "ends of comments in JSON-LD",
        "numbers in JSON-LD",
        "numbered pages",
    ],
)
def test_a_megabyte_of_one_thing_gives_no_article_within_two_seconds(html: str, two_seconds: float) -> None:
    start = process_time()
    result = clean_page(html, URL)

    assert process_time() - start < two_seconds
    assert result.article is None


LINES = "".join(f"<p>{number} one</p>" for number in range(3_900))


@pytest.mark.parametrize("body", ["ab cd ef " * 500_000, "ab cd ef\n" * 100_000, "ab cd ef\n" * 10_000])
def test_a_long_body_in_the_record_of_a_long_page_costs_less_than_two_seconds(body: str, two_seconds: float) -> None:
    record = json.dumps({"@type": "NewsArticle", "headline": "The bridge", "articleBody": body})
    html = page(LINES, f"{SCRIPT}{record}</script>")
    start = process_time()
    clean_page(html, URL)

    assert process_time() - start < two_seconds


def test_a_long_recipe_on_a_long_page_costs_less_than_two_seconds(two_seconds: float) -> None:
    record = json.dumps(
        {"@type": "NewsArticle", "headline": "The bridge", "recipeIngredient": ["ab cd ef " * 900] * 900}
    )
    html = page(LINES, f"{SCRIPT}{record}</script>")
    start = process_time()
    clean_page(html, URL)

    assert process_time() - start < two_seconds


LINKS = "<p>Papers: <a href='https://other.example/a'>all of them</a>, or ask a@\u2100.example or b@news.example.</p>"
NO_ADDRESSES = ["http://[", "//[", "http://user@[/", "http://\u2100/"]


@pytest.mark.parametrize("tag", ["code", "x-a", "b"])
def test_text_in_elements_too_deep_for_trafilatura_gives_a_verdict(tag: str) -> None:
    assert clean_page("<div>" + f"t<{tag}>t" * 1_500 + "</div>").reason


@pytest.mark.parametrize(
    "head",
    [
        f"<title>&amp;#{'9' * 5_000};</title>",  # Python refuses to read so long a number
        f'<meta name="author" content="&amp;#{"9" * 5_000};">',
    ],
)
def test_a_reference_that_is_no_character_does_no_harm(head: str) -> None:
    assert clean_page(page(STORY, head), URL).article is not None


@pytest.mark.parametrize("address", NO_ADDRESSES)
@pytest.mark.parametrize(
    "head",
    [
        "",
        '<base href="{0}">',
        '<link rel="canonical" href="{0}">',
        '<link rel="next" href="{0}">',
        '<meta property="og:image" content="{0}">',
        SCRIPT + '{{"@type": "NewsArticle", "url": "{0}", "image": "{0}"}}</script>',
    ],
)
def test_what_is_no_address_does_no_harm(head: str, address: str) -> None:
    html = page(STORY + LINKS + f"<a href='{address}'>Next</a>", head.format(address))

    assert all(clean_page(html, url).article is not None for url in (None, URL, address))
