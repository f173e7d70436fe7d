import pytest

from newscrawl.cleaning.metadata.authors import (
    are_desks,
    author_names,
    choose_authors,
    is_person,
    is_whole_name,
    labelled_authors,
    may_follow,
    names_authors,
    said_names,
)
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
    ("王小明，李大华", ["王小明", "李大华"]),
    ("Հեղինակ՝ Աննա Լիմա", ["Աննա Լիմա"]),
    ("ដោយ៖ ចាន់ សុខា", ["ចាន់ សុខា"]),
    ("Müəllif: Leyla Əliyeva və Əli Quliyev", ["Leyla Əliyeva", "Əli Quliyev"]),
    ("ਲੇਖਕ: ਅਮਨ ਸਿੰਘ ਅਤੇ ਰਵੀ ਕੌਰ", ["ਅਮਨ ਸਿੰਘ", "ਰਵੀ ਕੌਰ"]),
    ("Deur Jan Botha", ["Jan Botha"]),
    ("Kirjutas Ana Lima", ["Ana Lima"]),
    ("Pišu: Ana Lima, Bo Ek", ["Ana Lima", "Bo Ek"]),
    ("Author of the article: Ana Lima", ["Ana Lima"]),
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


HOUSE_IN_FRONT = [
    ("The Planet Ana LE DANTEC", ["Ana LE DANTEC"]),
    ("Planet Ana LIMA", ["Ana LIMA"]),
    ("Planet New York", ["Planet New York"]),
    ("Planet Ana Lima", ["Planet Ana Lima"]),
    ("Planet Avec AFP", ["Planet Avec AFP"]),
    ("Planet News AGENCY", ["Planet News AGENCY"]),
    ("Planet FRANCE INFO", ["Planet FRANCE INFO"]),
    ("Gazette Ana LIMA", ["Gazette Ana LIMA"]),
]


@pytest.mark.parametrize(("byline", "expected"), HOUSE_IN_FRONT)
def test_a_family_name_in_capitals_tells_a_person_behind_the_site(byline: str, expected: list[str]) -> None:
    assert list(author_names([byline], frozenset({"planet", "theplanet"}))) == expected


DESKS = [
    (["Online Desk"], True),
    (["Redazione"], True),
    (["江城晨报"], True),
    (["한빛일보"], True),
    (["王小明"], False),
    (["신문수"], False),
    (["Planet Staff", "News Desk"], True),
    (["Online Desk", "Ana Lima"], False),
    (["Ana Deskovic"], False),
    ([], False),
]


@pytest.mark.parametrize(("names", "expected"), DESKS)
def test_a_newsroom_is_told_from_a_person(names: list[str], expected: bool) -> None:
    assert are_desks(names) is expected


@pytest.mark.parametrize(("name", "expected"), [("Ana Lima", True), ("amw", False), ("王小明", True)])
def test_a_whole_name_is_told_from_initials(name: str, expected: bool) -> None:
    assert is_person(name) is expected


WHOLE = [
    ("Ana Lima", True),
    ("Ana de la Cruz", True),
    ("J.-P. O'Neill", True),
    ("Ana", False),
    ("Ana says", False),
    ("Ana Lima 24", False),
    ("Ana Lima.", True),
    ("王小明", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_whole_name_has_two_words_with_capitals(text: str, expected: bool) -> None:
    assert is_whole_name(text) is expected


SAID = [
    ("By Ana Lima", ("Ana Lima",)),
    ("Von Eva Roth und Jan Falk, Planet News, Porto", ("Eva Roth", "Jan Falk")),
    ("Scris de: Ana Lima", ("Ana Lima",)),
    ("Von Porto nach Faro", ()),
    ("By popular demand", ()),
    ("Ana Lima", ()),
]


@pytest.mark.parametrize(("line", "expected"), SAID)
def test_a_line_that_begins_with_by_says_whole_names(line: str, expected: tuple[str, ...]) -> None:
    assert said_names(line) == expected


FOLLOWING = [
    ("Bo Ek", True),
    ("News Reporter", False),
    ("Planet News Agency", False),
    ("June 24", False),
    ("dpa", False),
]


@pytest.mark.parametrize(("name", "expected"), FOLLOWING)
def test_what_follows_a_name_may_be_a_second_author(name: str, expected: bool) -> None:
    assert may_follow(name) is expected


LABELS = [
    ("Written by", True),
    ("Verfasst von", True),
    ("Author:", True),
    ("執筆者", True),
    ("Հեղինակ՝", True),
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
    (["អត្ថបទដោយ៖ ចាន់ សុខា"], ("ចាន់ សុខា",)),
    (["Author:"], ("",)),
    ([], ()),
]


@pytest.mark.parametrize(("lines", "expected"), LABELLED)
def test_a_label_is_followed_by_authors(lines: list[str], expected: tuple[str, ...]) -> None:
    assert labelled_authors(lines) == expected
