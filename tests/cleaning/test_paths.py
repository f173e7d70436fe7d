"""XPaths of elements."""

from lxml.etree import fromstring
from lxml.html import HTMLParser, document_fromstring

from newscrawl.cleaning.paths import Paths


def test_every_path_is_the_one_that_libxml2_gives() -> None:
    root = document_fromstring(
        "<title>t</title><div><p>a<b>x</b></p><p>b</p><ul><li>c</li></ul><my-box>d</my-box><o:p>e</o:p></div><div>f</div>"
    )
    paths = Paths()

    assert [paths.of(element) for element in root.iter()] == [root.getroottree().getpath(e) for e in root.iter()]


def test_the_root_of_a_broken_page_with_two_roots_has_a_position() -> None:
    root = fromstring("<html><body><p>a</p></body></html><html><body>b</body></html>", HTMLParser())

    assert root.getnext() is not None
    assert Paths().of(root[0][0]) == root.getroottree().getpath(root[0][0])
