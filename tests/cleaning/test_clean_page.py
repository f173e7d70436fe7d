"""The whole core, from bytes to article and ledger."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from newscrawl.cleaning import CLEANER_VERSION, clean_page

URL = "https://kabar.example/berita/warga-pulau-menunggu-kapal-bantuan"
TEASER = "<p>Baca juga: <a href='/berita/harga-beras-naik-di-tiga-kota'>Harga Beras Naik di Tiga Kota</a></p>"
Story = Callable[[str], str]


def page(body: str) -> str:
    return f"<html lang='id'><head><title>Kabar</title></head><body>{body}</body></html>"


def test_the_text_is_the_body_and_the_teaser_is_in_the_ledger(story: Story) -> None:
    result = clean_page(page(story(TEASER)), URL)
    assert result.article is not None
    assert len(result.article.text.split("\n")) == 5
    removal = next(r for r in result.removed if r.kind == "teaser")
    assert removal.text == "Baca juga: Harga Beras Naik di Tiga Kota"
    assert (removal.article_id, removal.position) == (result.article.id, 2)


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("<p><a href='/topik/laut'>Laut</a></p>", False),
        ("<p>(dns/ar)</p>", True),  # text in the article's container, whatever the weights say of it
    ],
)
def test_the_ledger_tells_of_all_text_in_the_container_near_the_article(story: Story, below: str, told: bool) -> None:
    result = clean_page(page(story("").replace("</div></article>", f"{below}</div></article>")), URL)
    text = "Laut" if "Laut" in below else "(dns/ar)"
    assert result.article is not None
    assert text not in result.article.text.split("\n")
    assert (text in {removal.text for removal in result.removed}) is told


@pytest.mark.parametrize(("line", "told"), [("Kapal itu belum kembali", True), ("<a href='/x'>Semua kabar</a>", False)])
def test_the_ledger_tells_of_text_in_an_element_beside_the_articles(story: Story, line: str, told: bool) -> None:
    beside = f"<div class='c7'><p>{line}</p><p>Begitu kata warga</p></div>"
    result = clean_page(page(story("").replace("</div></article>", f"</div>{beside}</article>")), URL)
    assert "Begitu kata warga" in {removal.text for removal in result.removed}
    assert ("Kapal itu belum kembali" in {removal.text for removal in result.removed}) is told
    assert "Semua kabar" not in {removal.text for removal in result.removed}


@pytest.mark.parametrize(
    ("below_title", "told"),
    [
        ("<p class='meta'>Warga sudah menunggu sejak Senin</p>", True),
        ("<p class='meta'><a href='/topik/laut'>Semua kabar dari laut</a></p>", False),
    ],
)
def test_the_ledger_tells_of_all_text_between_the_title_and_the_body(
    story: Story, below_title: str, told: bool
) -> None:
    article = story("").replace("</h1>", f"</h1><header>{below_title}</header>")
    result = clean_page(page(article), URL)
    text = "Warga sudah" if told else "Semua kabar"
    assert result.article is not None
    assert text not in result.article.text
    assert any(removal.text.startswith(text) for removal in result.removed) is told


def test_an_article_says_where_it_is_from_and_who_cleaned_it(story: Story) -> None:
    article = clean_page(page(story("")), URL, date_downloaded="2026-11-24T10:00:00Z").article
    assert article is not None
    assert (article.url, article.title, article.language) == (URL, "Warga Pulau Menunggu Kapal Bantuan", "id")
    assert (article.date_downloaded, article.cleaner_version) == ("2026-11-24T10:00:00Z", CLEANER_VERSION)


def test_every_block_of_the_region_comes_typed(story: Story) -> None:
    blocks = clean_page(page(story(TEASER + "<h2>Sekolah</h2>")), URL, blocks=True).blocks
    assert {block.kind for block in blocks} >= {"paragraph", "teaser", "sub_heading"}


def test_two_processes_give_the_same_result(story: Story) -> None:
    code = (
        f"from newscrawl.cleaning import clean_page; print(clean_page({page(story(TEASER))!r}, {URL!r}, blocks=True))"
    )
    results = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},  # the order of sets
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(results) == 1
    assert "Baca juga" in results.pop()


@pytest.mark.parametrize(
    ("html", "verdict"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"%PDF-1.7 x", "not_html"),
        ("<html><body></body></html>", "empty"),
        ("<p>Hm.</p>", "empty"),
    ],
)
def test_a_page_without_an_article_gives_a_verdict_and_no_error(html: bytes | str, verdict: str) -> None:
    result = clean_page(html, URL)
    assert (result.verdict, result.article) == (verdict, None)
    assert result.reason


def test_a_page_of_any_encoding_is_read(story: Story) -> None:
    body = page(story("<p>Kafé „Übersee“ di pulau itu tetap buka untuk para pengungsi setiap hari.</p>"))
    article = clean_page(body.encode("cp1252"), URL, encoding="cp1252").article
    assert article is not None
    assert "Kafé „Übersee“" in article.text


def test_five_megabytes_of_nested_elements_do_no_harm(story: Story) -> None:
    assert clean_page(page(story("") + "<div>" * 900_000), URL).article is not None


@pytest.mark.parametrize("url", ["http://[", "not an address", "https://", ""])
def test_an_address_that_is_none_does_no_harm(story: Story, url: str) -> None:
    assert clean_page(page(story("")), url).article is not None


@pytest.mark.parametrize("charset", ["idna", "punycode", "hex", "undefined", "no-such-charset"])
def test_a_charset_that_is_none_does_no_harm(story: Story, charset: str) -> None:
    html = f"<meta charset={charset}>{story('')}<p>caf\u00e9</p>".encode("cp1252")
    assert clean_page(html, URL).article is not None
    assert clean_page(html, URL, encoding=charset).article is not None


def test_many_comments_before_the_page_are_passed_over(story: Story) -> None:
    assert clean_page("<!-- x --> " * 500 + page(story("")), URL).article is not None


@pytest.mark.parametrize(
    "box", ['<footer class="site-footer">{}</footer>', '<div id="comments" class="comments">{}</div>']
)
def test_a_label_inside_a_box_does_not_keep_the_box(story: Story, box: str) -> None:
    prompt = f"<p>Enjoyed our reporting today? {TEASER.removeprefix('<p>')}"
    article = clean_page(page(story("") + box.format(prompt)), URL).article
    assert article is not None
    assert "Enjoyed our reporting" not in article.text


@pytest.mark.parametrize("character", ["&#1;", "&#x1F;", "\uffff", "\ufffe"])
def test_a_character_that_no_tree_may_hold_is_dropped(story: Story, character: str) -> None:
    article = clean_page(
        page(story(f"<p>Kapal{character} itu berlayar lagi pada hari Kamis, kata syahbandar.</p>")), URL
    ).article
    assert article is not None
    assert "Kapal itu berlayar" in article.text


def test_references_to_letters_stay(story: Story) -> None:
    article = clean_page(
        page(story("<p>Kapal &#232;&#x1EA1;&#8220;itu&#8221; berlayar lagi pada hari Kamis, katanya.</p>")), URL
    ).article
    assert article is not None
    assert "Kapal èạ“itu” berlayar" in article.text


def test_a_page_without_an_address_and_without_a_next_page_is_a_single_page(story: Story) -> None:
    article = clean_page(page(story(""))).article
    assert article is not None
    assert article.quality["complete_reason"] == "a single page that names no following one"


@pytest.mark.parametrize(("marked", "expected"), [("", "id"), ("lang='en'", "en"), ("lang='und'", "id")])
def test_the_language_is_guessed_from_the_text_where_the_page_does_not_say_it(
    story: Story, marked: str, expected: str
) -> None:
    result = clean_page(page(story("")).replace("lang='id'", marked), URL)
    assert result.article is not None
    assert result.article.language == expected
