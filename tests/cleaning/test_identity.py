import subprocess
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newscrawl.cleaning.identity import (
    article_id,
    content_hash,
    normal_url,
    registrable_domain,
    shingles,
    simhash,
    usable_canonical,
)

TEXT = "The minister met her colleagues on Monday. " * 3 + "They spoke of rain and of cricket. " * 9

URLS = [
    ("https://A.example/x#top", "https://a.example/x"),
    ("https://a.example:443/x", "https://a.example/x"),
    ("http://a.example:80/x", "http://a.example/x"),
    ("https://a.example:8443/x", "https://a.example:8443/x"),
    ("https://a.example/x?utm_source=b&id=3&fbclid=c", "https://a.example/x?id=3"),
    ("https://a.example/x?id=3&page=2", "https://a.example/x?id=3&page=2"),
    ("https://a.example/X%20y?q=a%26b", "https://a.example/X%20y?q=a%26b"),
    ("https://a.example", "https://a.example/"),
    ("http://[", "http://["),
    ("no address", "no address"),
]


@pytest.mark.parametrize(("url", "expected"), URLS)
def test_an_address_loses_only_what_does_not_choose_the_page(url: str, expected: str) -> None:
    assert normal_url(url) == expected


@example(" ?")
@given(st.text(max_size=60))
def test_a_normal_address_stays_as_it_is(text: str) -> None:
    once = normal_url(f"https://a.example/{text}")
    assert normal_url(once) == once


@pytest.mark.parametrize(
    ("canonical", "url", "expected"),
    [
        ("https://a.example/x", "https://a.example/x?y=1", "https://a.example/x"),
        ("https://a.example/", "https://a.example/x", None),
        ("https://b.example/", "https://a.example/", None),
        ("https://a.example/", "https://a.example/", "https://a.example/"),
        ("https://a.example/", None, None),
        (None, "https://a.example/x", None),
    ],
)
def test_a_home_page_is_no_articles_address(canonical: str | None, url: str | None, expected: str | None) -> None:
    assert usable_canonical(canonical, url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.news.example.co.id/x", "example.co.id"),
        ("https://example.com:8080/", "example.com"),
        ("http://localhost/x", "localhost"),
        ("http://127.0.0.1:8000/x", "127.0.0.1"),
        ("not an address", None),
        (None, None),
    ],
)
def test_the_registrable_domain_is_found(url: str | None, expected: str | None) -> None:
    assert registrable_domain(url) == expected


def test_an_id_is_the_same_for_two_spellings_of_an_address() -> None:
    assert article_id("https://a.example/x?utm_source=b#c") == article_id("https://A.example/x")
    assert article_id("https://a.example/x") != article_id("https://a.example/y")
    assert len(article_id("some text")) == 32


def test_a_content_hash_does_not_depend_on_the_unicode_form() -> None:
    assert content_hash("café") == content_hash(unicodedata.normalize("NFD", "café"))
    assert content_hash("café") != content_hash("cafe")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("हिन्दी में लिखा गया", ["हिन्दी में लिखा", "में लिखा गया"]),
        ("a b c 東京", ["a b c", "b c 東", "c 東 京"]),
        ("أيضاً قال هو", ["أيضا قال هو"]),  # as stored fingerprints have it
        ("می‌خواهم بروم", ["می خواهم بروم"]),
        ("❤️ one two three", ["one two three"]),
    ],
)
def test_shingles_are_runs_of_three_words_of_any_script(text: str, found: list[str]) -> None:
    assert shingles(text) == found


def distance(first: str, second: str) -> int:
    return (int(simhash(first), 16) ^ int(simhash(second), 16)).bit_count()


def test_similar_texts_have_similar_fingerprints() -> None:
    assert distance(TEXT, TEXT + "One more line.") <= 6
    assert distance(TEXT, "Eine ganz andere Geschichte über den Hafen von Hamburg. " * 8) > 12


@given(st.text())
def test_a_fingerprint_is_sixteen_hex_digits(text: str) -> None:
    assert len(simhash(text)) == 16
    assert int(simhash(text), 16) >= 0


def test_a_fingerprint_is_the_same_in_another_process() -> None:
    code = f"from newscrawl.cleaning.identity import simhash; print(simhash({TEXT!r}))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == simhash(TEXT)
