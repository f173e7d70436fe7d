import pytest

from newscrawl.cleaning import Corpus, clean_text
from tests.shape_cases import languages, read_words

TITLE = "Perpustakaan terapung kembali melayani pulau-pulau kecil"
PARAGRAPHS = [
    "Perpustakaan terapung milik kabupaten kembali berlayar setelah dua tahun berhenti karena mesin kapal rusak.",
    "Kapal itu membawa tiga ribu buku dan singgah di sembilan pulau setiap bulan, kata kepala perpustakaan.",
    "Anak-anak di pulau menunggu kapal sejak pagi, dan sebagian membantu nelayan mengikat tali di dermaga.",
    "Biaya perbaikan mesin ditanggung oleh kabupaten bersama sumbangan nelayan dari sembilan pulau tersebut.",
]
HEADLINE = "Jaksa Tuntut Mantan Direktur Bank Hukuman Delapan Tahun Penjara"
HEADING = "Buku di dermaga"


def text(*lines: str) -> str:
    return "\n\n".join([TITLE, *lines])


STORY = text(PARAGRAPHS[0], HEADLINE, PARAGRAPHS[1], HEADING, *PARAGRAPHS[2:])


def test_an_injected_headline_goes_with_its_reasons_and_a_sub_heading_stays() -> None:
    result = clean_text(STORY)
    assert result.article is not None
    assert result.article.text == "\n".join([*PARAGRAPHS[:2], HEADING, *PARAGRAPHS[2:]])
    (removal,) = result.removed
    assert (removal.text, removal.kind, removal.rule, removal.position) == (HEADLINE, "teaser", "unlike_text", 1)
    assert removal.path == "line 5"
    assert "its words stand nowhere else in the article" in removal.evidence


@pytest.mark.parametrize("title", [None, TITLE, TITLE.upper()])
def test_the_title_is_no_part_of_the_text(title: str | None) -> None:
    article = clean_text(STORY, title).article
    assert article is not None
    assert article.title == (title or TITLE)
    assert article.text.startswith(PARAGRAPHS[0])


def test_a_text_that_begins_with_a_paragraph_has_no_title() -> None:
    article = clean_text("\n".join(PARAGRAPHS)).article
    assert article is not None
    assert article.title is None
    assert article.text == "\n".join(PARAGRAPHS)


def test_pager_words_at_the_end_go_and_leave_the_article_incomplete() -> None:
    result = clean_text(text(*PARAGRAPHS, "Halaman Selanjutnya", "Halaman Selanjutnya"))
    assert result.article is not None
    assert result.article.text == "\n".join(PARAGRAPHS)
    assert result.article.complete is False
    assert [removal.kind for removal in result.removed] == ["pager", "pager"]


def test_without_pager_words_it_cannot_be_told_whether_the_article_is_complete() -> None:
    article = clean_text(text(*PARAGRAPHS)).article
    assert article is not None
    assert article.complete is None


def test_a_caption_with_its_credit_above_the_text_goes() -> None:
    caption = ["Kapal perpustakaan di dermaga, 3 Mei 2026.", "Sumber :", "• Dinas Perpustakaan / Bagian Umum"]
    result = clean_text(text(*caption, *PARAGRAPHS))
    assert [removal.text for removal in result.removed] == caption
    assert {removal.kind for removal in result.removed} == {"caption"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Baca juga: Nelayan Menunggu Solar di Pelabuhan", "teaser"),
        ("ADVERTISEMENT", "ad_label"),
        ("Scroll to continue with content", "ad_label"),
        ("Ikuti saluran WhatsApp kami", "call_to_action"),
    ],
)
def test_a_phrase_of_the_lexicon_goes(line: str, kind: str) -> None:
    result = clean_text(text(*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]))
    assert [(removal.text, removal.kind) for removal in result.removed] == [(line, kind)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Yang dibawa kapal:", "Kamus Latin dan Yunani", "Peta bintang belahan selatan"],
        ["- Kamus Latin dan Yunani kuno", "- Peta bintang belahan selatan"],
        ["1. Kamus Latin dan Yunani kuno", "2. Peta bintang belahan selatan"],
        ["08.10: Berangkat menuju Tanjung", "09.40: Singgah mengisi solar", "11.20: Tiba menjelang badai"],
        ["“Laut guru kami”"],
    ],
)
def test_a_guard_keeps_lists_lines_after_a_colon_live_blogs_and_quotations(lines: list[str]) -> None:
    article = clean_text(text(*PARAGRAPHS[:2], *lines, *PARAGRAPHS[2:])).article
    assert article is not None
    assert article.text.splitlines()[2:-2] == lines


def test_the_title_of_another_article_is_as_good_as_proof() -> None:
    known = "Perpustakaan kabupaten menambah kapal"
    story = text(*PARAGRAPHS[:2], known, *PARAGRAPHS[2:])
    assert clean_text(story).removed == ()
    corpus = Corpus()
    corpus.add("Isi berita yang lain.", known)
    corpus.add(story)
    (removal,) = clean_text(story, corpus=corpus).removed
    assert (removal.text, removal.rule) == (known, "known_title")


def test_the_article_s_own_title_is_no_evidence_against_it() -> None:
    corpus = Corpus()
    corpus.add(STORY)
    assert [removal.rule for removal in clean_text(STORY, corpus=corpus).removed] == ["unlike_text"]


def test_safe_removes_no_more_than_default_and_default_no_more_than_thorough() -> None:
    removed = [len(clean_text(STORY, mode=mode).removed) for mode in ("safe", "default", "thorough")]
    assert removed == sorted(removed)


@pytest.mark.parametrize("given", ["", " \n\n", "Halaman Selanjutnya", "a\x00b", "\ud800"])
def test_a_text_without_a_body_is_empty(given: str) -> None:
    result = clean_text(given)
    assert (result.verdict, result.article) == ("empty", None)


def test_the_same_text_gives_the_same_result() -> None:
    assert clean_text(STORY) == clean_text(STORY)


def test_windows_line_ends_and_spaces_around_lines_do_not_matter() -> None:
    spaced = STORY.replace("\n", "  \r\n ")
    assert clean_text(spaced).article == clean_text(STORY).article


@pytest.mark.parametrize("language", languages())
def test_headlines_are_found_and_sub_headings_kept_in_every_script(language: str) -> None:
    words = read_words(language)
    headlines = [headline[0] for headline in words.headlines[:3]]
    paragraphs = words.paragraphs
    lines = [*paragraphs[:2], headlines[0], *paragraphs[2:4], words.heading, *paragraphs[4:6]]
    lines += [headlines[1], paragraphs[6], headlines[2], paragraphs[7]]
    result = clean_text("\n".join([words.title, *lines]), mode="thorough")
    assert result.article is not None
    removed = [removal.text for removal in result.removed]
    assert set(removed) <= set(headlines)
    assert len(removed) >= 2


@pytest.mark.parametrize(("given", "expected"), [(None, "id"), ("ms", "ms")])
def test_the_language_of_a_text_is_guessed_where_it_is_not_given(given: str | None, expected: str) -> None:
    article = clean_text(STORY, language=given).article
    assert article is not None
    assert article.language == expected
