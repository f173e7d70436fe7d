"""The HTML file: what it shows, and that a page's text can neither run nor load anything in it."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import html
from lxml.html import HtmlElement

from newscrawl.report.document import write_report
from tests.report.conftest import PARAGRAPHS, TEASER, URL, Explain, page

HOSTILE = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "\"' onmouseover='alert(1)' x=\"",
    "<img src=https://evil.example/x onerror=alert(1)>",
    "</style><link rel=stylesheet href=https://evil.example/x>",
    "--><iframe src='javascript:alert(1)'></iframe>",
    "<svg onload=alert(1)>",
]


def parsed(text: str) -> HtmlElement:
    return html.document_fromstring(text)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;")


def test_the_article_is_read_in_order_with_the_removal_struck_through_in_place(explain: Explain) -> None:
    body = parsed(write_report([explain()])).xpath("//*[contains(@class, 'block')]")
    shown = [(block.xpath("string(.//del)") or block.xpath("string(p)")) for block in body]
    assert shown[-5:] == [PARAGRAPHS[0], PARAGRAPHS[1], TEASER, PARAGRAPHS[2], PARAGRAPHS[3]]


def test_a_removal_shows_its_kind_its_rule_and_its_weights_to_hover_focus_and_a_screen_reader(explain: Explain) -> None:
    (block,) = parsed(write_report([explain()])).xpath("//*[contains(@class, 'k-teaser')]")
    (why,) = block.xpath(".//*[@role='tooltip']")
    assert (block.get("tabindex"), block.get("aria-describedby")) == ("0", why.get("id"))
    assert "Removed by lead_in" in why.text_content()
    assert "decides it opens with a label that points to other stories: baca juga" in why.text_content()
    assert re.search(r"−\d\.\d\d it stands among links", why.text_content())


def test_ids_are_unique(explain: Explain) -> None:
    ids = parsed(write_report([explain(), explain()])).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_metadata_name_their_sources(explain: Explain) -> None:
    rows = parsed(write_report([explain()])).xpath("//tr[th = 'title']")
    assert [cell.text_content() for row in rows for cell in row] == [
        "title",
        "Warga Pulau Menunggu Kapal Bantuan",
        "meta tags, visible page, <title>",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_page_stays_text(explain: Explain, text: str) -> None:
    trap = escaped(text)
    hostile = explain(page(f"<p>{trap}</p><p>{PARAGRAPHS[0]} {trap}</p>", title=f"Kapal {trap}"))
    report = parsed(write_report([hostile, replace(hostile, name=text, url=text, reason=text)]))
    assert {element.tag for element in report.iter()} <= set(
        "html head meta title style body header main section article h1 h2 h3 p b small label input div span dl dt dd "
        "figure figcaption svg g rect line text table caption thead tbody tr th td code details summary ul li a del "
        "blockquote".split()
    )
    assert not [name for element in report.iter() for name in element.attrib if name.startswith("on")]
    assert not report.xpath("//@src | //@srcset | //@style | //@action | //@background")
    assert all(address.startswith(("#", "https://kabar.example/")) for address in report.xpath("//@href"))
    assert text in report.text_content()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://"])
def test_only_addresses_of_the_web_become_links(explain: Explain, url: str) -> None:
    explanation = replace(explain(), url=url)
    assert url not in parsed(write_report([explanation])).xpath("//@href")


def test_the_policy_lets_nothing_load_or_run_but_the_file_s_own_style(explain: Explain) -> None:
    report = parsed(write_report([explain()]))
    (policy,) = report.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = report.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import", style)


def test_the_same_pages_give_the_same_bytes(explain: Explain) -> None:
    assert write_report([explain()]) == write_report([explain()])


def test_many_pages_open_with_a_summary_by_rule_and_site_and_plots(explain: Explain) -> None:
    report = parsed(write_report([explain(), explain(), explain("<p>Hm.</p>", "https://lain.example/x")]))
    tiles = dict(zip(report.xpath("//dl[@class='tiles']//dt/text()"), report.xpath("//dl//dd/text()"), strict=False))
    assert tiles == {"pages": "3", "articles": "2", "pieces removed": "2", "empty pages": "1"}
    assert report.xpath("//tr[td[1]/code = 'lead_in']/td[2]/text()") == ["2"]
    assert report.xpath("//tr[td = 'kabar.example']/td[2]/text()")[0] == "2"
    assert len(report.xpath("//figure/svg[@role='img'][@aria-label]")) == 4


def test_each_page_of_the_list_leads_to_its_article(explain: Explain) -> None:
    report = parsed(write_report([explain(), explain()]))
    targets = [address.removeprefix("#") for address in report.xpath("//td/a/@href")]
    assert [len(report.xpath(f"//details//article[@id='{target}']")) for target in targets] == [1, 1]


def test_what_a_reference_says_otherwise_is_shown_and_counted(explain: Explain) -> None:
    judged = replace(explain(), lost=("Paragraf yang hilang.",), leaked=("Teaser yang bocor",))
    text = parsed(write_report([judged, explain()])).text_content()
    assert "lost Paragraf yang hilang." in text
    assert "leaked Teaser yang bocor" in text
    assert "losses1" in text


def test_text_around_the_article_is_folded_away_and_bounded(explain: Explain) -> None:
    menu = "<ul>" + "".join(f"<li><a href='/x'>Menu {n}</a></li>" for n in range(60)) + "</ul>"
    report = parsed(write_report([explain(page().replace("<article>", menu + "<article>"))]))
    items = report.xpath("//details[@class='far']/ul/li")
    assert 0 < len(items) <= 26
    assert URL in report.xpath("//@href")
