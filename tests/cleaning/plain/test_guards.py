import pytest

from newscrawl.cleaning.plain.guards import find_guards
from newscrawl.cleaning.plain.lines import read_text

PROSE = "Kapal itu membawa tiga ribu buku dan singgah di sembilan pulau setiap bulan sejak awal tahun."
TWO_SENTENCES = "समुद्र हमारा गुरु है। वह सब कुछ"
LIVE = ["08.10 Berangkat", "Singgah 09.15", "Tiba 11.20"]


def guards(*lines: str) -> dict[str, str]:
    read = read_text("\n".join([PROSE, *lines, PROSE]), "").lines
    return {read[index].text: name for index, name in find_guards(read).items() if read[index].text != PROSE}


@pytest.mark.parametrize(
    ("lines", "guarded"),
    [
        (["Isi peti:", "Kamus Latin"], {"Isi peti:": "ends_with_colon", "Kamus Latin": "after_colon"}),
        (["• Peta bintang"], {"• Peta bintang": "list_item"}),
        (["1. Peta", "2. Kompas"], {"1. Peta": "list_item", "2. Kompas": "list_item"}),
        (["10 Negara Menolak Usul Baru"], {}),
        (LIVE, dict.fromkeys(LIVE, "live_blog")),
        (["Berangkat pukul 08.10"], {}),
        (["„Laut guru kami“"], {"„Laut guru kami“": "quotation"}),
        (["„Laut guru kami“, kata nelayan"], {}),
        ([f"“{TWO_SENTENCES}”"], {f"“{TWO_SENTENCES}”": "quotation"}),
        ([f"“{TWO_SENTENCES.replace('है।', 'है,')}”"], {}),
        ([f"Kapal {n}" for n in "ABCDEFG"], {f"Kapal {n}": "long_run" for n in "ABCDEFG"}),
        ([f"Kapal {n}" for n in "ABC"], {}),
    ],
)
def test_a_guard_names_what_it_keeps(lines: list[str], guarded: dict[str, str]) -> None:
    assert guards(*lines) == guarded
