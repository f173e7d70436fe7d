import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.cleaning.text import fold, is_finished, squash, stop_count, word_count


@pytest.mark.parametrize(
    ("text", "squashed"),
    [("Baca Juga: 3 Hal!", "bacajuga3hal"), ("ÉCOLE – d’été", "écoledété"), ("東京　2020", "東京2020"), ("—…", "")],
)
def test_squash_keeps_letters_and_digits(text: str, squashed: str) -> None:
    assert squash(text) == squashed


@given(st.text())
def test_squash_of_squashed_text_changes_nothing(text: str) -> None:
    assert squash(squash(text)) == squash(text)


@pytest.mark.parametrize(
    ("text", "folded"), [("Übung", "ubung"), ("Straße", "strasse"), ("Łódź", "lodz"), ("Øst", "ost"), ("ABC", "abc")]
)
def test_fold_spells_words_as_addresses_do(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "count"), [("tiga kata saja", 3), ("東京都知事選挙", 3.5), ("COVID-19 東京", 3), ("", 0)]
)
def test_words_are_counted_in_every_script(text: str, count: float) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(
    ("text", "finished"),
    [
        ("Selesai.", True),
        ("“Selesai.”", True),
        ("完了。", True),
        ("समाप्त।", True),
        ("A headline", False),
        ("Baca juga:", False),
    ],
)
def test_a_finished_text_ends_as_a_sentence_does(text: str, finished: bool) -> None:
    assert is_finished(text) is finished


@pytest.mark.parametrize(
    ("text", "count"), [("One. Two! Three?", 3), ("3.5 million", 0), ("一。二。", 2), ("no stop", 0)]
)
def test_stops_are_counted(text: str, count: int) -> None:
    assert stop_count(text) == count
