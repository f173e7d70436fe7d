"""What an article is written in, by its words. All sentences were written for this test."""

import json
import tomllib
from collections.abc import Mapping
from itertools import permutations
from pathlib import Path

import pytest

from newscrawl.cleaning.lexicon import read_lexicon_files
from newscrawl.cleaning.metadata.function_words import guess_language
from newscrawl.cleaning.metadata.language import language_code, script_language
from newscrawl.cleaning.metadata.tables import load_table
from newscrawl.cleaning.text import words

FIXTURES = Path(__file__).parents[3] / "fixtures"
LISTED: Mapping[str, str] = load_table("function_words.toml")
BY_SCRIPT = set("el gu he hy ja ka km kn ko lo ml my pa si ta te th zh".split())

# Near languages are among them, each the counter-case of the other.
TEXTS: Mapping[str, str] = tomllib.loads(Path(__file__).with_name("bridge_stories.toml").read_text("utf-8"))
QUOTE_IN_INDONESIAN = (
    f'{TEXTS["id"]} "We have to wait and see what the engineers say, and it is not easy for us," ujar seorang turis. '
    "Ia mengatakan rombongannya sudah membeli tiket kereta dari stasiun di seberang sungai."
)
QUOTE_IN_ENGLISH = (
    f'{TEXTS["en"]} "Kami tidak bisa lewat karena jembatan itu sudah ditutup," said one of the drivers, and he was '
    "not alone."
)
SERBIAN_IN_CYRILLIC = (
    "Градско веће саопштило је да ће мост бити затворен од понедељка, јер су у средњем стубу нађене пукотине. Нико "
    "не зна где ће аутобуси стајати, а за то време неће бити ни возова, како је рекао један од грађана, који је ту "
    "већ дуго."
)
NYNORSK = (
    "Brua blir stengd frå måndag fordi det er funne sprekker i pilaren. Kommunen vil ikkje seie kva arbeidet kostar. "
    "Dei som syklar kan framleis kome over, men bilane må køyre rundt byen, og det tek eit kvarter meir, seier ho."
)
WELSH = (
    "Bydd y bont ar gau o ddydd Llun ymlaen oherwydd bod craciau wedi eu darganfod yn y piler canol. Nid yw'r cyngor "
    "wedi dweud faint fydd y gwaith yn ei gostio. Gall beicwyr groesi o hyd, ond rhaid i geir fynd o amgylch y dref, "
    "ac mae hynny'n cymryd mwy o amser, meddai menyw sy'n byw wrth yr afon."
)
NAMES_AND_NUMBERS = "\n".join(
    f"{place}. {name}, {name[::-1].title()} FC, {place * 7}:{place * 3}, {place + 40} pts"
    for place, name in enumerate(("Halvorsen", "Nakamura", "Okafor", "Petrov", "Silva", "Smith", "Wójcik"), start=1)
)
HALF_AND_HALF = f"{TEXTS['fi']}\n{TEXTS['et']}"
HITS = [
    ("an English quote inside Indonesian text", QUOTE_IN_INDONESIAN, "id"),
    ("Serbian in Cyrillic", SERBIAN_IN_CYRILLIC, "sr"),
    ("Nynorsk", NYNORSK, "no"),
    ("capitals", TEXTS["fr"].upper(), "fr"),
    ("a headline in Japanese, with few kana", "県で震度五弱の地震、津波注意報を発表 気象庁", "ja"),
    ("a Japanese name in Chinese text", f"{TEXTS['zh'] * 2}她叫さくら。", "zh"),
    ("an Indonesian quote inside English text", QUOTE_IN_ENGLISH, "en"),
]
DOUBTFUL = [
    ("a language that is not known", WELSH),
    ("names and numbers", NAMES_AND_NUMBERS),
    ("two languages in equal parts", HALF_AND_HALF),
    ("one word again and again", "de " * 60),
    ("a sentence that is too short", "The bridge will be closed from Monday, and it is not known for how long."),
    ("what Indonesian and Malay share", "Yang ini untuk itu dan tidak akan juga pada dalam. " * 4),
    ("numbers alone", "1 2 3 4 5 6 7 8 9 10 " * 10),
    ("nothing", ""),
]


@pytest.mark.parametrize(("expected", "text"), TEXTS.items(), ids=TEXTS)
def test_a_short_story_tells_its_language(expected: str, text: str) -> None:
    assert guess_language(text) == expected


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in HITS], ids=[row[0] for row in HITS])
def test_quotes_and_other_spellings_do_not_change_the_language(text: str, expected: str) -> None:
    assert guess_language(text) == expected


@pytest.mark.parametrize("text", [row[1] for row in DOUBTFUL], ids=[row[0] for row in DOUBTFUL])
def test_a_text_without_one_clear_language_has_none(text: str) -> None:
    assert guess_language(text) is None


def test_the_pages_of_the_templates_are_in_the_languages_that_they_name() -> None:
    rows = map(json.loads, (FIXTURES / "templates/pages.jsonl").read_text("utf-8").splitlines())
    bodies = [(row["language"], "\n".join(p for s in row["sections"] for p in s["paragraphs"])) for row in rows]
    others = [(language, guess_language(body)) for language, body in bodies]
    # A Croatian page in which no word tells it from Bosnian, a Malay one in which none tells it from Indonesian.
    assert [pair for pair in others if pair[1] != language_code(pair[0])] == [("hr", None), ("ms", None)]


def test_letters_may_be_composed_or_not() -> None:
    decomposed = TEXTS["vi"].replace("ộ", "o\u0323\u0302").replace("à", "a\u0300")
    assert guess_language(decomposed) == "vi"


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert guess_language("\n".join([TEXTS["en"]] * 30 + [TEXTS["de"]] * 300)) == "en"


def test_every_language_with_a_lexicon_can_be_told() -> None:
    assert set(read_lexicon_files()) <= {*LISTED, *BY_SCRIPT}
    assert set(TEXTS) >= set(LISTED)


@pytest.mark.parametrize("language", LISTED)
def test_a_list_holds_single_words_of_a_script_that_does_not_tell_the_language(language: str) -> None:
    listed = LISTED[language].split()
    assert len(listed) == len(set(listed)) >= 25
    assert [word for word in listed if words(word) != [word] or word != word.lower()] == []
    assert script_language(LISTED[language]) is None


def test_any_two_languages_differ_in_several_words() -> None:
    alike = [pair for pair in permutations(LISTED, 2) if len(set.difference(*(words_of(name) for name in pair))) < 3]
    assert alike == []


def words_of(language: str) -> set[str]:
    return set(LISTED[language].split())
