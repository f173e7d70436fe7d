import pytest

from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.metadata.provenance import MetadataField, read_provenance

LINKED = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Kapal Tiba",
 "author": {"@type": "Person", "name": "Rina Sari"}, "datePublished": "2026-11-20T08:00:00+07:00",
 "image": "/a.jpg"}</script>"""
PAGE = f"""<html lang="id"><head><title>Kapal Tiba - Kabar</title>{LINKED}
<meta property="og:title" content="Kapal Tiba"><meta property="article:published_time" content="2026-11-20T01:00:00Z">
<meta name="author" content="Budi"><link rel="canonical" href="https://kabar.example/kapal"></head>
<body><h1>Kapal Tiba</h1></body></html>"""


def fields(html: str) -> dict[str, MetadataField]:
    document = read_document(html, "https://kabar.example/kapal")
    assert document is not None
    return {field.name: field for field in read_provenance(document)}


@pytest.mark.parametrize(
    ("name", "value", "sources"),
    [
        ("title", "Kapal Tiba", ("JSON-LD", "meta tags", "visible page", "<title>")),
        ("authors", "Rina Sari", ("JSON-LD",)),
        ("date_published", "2026-11-20T08:00:00+07:00", ("JSON-LD",)),
        ("image_url", "https://kabar.example/a.jpg", ("JSON-LD",)),
        ("language", "id", ("visible page",)),
        ("canonical_url", "https://kabar.example/kapal", ("link rel=canonical or og:url",)),
        ("section", None, ()),
    ],
)
def test_a_field_names_the_sources_that_say_it(name: str, value: str | None, sources: tuple[str, ...]) -> None:
    assert fields(PAGE)[name] == MetadataField(name=name, value=value, sources=sources)


def test_a_source_that_says_something_else_is_not_named() -> None:
    assert "meta tags" not in fields(PAGE)["authors"].sources
