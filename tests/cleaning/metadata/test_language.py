import pytest

from newscrawl.cleaning.metadata.language import language_code, script_language

TAGS = [
    ("id", "id"), ("id-ID", "id"), ("in_ID", "id"), ("EN-us", "en"), ("eng", "en"), ("nb", "no"),
    ("English", "en"), ("zh-Hans", "zh"), ("x-default", None), ("", None), ("und", None),
    ("fil", "tl"), ("fas", "fa"), ("xho", None), ("klingon", None), (None, None),
]  # fmt: skip
TEXTS = [
    ("대통령이 말했다", "ko"),
    ("今日の天気はとても良い", "ja"),
    ("รัฐบาลประกาศ", "th"),
    ("ରାଷ୍ଟ୍ରପତି କହିଲେ", "or"),
    ("Президент сказал", None),
    ("今天天气很好", None),
    ("The President said", None),
    ("The President said 대통령 to the whole press in the room", None),
    ("", None),
]


@pytest.mark.parametrize(("tag", "expected"), TAGS)
def test_a_language_tag_becomes_its_two_letters(tag: str | None, expected: str | None) -> None:
    assert language_code(tag) == expected


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_script_names_a_language_only_where_that_is_certain(text: str, expected: str | None) -> None:
    assert script_language(text) == expected
