import json
from pathlib import Path

import pytest

from newscrawl.cleaning.plain.model import shipped_headline_model
from newscrawl.evaluation.injection import Line, make_documents, read_sources
from newscrawl.evaluation.plain import figures, judge, main, read_document
from tests.cleaning.plain.test_clean_text import HEADING, PARAGRAPHS, TITLE

HTML = '<html lang="id"><body><main><p>x</p></main><a href="/berita/harga-cabai-turun-separuh-di-pasar-induk">{}</a>'
LINKED = "Harga Cabai Turun Separuh di Pasar Induk"
TEASER = "Nelayan Tolak Rencana Reklamasi Teluk"


@pytest.fixture
def references(tmp_path: Path) -> Path:
    (tmp_path / "p.html").write_text(HTML.format(LINKED), encoding="utf-8")
    sections = [{"headline": [], "paragraphs": PARAGRAPHS[:2]}, {"headline": [HEADING], "paragraphs": PARAGRAPHS[2:]}]
    noise = [{"kind": "teaser", "text": f"Baca juga: {TEASER}"}, {"kind": "teaser", "text": "Lihat"}]
    rows = [
        {"id": str(n), "url": f"https://{n}.example/x", "path": "p.html", "group": str(n), "noise": noise}
        | {"title": f"{TITLE} {n}", "sections": sections}
        for n in range(5)
    ]
    path = tmp_path / "refs.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_headlines_are_teasers_without_their_label_links_of_the_page_and_other_titles(references: Path) -> None:
    documents = list(make_documents(list(read_sources(references, with_html=True))[:2]))
    put_in = {
        document.version: [line.text for line in document.lines if not line.genuine] for document in documents[:4]
    }
    assert put_in == {"0": [], "A": [TEASER], "S": [LINKED], "T": [f"{TITLE} 1"]}


def test_genuine_lines_stay_in_order_and_no_headline_stands_behind_a_sub_heading(references: Path) -> None:
    for document in make_documents(list(read_sources(references, with_html=True))):
        genuine = [line for line in document.lines if line.genuine]
        assert [line.text for line in genuine] == [*PARAGRAPHS[:2], HEADING, *PARAGRAPHS[2:]]
        following = document.lines[document.lines.index(Line(text=HEADING, kind="sub_heading")) + 1]
        assert following.genuine


def test_the_same_seed_gives_the_same_documents(references: Path) -> None:
    sources = list(read_sources(references, with_html=False))
    assert list(make_documents(sources, seed=1)) == list(make_documents(sources, seed=1))


def test_figures_count_what_was_kept_and_found(references: Path) -> None:
    documents = list(make_documents(list(read_sources(references, with_html=True))[:2]))
    model = shipped_headline_model()
    found = dict(figures([judge(document, read_document(document, None), model, "default") for document in documents]))
    assert found["sub-headings"] == 1
    assert found["S"] == 1
    assert 0 < found["kept"] <= 1


def test_the_command_prints_every_mode_with_and_without_titles(
    references: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(references), "--html", "--shipped"]) == 0
    printed = capsys.readouterr().out
    assert printed.count("default") == 2
    assert "lines a second" in printed
