import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.cleaning.text import fold, has_case, is_finished, squash, stop_count, word_count, words


@pytest.mark.parametrize(
    ("text", "squashed"),
    [("Baca Juga: 3 Hal!", "bacajuga3hal"), ("ÉCOLE – d’été", "écoledété"), ("東京　2020", "東京2020"), ("—…", "")],
)
def test_squash_keeps_letters_and_digits(text: str, squashed: str) -> None:
    assert squash(text) == squashed


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ana", True), ("ana", True), ("Анна", True), ("ნინო", False), ("ნინო A", True), ("王小明", False), ("12", False)],
)
def test_georgian_counts_as_a_script_without_capitals(text: str, expected: bool) -> None:
    assert has_case(text) is expected


@given(st.text())
def test_squash_of_squashed_text_changes_nothing(text: str) -> None:
    assert squash(squash(text)) == squash(text)


@pytest.mark.parametrize(
    ("text", "folded"), [("Übung", "ubung"), ("Straße", "strasse"), ("Łódź", "lodz"), ("Øst", "ost"), ("ABC", "abc")]
)
def test_fold_spells_words_as_addresses_do(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("tiga kata saja", 3),
        ("東京都知事選挙", 3.5),
        ("COVID-19 東京", 3),
        ("हिन्दी में लिखा", 3),
        ("أيضًا يُشعل", 2),
        ("می‌خواهم بروم", 2),
        ("❤️ 👩‍💻 ok", 1),
        ("", 0),
    ],
)
def test_words_are_counted_in_every_script(text: str, count: float) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize("text", ["Tiếng Việt được viết bằng chữ Latinh", "Die Präsidentin der Ärztekammer"])
def test_decomposed_letters_make_no_more_words(text: str) -> None:
    assert word_count(unicodedata.normalize("NFD", text)) == word_count(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("हिन्दी में लिखा", ["हिन्दी", "में", "लिखा"]),
        ("می‌خواهم", ["می‌خواهم"]),
        ("ها‌ رفت", ["ها", "رفت"]),  # a joiner that joins nothing
        ("snake_case, 2nd", ["snake_case", "2nd"]),
        ("1️⃣ satu", ["1", "satu"]),
    ],
)
def test_words_keep_the_marks_on_their_letters(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_words_are_counted_as_they_are_found(text: str) -> None:
    assert word_count(text) == len(words(text))


@pytest.mark.parametrize(
    ("text", "finished"),
    [
        ("Selesai.", True),
        ("“Selesai.”", True),
        ("完了。", True),
        ("समाप्त।", True),
        ("ختم ہوا۔", True),
        ("وقت ختم ہوا؟", True),
        ("ավարտ։", True),
        ("ተጠናቀቀ።", True),
        ("ပြီးပါပြီ။", True),
        ("ចប់។", True),
        ("རྫོགས་སོ།", True),
        ("完了．", True),
        ("„Fertig.“", True),
        ("»Færdig.«", True),
        ("ختم ہوا", False),
        ("ختم ہوا،", False),
        ("จบแล้ว", False),
        ("A headline", False),
        ("Baca juga:", False),
    ],
)
def test_a_finished_text_ends_as_a_sentence_does(text: str, finished: bool) -> None:
    assert is_finished(text) is finished


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ("3.5 million", 0),
        ("一。2024年。", 2),
        ("ایک۔ دو۔تین۔", 3),
        ("3۔5 فیصد", 0),
        ("Մեկ։ Երկու։", 2),
        ("አንድ። ሁለት።", 2),
        ("一．二．", 2),
        ("３．５％", 0),
        ("„Eins.“ Zwei.", 2),
        ("no stop", 0),
    ],
)
def test_stops_are_counted(text: str, count: int) -> None:
    assert stop_count(text) == count
