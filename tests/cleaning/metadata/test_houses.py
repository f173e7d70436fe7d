import pytest

from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.metadata.houses import house_names

NOTICE = "<p>Copyright ⓒ 지구일보. All rights reserved.</p>"
SIGNED = [
    ("지구일보 | 다문", NOTICE, [], ("지구일보", "다문")),
    ("지구일보 | 다문", "<p>© 2024 지구일보, 서울</p>", [], ("지구일보", "다문")),
    ("Planet | Portal", "", ["Planet"], ("Planet", "Portal")),
    ("지구일보 | 다문", "<p>지구일보</p>", [], ()),
    ("Planet | Ana Lima", "", ["Planet"], ()),
    ("한지수 | 지구일보", NOTICE, [], ()),
    ("지구일보", NOTICE, [], ()),
    ("지구일보 | 다문", "<p>©  ©\n2020 - 2024  지구일보</p>", [], ("지구일보", "다문")),
]


@pytest.mark.parametrize(("byline", "body", "sites", "expected"), SIGNED)
def test_a_paper_and_its_portal_are_houses(byline: str, body: str, sites: list[str], expected: tuple[str, ...]) -> None:
    document = read_document(f"<html><body>{body}</body></html>")
    assert document is not None
    assert house_names(document, [byline], sites) == expected
