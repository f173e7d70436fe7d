import unicodedata

import pytest

from newscrawl.cleaning.lexicon import CATEGORIES, LEXICON, Lexicon, Tokens, read_lexicon_files

FILES = read_lexicon_files()


@pytest.mark.parametrize(
    ("category", "text", "whole"),
    [
        ("lead_in", "BACA JUGA:", True),
        ("lead_in", "▶ Baca juga »", True),
        ("lead_in", "Baca juga buku ini mengubah hidupnya", False),
        ("lead_in", "Lesen Sie auch:", True),
        ("lead_in", "À lire aussi :", True),
        ("pager", "Halaman 2 dari 5", True),
        ("pager", "Halaman rumahnya luas", False),
        ("ad_label", "SCROLL TO CONTINUE WITH CONTENT", True),
        ("ad_label", "Advertisement revenue fell by a third", False),
        ("share", "Copy link", True),
    ],
)
def test_a_whole_text_is_a_phrase_but_for_punctuation(category: str, text: str, whole: bool) -> None:
    assert (LEXICON.whole(category, Tokens(text).joined) is not None) is whole


def test_an_opening_phrase_knows_its_place_in_the_text() -> None:
    text = "» Baca Juga : Harga beras naik"
    match = LEXICON.opening("lead_in", Tokens(text))
    assert match is not None
    assert text[match.start : match.end] == "Baca Juga"


def test_a_phrase_is_found_within_a_text() -> None:
    lexicon = Lexicon({"call_to_action": ["sign up for our newsletter"]})
    assert lexicon.within("call_to_action", Tokens("Want more? Sign up for our newsletter today.")) is not None
    assert lexicon.within("call_to_action", Tokens("The newsletter of the town is a hundred years old.")) is None


def test_all_phrases_within_a_text_are_found_each_once() -> None:
    lexicon = Lexicon({"consent": ["cookies", "personal data", "data"]})
    found = lexicon.all_within("consent", Tokens("Cookies, personal data, cookies again, and no partners."))
    assert found == {"cookies", "personal data"}


def test_in_scripts_without_spaces_every_character_is_a_token() -> None:
    lexicon = Lexicon({"lead_in": ["関連記事"]})
    assert lexicon.opening("lead_in", Tokens("関連記事：台風が接近")) is not None
    assert lexicon.opening("lead_in", Tokens("関連会社の社長")) is None


@pytest.mark.parametrize("language", ["km", "lo", "my", "th"])
def test_a_phrase_is_found_amid_a_sentence_that_has_no_spaces(language: str) -> None:
    phrase = FILES[language]["call_to_action"][0]
    sentence = f"{FILES[language]['credit'][0]}{phrase}{FILES[language]['share'][0]}"
    match = Lexicon({"call_to_action": [phrase]}).within("call_to_action", Tokens(sentence))
    assert match is not None
    assert sentence[match.start : match.end] == phrase


@pytest.mark.parametrize(
    ("category", "text", "phrase"),
    [
        ("lead_in", "អាន\u200bបន្ថែម", "អានបន្ថែម"),  # Khmer: an invisible space between the words
        ("lead_in", "\ufeffBaca juga", "baca juga"),
        ("lead_in", "អានបន្ថែម៖", "អានបន្ថែម"),
        ("dateline_update", "១៥ នាទីមុន", "# នាទីមុន"),  # two digits are one number
        ("lead_in", "Կարդացեք նաև՝", "կարդացեք նաև"),
        ("lead_in", "اقرأ أيضًا:", "اقرأ ايضا"),  # with a short vowel
        ("lead_in", "إقرأ ايضا", "اقرأ ايضا"),
        ("call_to_action", "Հետևե՛ք մեզ", "հետևեք մեզ"),  # the sign of stress stands within the word
        ("lead_in", "Batafsil oʻqing", "batafsil o'qing"),  # whichever apostrophe
        ("lead_in", "ተጨማሪ ያንብቡ፦", "ተጨማሪ ያንብቡ"),
        ("lead_in", "यह भी पढ़ें।", "यह भी पढ़ें"),
        ("share", "ఫేస్బుక్", "ఫేస్‌బుక్"),  # with a joiner or without
    ],
)
def test_signs_of_other_scripts_are_no_part_of_a_word(category: str, text: str, phrase: str) -> None:
    assert LEXICON.whole(category, Tokens(text).joined) == phrase


def test_vowel_signs_stay_in_their_word() -> None:
    lexicon = Lexicon({"lead_in": ["यह भी पढ़ें"]})
    assert lexicon.whole("lead_in", Tokens("यह भी पढ़ें:").joined) == "यह भी पढ़ें"


@pytest.mark.parametrize("language", sorted(FILES))
def test_a_lexicon_file_is_well_formed(language: str) -> None:
    phrases = FILES[language]
    assert set(phrases) <= set(CATEGORIES)
    for category, entries in phrases.items():
        assert entries, category
        assert len(entries) == len(set(entries)), category
        assert all(entry == entry.lower() == unicodedata.normalize("NFC", entry) for entry in entries), category


@pytest.mark.parametrize("language", sorted(FILES))
def test_a_weak_label_is_not_a_strong_one_too(language: str) -> None:
    assert not set(FILES[language]["lead_in"]) & set(FILES[language]["lead_in_weak"])
