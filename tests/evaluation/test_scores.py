from pathlib import Path

import pytest

from newscrawl.evaluation.references import Reference
from newscrawl.evaluation.scores import PageScore, score, summarise

FIRST = "Warga di tiga desa pesisir masih menunggu kapal bantuan sejak awal pekan."
SECOND = "Persediaan beras di gudang desa hanya cukup untuk lima hari lagi, kata petugas."
TEASER = "Harga Beras Naik di Tiga Kota"


@pytest.fixture
def reference() -> Reference:
    return Reference(
        id="kabar-1",
        url="https://kabar.example/1",
        path=Path("page.html"),
        encoding=None,
        group="kabar",
        paragraphs=(FIRST, SECOND),
        optional=("Warga Menunggu", "Atap sekolah rusak"),
        authors=(),
        noise=(("teaser", TEASER), ("other", "Iklan layanan"), ("caption", "Dermaga pulau")),
        is_whole_text=False,
    )


def test_the_body_alone_is_perfect(reference: Reference) -> None:
    found = score(reference, f"{FIRST}\n{SECOND}")
    assert (found.perfect, found.precision, found.recall, found.exact) == (True, 1.0, 1.0, True)


def test_sub_headings_and_captions_are_not_punished(reference: Reference) -> None:
    assert score(reference, f"{FIRST}\nAtap sekolah rusak\nDermaga pulau\n{SECOND}").perfect


@pytest.mark.parametrize(
    ("text", "kept", "teasers", "others"),
    [
        (f"{FIRST}\n{TEASER}\n{SECOND}", 2, 1, 0),
        (f"{FIRST}\nIklan layanan\n{SECOND}", 2, 0, 1),
        (FIRST, 1, 0, 0),
        ("", 0, 0, 0),
    ],
)
def test_leaks_and_losses_are_counted(reference: Reference, text: str, kept: int, teasers: int, others: int) -> None:
    found = score(reference, text)
    assert (found.kept, found.teasers[0], found.others[0], found.perfect) == (kept, teasers, others, False)


def test_more_than_two_percent_of_foreign_text_is_not_perfect(reference: Reference) -> None:
    assert not score(reference, f"{FIRST}\n{SECOND}\nKalimat lain yang tidak ada di mana pun.").perfect


def test_figures_are_taken_over_all_pages(reference: Reference) -> None:
    scores: list[PageScore] = [score(reference, f"{FIRST}\n{SECOND}"), score(reference, "")]
    figures = summarise(scores)
    assert (figures["pages"], figures["perfect"], figures["kept"]) == (2, 0.5, 0.5)
