from pathlib import Path

from newscrawl.evaluation.references import Reference
from newscrawl.training.labels import label_blocks

FIRST = "Warga di tiga desa pesisir masih menunggu kapal bantuan sejak awal pekan."
SECOND = "Persediaan beras di gudang desa hanya cukup untuk lima hari lagi, kata petugas."
TEASER = "Harga Beras Naik di Tiga Kota"


def reference(**changes: object) -> Reference:
    fields: dict[str, object] = {
        "id": "kabar-1",
        "url": "https://kabar.example/1",
        "path": Path("page.html"),
        "encoding": None,
        "group": "kabar",
        "paragraphs": (FIRST, SECOND),
        "optional": ("Warga Menunggu", "Atap sekolah rusak"),
        "authors": (),
        "noise": (("teaser", TEASER),),
        "is_whole_text": False,
    }
    return Reference(**{**fields, **changes})  # type: ignore[arg-type]


def bodies(texts: list[str], **changes: object) -> list[bool]:
    return [label.is_body for label in label_blocks(reference(**changes), texts)]


def test_paragraphs_and_sub_headings_are_body_and_the_title_is_not() -> None:
    assert bodies(["Warga Menunggu", FIRST, "Atap sekolah rusak", SECOND]) == [False, True, True, True]


def test_what_stands_in_no_reference_is_noise() -> None:
    assert bodies([FIRST, TEASER, SECOND]) == [True, False, True]


def test_of_two_equal_blocks_the_one_near_the_body_is_body() -> None:
    far = ["menu"] * 20
    assert bodies([FIRST, SECOND, *far, FIRST])[0]
    assert not bodies([FIRST, SECOND, *far, FIRST])[-1]


def test_what_the_reference_leaves_open_does_not_count() -> None:
    labels = label_blocks(
        reference(noise=(("optional", "Sebuah unggahan di media sosial"),)), [FIRST, "Sebuah unggahan di media sosial"]
    )
    assert labels[1].weight == 0


def test_a_page_without_the_body_has_no_body_blocks() -> None:
    assert bodies(["menu", "footer"]) == [False, False]


def test_a_whole_text_leaves_it_open_whether_what_stands_above_it_is_its_lead() -> None:
    lead = "Kapal bantuan baru akan datang akhir pekan ini, kata pemerintah daerah."
    texts = [lead, FIRST, SECOND, lead.upper() + " Besok."]
    of_whole = label_blocks(reference(is_whole_text=True, optional=()), texts)
    assert [label.weight for label in of_whole] == [0.0, 1.0, 1.0, 1.0]
    assert [label.weight for label in label_blocks(reference(), texts)] == [1.0] * 4


def test_signs_alone_are_left_open() -> None:
    assert [label.weight for label in label_blocks(reference(), [FIRST, "***", SECOND])] == [1.0, 0.0, 1.0]
