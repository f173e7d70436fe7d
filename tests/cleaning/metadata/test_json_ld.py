import json

import pytest

from newscrawl.cleaning.document import Document, read_document
from newscrawl.cleaning.metadata.json_ld import parse_json, read_json_ld

URL = "https://planet.example/news/rain"


def page(*scripts: str) -> Document:
    tags = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    document = read_document(f"<html><head>{tags}</head><body><p>x</p></body></html>", URL)
    assert document is not None
    return document


REPAIRED = [
    ('{"a": 1}', {"a": 1}),
    ('{"a": "b\nc"}', {"a": "b\nc"}),
    ('{"a": [1, 2,],}', {"a": [1, 2]}),
    ('{"a": "b,}"}', {"a": "b,}"}),
    ('<!-- {"a": 1} -->', {"a": 1}),
    ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
    ('/*<![CDATA[*/{"a": 1}/*]]>*/', {"a": 1}),
    ('<script>{"a": 1}', None),
    ('/* <![CDATA[ */\n// <!--\n{"a": 1}\n// -->\n/* ]]> */;', {"a": 1}),
    (' \ufeff{"a": 1}', {"a": 1}),
    ('{"a": 1};', {"a": 1}),
    ('{"a": "b\\", ]', None),
    (r'{"a": "it\'s"}', {"a": "it's"}),
    ("{&quot;a&quot;: 1}", {"a": 1}),
    ('{"a": ', None),
    ("", None),
    (" \n ", None),
    ("{&#" + "9" * 5_000 + ";}", None),
    ("[" * 100_000, None),
]


@pytest.mark.parametrize(("text", "expected"), REPAIRED)
def test_broken_json_is_repaired_or_left_out(text: str, expected: object) -> None:
    assert parse_json(text) == expected


AUTHORS = [
    ("Ana Lima", ("Ana Lima",)),
    ({"@type": "Person", "name": "Ana Lima"}, ("Ana Lima",)),
    ([{"name": "Ana Lima"}, "Bo Ek"], ("Ana Lima", "Bo Ek")),
    ({"name": ["Ana Lima", "Bo Ek"]}, ("Ana Lima", "Bo Ek")),
    ({"@id": "#ana"}, ("Ana Lima",)),
    ({"givenName": "Ana", "familyName": "Lima"}, ("Ana Lima",)),
    (None, ()),
    (7, ("7",)),
]


@pytest.mark.parametrize(("author", "expected"), AUTHORS)
def test_authors_come_in_every_shape(author: object, expected: tuple[str, ...]) -> None:
    graph = [
        {"@type": "NewsArticle", "headline": "Rain", "author": author},
        {"@type": "Person", "@id": "#ana", "name": "Ana Lima"},
    ]
    assert read_json_ld(page(json.dumps({"@graph": graph})))[0].authors == expected


def test_the_article_of_this_address_wins_over_an_earlier_one() -> None:
    other = json.dumps({"@type": "NewsArticle", "headline": "Sun", "url": "/elsewhere"})
    own = json.dumps({"@type": "NewsArticle", "headline": "Rain", "mainEntityOfPage": {"@id": URL}})
    assert read_json_ld(page(other, own))[0].titles == ("Rain",)


def test_listed_and_related_articles_are_not_this_one() -> None:
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Sun"}]}
    assert read_json_ld(page(json.dumps(listed)))[0].titles == ()


def test_body_and_free_access_are_read() -> None:
    node = {"@type": "NewsArticle", "articleBody": "It rains.", "isAccessibleForFree": "False"}
    claims = read_json_ld(page(json.dumps(node)))[0]
    assert (claims.article_body, claims.is_free) == ("It rains.", False)


def test_one_broken_script_does_not_hide_the_next() -> None:
    good = json.dumps({"@type": "Article", "headline": "Rain"})
    assert read_json_ld(page("{broken", good))[0].titles == ("Rain",)
