import pytest

from newscrawl.report.markup import Markup, link, tag


def test_text_is_escaped_and_markup_is_not() -> None:
    assert tag("p", "<&>", tag("b", "x")) == "<p>&lt;&amp;&gt;<b>x</b></p>"


def test_an_attribute_cannot_be_left_by_its_value() -> None:
    assert tag("p", title="\"><script>'") == '<p title="&quot;&gt;&lt;script&gt;&#x27;"></p>'


@pytest.mark.parametrize(("value", "html"), [(None, "<p></p>"), (False, "<p></p>"), (True, "<p hidden></p>")])
def test_an_attribute_may_be_left_out(value: bool | None, html: str) -> None:
    assert tag("p", hidden=value) == html


@pytest.mark.parametrize("address", ["https://a.example/?x=1&y=2", "http://a.example"])
def test_a_web_address_is_a_link(address: str) -> None:
    assert link(address).startswith("<a href=")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "vbscript:x", "//a.example", "https://[", ""])
def test_any_other_address_is_text(address: str) -> None:
    assert "<a" not in link(address)
    assert isinstance(link(address), Markup)
