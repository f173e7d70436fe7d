from dataclasses import replace

import pytest

from newscrawl.labelling.row import Labelled, make_row

LABELLED = Labelled(
    url="https://kabar.example/1",
    path="pages/1.html",
    encoding=None,
    title="Kapal Tiba",
    authors=("Rina Sari",),
    date="2026-11-20",
    blocks=(
        ("outside", "Menu"),
        ("lead", "Kapal bantuan tiba di pulau."),
        ("body", "Satu."),
        ("teaser", "Baca juga: Dua"),
        ("sub_heading", "Di dermaga"),
        ("body", "Tiga."),
        ("caption", "Dermaga. (Foto: Sari)"),
    ),
)


def test_a_row_holds_body_headings_lead_and_noise_in_order() -> None:
    row = make_row(LABELLED)
    assert row["sections"] == [
        {"headline": [], "paragraphs": ["Satu."]},
        {"headline": ["Di dermaga"], "paragraphs": ["Tiga."]},
    ]
    assert row["summary"] == ["Kapal bantuan tiba di pulau."]
    assert row["noise"] == [
        {"kind": "teaser", "text": "Baca juga: Dua"},
        {"kind": "caption", "text": "Dermaga. (Foto: Sari)"},
    ]
    assert (row["title"], row["authors"], row["date"]) == ("Kapal Tiba", ["Rina Sari"], "2026-11-20")


def test_what_is_not_known_is_null() -> None:
    row = make_row(replace(LABELLED, title="", date=""))
    assert (row["title"], row["date"]) == (None, None)


def test_sub_headings_that_follow_each_other_open_one_section() -> None:
    row = make_row(replace(LABELLED, blocks=(("sub_heading", "A"), ("sub_heading", "B"), ("body", "c"))))
    assert row["sections"] == [{"headline": ["A", "B"], "paragraphs": ["c"]}]


@pytest.mark.parametrize("blocks", [(), (("sub_heading", "A"),), (("teaser", "B"),)])
def test_a_page_without_body_is_refused(blocks: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(ValueError, match="mark at least one block as body"):
        make_row(replace(LABELLED, blocks=blocks))
