import pytest

from newscrawl.cleaning.plain.lines import read_text

BODY = "Kapal itu membawa tiga ribu buku dan singgah di sembilan pulau setiap bulan sejak awal tahun."


@pytest.mark.parametrize("first", ["Kapal buku berlayar lagi", "Siapa menunggu kapal buku?", "Kapal buku kembali!"])
def test_a_headline_above_the_text_is_its_title(first: str) -> None:
    assert read_text(f"{first}\n{BODY}", None).title == first


@pytest.mark.parametrize("first", [BODY, "Satu kalimat.", "kata " * 40])
def test_a_sentence_or_a_paragraph_is_not(first: str) -> None:
    plain = read_text(f"{first}\n{BODY}", None)
    assert plain.title is None
    assert len(plain.lines) == 2


def test_a_given_title_is_taken_out_where_it_stands_at_the_top_and_only_once() -> None:
    plain = read_text(f"Rubrik\nKAPAL BUKU\n{BODY}\nKapal buku", "Kapal buku")
    assert [line.text for line in plain.lines] == ["Rubrik", BODY, "Kapal buku"]


@pytest.mark.parametrize(
    ("line", "is_prose"),
    [
        (BODY, True),
        ("Sepuluh Negara Ini Menolak Usul Baru, Ada Tetangga Kita di Antaranya!", False),
        ("Kapal buku berlayar lagi", False),
        ("kata " * 40, True),
    ],
)
def test_prose_ends_in_a_full_stop_or_is_long(line: str, is_prose: bool) -> None:
    assert read_text(line, "").lines[0].is_prose is is_prose
