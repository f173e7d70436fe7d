import pytest

from newscrawl.cleaning.metadata.authors import author_names, choose_authors, is_person, labelled_authors, names_authors
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
    ("作者：王小明", ["王小明"]),
    ("한지수 기자", ["한지수"]),
    ("한지수 선임기자", ["한지수"]),
    ("기자명 한지수 기자", ["한지수"]),
    ("이기자", ["이기자"]),
    ("기자", []),
    ("王小明记者", ["王小明"]),
    ("林美玲 記者", ["林美玲"]),
    ("佐藤花子特派員", ["佐藤花子"]),
    ("记者", []),
    ("Ana Reporter", ["Ana Reporter"]),
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


LABELS = [
    ("Written by", True),
    ("Verfasst von", True),
    ("Author:", True),
    ("執筆者", True),
    ("Reading time", False),
    ("Price", False),
    ("", False),
]


@pytest.mark.parametrize(("label", "expected"), LABELS)
def test_a_label_before_authors_is_known(label: str, expected: bool) -> None:
    assert names_authors(label) is expected


LABELLED = [
    (["Author: Ana Lima"], ("Ana Lima",)),
    (["Author:", "Ana Lima"], ("Ana Lima",)),
    (["نویسنده: سارا احمدی - شنبه - بازدید: ۱۲"], ("سارا احمدی",)),
    (["2026-10-23　来源：晚报　作者：王小明　"], ("王小明",)),
    (["Author: Ana Lima", "Autor: Bo Ek"], ("Ana Lima", "Bo Ek")),
    (["The author: a portrait"], ()),
    (["Text: Ana Lima"], ()),
    (["Text von: Ana Lima"], ("Ana Lima",)),
    (["Authors meet"], ()),
    (["Author:"], ("",)),
    ([], ()),
]


@pytest.mark.parametrize(("lines", "expected"), LABELLED)
def test_a_label_is_followed_by_authors(lines: list[str], expected: tuple[str, ...]) -> None:
    assert labelled_authors(lines) == expected
