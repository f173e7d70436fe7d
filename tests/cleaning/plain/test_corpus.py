from newscrawl.cleaning import Corpus, clean_text
from newscrawl.cleaning.text import squash

STORIES = [
    ["Warga menanam bakau di muara sungai sejak awal tahun, kata kepala desa.", "Bibit datang dari kebun sekolah."],
    ["Harga cabai turun separuh setelah panen raya di dataran tinggi itu.", "Pedagang menunggu pembeli dari kota."],
    ["Tim sepak bola putri lolos ke final setelah menang lewat adu penalti.", "Pelatih memuji penjaga gawangnya."],
]
LINE = "Redaksi menerima surat pembaca"


def test_a_line_of_independent_articles_recurs() -> None:
    corpus = Corpus()
    for story in STORIES:
        corpus.add("\n".join([story[0], LINE, story[1]]))
    assert corpus.recurs(squash(LINE))
    result = clean_text("\n".join([*STORIES[0], LINE, STORIES[0][0]]), corpus=corpus)
    assert [removal.rule for removal in result.removed] == ["recurring"]


def test_a_line_of_one_article_that_was_published_three_times_does_not() -> None:
    corpus = Corpus()
    for _ in STORIES:
        corpus.add("\n".join([*STORIES[0], LINE]))
    assert not corpus.recurs(squash(LINE))


def test_a_title_is_known_however_it_is_spelled() -> None:
    corpus = Corpus()
    corpus.add("", "Harga Cabai Turun, Petani Resah")
    assert corpus.knows_title(squash("HARGA CABAI TURUN – petani resah"))
    assert not corpus.knows_title(squash("Harga cabai turun"))
