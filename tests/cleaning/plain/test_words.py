import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.cleaning.plain.words import fold_line, grams_of, keys_of, longer_keys, tokens_of


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The Ministers of 2026", {"the", "minis", "2026"}),
        ("Übungen überall", {"übung", "übera"}),
        ("दिल्ली में बारिश", {"दिल्ल", "में", "बारिश"}),
        ("ދިވެހިރާއްޖެ", {"ދިވެހ"}),
        ("الوزير في بيروت", {"وزير", "بيروت"}),
        ("대통령은 서울에서", {"대통", "서울"}),
        ("東京で開く", {"東京", "京で", "で開", "開く"}),
        ("ありがとう", set()),
        ("a b", set()),
    ],
)
def test_the_keys_of_content_words(text: str, keys: set[str]) -> None:
    assert set(keys_of(tokens_of(fold_line(text)))) == keys


def test_longer_words_weigh_more() -> None:
    keys = keys_of(tokens_of("and international"))
    assert keys["inter"] > keys["and"]


@given(st.text(max_size=40))
def test_the_longer_keys_are_those_that_weigh_half_and_more(text: str) -> None:
    folded = fold_line(text)
    assert longer_keys(folded) == {key for key, weight in keys_of(tokens_of(folded)).items() if weight >= 0.5}


def test_grams_cross_word_breaks_but_not_scripts_without_spaces() -> None:
    assert grams_of(tokens_of("to be 東京")) == {"to b", "o be", "東京"}
