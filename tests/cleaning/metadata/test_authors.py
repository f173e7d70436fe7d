import pytest

from newscrawl.cleaning.metadata.authors import author_names, choose_authors, is_person
from newscrawl.cleaning.metadata.records import Claims

BYLINES = [
    ("By Ana Lima", ["Ana Lima"]),
    ("Oleh Budi Santoso", ["Budi Santoso"]),
    ("Von Eva Roth und Jan Falk", ["Eva Roth", "Jan Falk"]),
    ("Par Luc Petit et Zoé Blanc", ["Luc Petit", "Zoé Blanc"]),
    ("Ana Lima, Bo Ek; Cy Dow", ["Ana Lima", "Bo Ek", "Cy Dow"]),
    ("José Ortega y Gasset", ["José Ortega y Gasset"]),
    ("Byron Lima", ["Byron Lima"]),
    ("Ana Lima (Reuters)", ["Ana Lima"]),
    ("Ana Lima 7 hours ago", ["Ana Lima"]),
    ("https://social.example/ana", []),
    ("ana@example.com", []),
    ("admin", []),
    ("105092", []),
    ("", []),
    ("Ana Lima, Editor", ["Ana Lima"]),
    ("作者：王小明", ["作者：王小明"]),
    ("作者: 王小明", ["王小明"]),
]


@pytest.mark.parametrize(("byline", "expected"), BYLINES)
def test_a_byline_gives_its_names(byline: str, expected: list[str]) -> None:
    assert list(author_names([byline])) == expected


def test_a_name_is_given_once() -> None:
    assert author_names(["Ana Lima", "ANA LIMA"]) == ("Ana Lima",)


SOURCES = [
    (["Daily Planet"], ["Ana Lima"], ("Ana Lima",)),
    (["Ana Lima"], ["Bo Ek"], ("Ana Lima",)),
    (["Daily Planet"], ["The Daily Planet"], ("Daily Planet",)),
    (["ana-lima"], ["Ana Lima"], ("Ana Lima",)),
    (["Ana Lima, Daily Planet Berlin"], [], ("Ana Lima",)),
    ([], [], ()),
]


@pytest.mark.parametrize(("first", "second", "expected"), SOURCES)
def test_a_person_comes_before_the_site(first: list[str], second: list[str], expected: tuple[str, ...]) -> None:
    sources = [Claims(authors=tuple(first)), Claims(authors=tuple(second))]
    assert choose_authors(sources, ["Daily Planet", "planet.example"]) == expected


@pytest.mark.parametrize(("name", "expected"), [("Ana Lima", True), ("amw", False), ("王小明", True)])
def test_a_whole_name_is_told_from_initials(name: str, expected: bool) -> None:
    assert is_person(name) is expected
