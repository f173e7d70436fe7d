import pytest
from lxml.html import fragment_fromstring

from newscrawl.cleaning.metadata.pieces import read_byline

GLUED = [
    ("<div>By <a>Ana Lima</a></div><div>Published: Monday, January 29, 2024</div>", "Ana Lima"),
    ("<div><span>মিতা সেন</span></div><span>ঢাকা</span>", "মিতা সেন"),
    ('<span>Na</span><a href="/authors/ana">Ana Lima</a><p>Mwandishi</p><p>Sayari Leo</p>', "Ana Lima"),
    ("<span>von</span><b>Eva Roth</b>", "Eva Roth"),
    ("<b>Ana Lima</b><i>Jun 24</i>", "Ana Lima"),
    ("<b>Ana Lima</b> <i>Parliamentary editor</i>", "Ana Lima"),
    ("Ana Lima", "Ana Lima"),
    ("Jun 24", ""),
    ("By", ""),
    ("<span>Data actualizării: <time>24.10.2022 13:01</time></span>", ""),
    ("<b>Last Update</b>: 24.10.2022", ""),
    ("<b>Ana Lima</b> <span>Last Update: <time>24.10.2022</time></span>", "Ana Lima"),
]


@pytest.mark.parametrize(("inside", "expected"), GLUED)
def test_neighbouring_elements_are_separate_pieces(inside: str, expected: str) -> None:
    assert read_byline(fragment_fromstring(inside, create_parent="div")) == expected


SEVERAL = [
    ('<a href="/author/a">Ana Lima</a><a href="/author/b">Bo Ek</a>', "Ana Lima; Bo Ek"),
    ('<i class="author-name">Ana Lima</i><i class="author-name">Bo Ek</i>', "Ana Lima; Bo Ek"),
    ('<i class="author-name">Ana Lima</i><i class="place-name">Port Erin</i>', "Ana Lima"),
    ("<i>Ana Lima</i>, <b>Bo Ek</b> and <i>Cy Dow</i>", "Ana Lima; Bo Ek; Cy Dow"),
    ("<i>Ana Lima</i>, <b>News Reporter</b>", "Ana Lima"),
    ("<i>Ana Lima</i> / <b>PLANET.EXAMPLE</b> / <i>Sep 2</i>", "Ana Lima"),
    ("<i>Ana Lima</i> <b>Port Erin</b>", "Ana Lima"),
    ("<i>Reporter's notes</i> <b>Ana Lima</b>", "Ana Lima"),
    ("अना लीमा, ग्रह न्यूज एजेंसी, दिल्ली", "अना लीमा"),
    ("अना लीमा, बो एक", "अना लीमा; बो एक"),
    ("Por Ana Lima, p1 Sul de Minas", "Ana Lima"),
    ('<a href="/autor/t">Tom Kim</a><a href="/autor/story">Wet day, in the hills</a>', "Tom Kim"),
]


@pytest.mark.parametrize(("inside", "expected"), SEVERAL)
def test_a_second_name_is_joined_to_the_first_or_marked_like_it(inside: str, expected: str) -> None:
    assert read_byline(fragment_fromstring(inside, create_parent="div")) == expected


OTHERS = [
    ('by <a rel="author" href="#a">Ana Lima</a>. Photographs by <a rel="author" href="#b">Bo Ek</a>', "Ana Lima"),
    ("<a>Ana Lima</a> <span>Published by: <a>Bo Ek</a></span>", "Ana Lima"),
    ("<b>Foto: Planet/Bo Ek</b>", ""),
    ("<b>Autorin:</b> <a>Ana Lima</a>", "Ana Lima"),
]


@pytest.mark.parametrize(("inside", "expected"), OTHERS)
def test_a_photographer_or_an_editor_is_not_the_author(inside: str, expected: str) -> None:
    assert read_byline(fragment_fromstring(inside, create_parent="div")) == expected


PARTS = [
    ('<b class="firstname">Ana Maria</b> <b class="lastname">Lima</b>', "Ana Maria Lima"),
    ('<b class="firstname">Ana</b> <b class="place">Lima</b>', "Ana"),
]


@pytest.mark.parametrize(("inside", "expected"), PARTS)
def test_first_and_family_name_are_one_name(inside: str, expected: str) -> None:
    assert read_byline(fragment_fromstring(inside, create_parent="div")) == expected
