"""Removed blocks back in a stored article."""

from dataclasses import asdict
from typing import Any

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.cleaning.identity import content_hash
from newscrawl.restoring import restore

LINES = ["a", "b", "c"]


def removal(position: int, text: str) -> dict[str, Any]:
    return {"position": position, "text": text}


def stored(lines: list[str] = LINES) -> dict[str, Any]:
    return {"id": "x", "text": "\n".join(lines), "content_hash": "", "simhash": "", "quality": {"confidence": 0.9}}


@pytest.mark.parametrize(
    ("removals", "chosen", "text", "left"),
    [
        ([removal(0, "X")], "X", "X a b c", []),
        ([removal(1, "X")], "X", "a X b c", []),
        ([removal(3, "X")], "X", "a b c X", []),
        ([removal(9, "X")], "X", "a b c X", []),
        ([removal(1, "X"), removal(1, "Y")], "XY", "a X Y b c", []),
        ([removal(1, "X"), removal(1, "Y"), removal(3, "Z")], "X", "a X b c", [("Y", 2), ("Z", 4)]),
        ([removal(1, "X"), removal(1, "Y"), removal(3, "Z")], "Y", "a Y b c", [("X", 1), ("Z", 4)]),
        ([removal(2, "X"), removal(0, "Y")], "XY", "Y a b X c", []),
        ([removal(1, "X")], "", "a b c", [("X", 1)]),
        ([], "X", "a b c", []),
    ],
)
def test_a_piece_goes_where_it_stood_and_the_others_move_with_the_text(
    removals: list[dict[str, Any]], chosen: str, text: str, left: list[tuple[str, int]]
) -> None:
    article, rest = restore(stored(), removals, lambda row: row["text"] in chosen)
    assert article["text"].split("\n") == text.split()
    assert [(row["text"], row["position"]) for row in rest] == left


def test_what_is_computed_from_the_text_is_computed_anew() -> None:
    article, _ = restore(stored(), [removal(1, "X"), removal(2, "YY")], lambda row: row["text"] == "X")
    assert article["content_hash"] == content_hash("a\nX\nb\nc")
    assert article["quality"] == {"confidence": 0.9, "removed_blocks": 1, "removed_chars": 2, "restored_blocks": 1}


def test_an_article_to_which_nothing_comes_back_is_not_changed() -> None:
    assert restore(stored(), [removal(1, "X")], lambda _: False)[0] == stored()


def test_a_cut_comes_back_between_the_lines_that_it_parted() -> None:
    link = "<a href='/berita/harga-beras-naik-di-tiga-kota'>Harga Beras Naik di Tiga Kota</a>"
    prose = "".join(
        f"<p>Warga di desa {n} menunggu kapal bantuan sejak Senin pagi, kata kepala desa kepada kami.</p>"
        for n in "123"
    )
    cut = f"<p>Kapal itu tiba di pulau pada Senin. Baca juga: {link} Warga bersorak di dermaga.</p>"
    result = clean_page(f"<article>{prose}{cut}{prose.replace('Senin', 'Rabu')}</article>", "https://kabar.example/b/1")
    assert result.article is not None
    article, _ = restore(asdict(result.article), [asdict(row) for row in result.removed], lambda _: True)
    assert article["text"].split("\n")[3:6] == [
        "Kapal itu tiba di pulau pada Senin.",
        "Baca juga: Harga Beras Naik di Tiga Kota",
        "Warga bersorak di dermaga.",
    ]
