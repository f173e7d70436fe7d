"""A file of references beside the pages that it names."""

import json
from pathlib import Path
from typing import Any

import pytest

from newscrawl.evaluation.references import Reference, read_references

PARAGRAPHS = (
    "Warga di tiga desa pesisir menunggu kapal bantuan sejak Senin pagi, kata kepala desa kepada wartawan.",
    "Kapal itu membawa beras, air bersih dan obat-obatan untuk sedikitnya dua ratus keluarga di pulau itu.",
    "Gelombang setinggi tiga meter membuat kapal tertahan di pelabuhan selama dua hari, menurut syahbandar.",
    "Sementara itu, sekolah dasar di pulau itu diliburkan karena atapnya rusak diterjang angin kencang.",
)
TEASER = "Baca juga: Harga Beras Naik di Tiga Kota"
LINK = "<p>Baca juga: <a href='/berita/harga-beras-naik-di-tiga-kota'>Harga Beras Naik di Tiga Kota</a></p>"
LEAK = "Redaksi menerima surat pembaca tentang pulau ini sampai akhir bulan depan, kata pemimpin redaksi kami."


def page(between: str) -> str:
    first, second, *rest = (f"<p>{text}</p>" for text in PARAGRAPHS)
    title = "<h1>Warga Pulau Menunggu Kapal Bantuan</h1>"
    return f"<html lang='id'><body><article>{title}{first}{second}{between}{''.join(rest)}</article></body></html>"


def row(number: int, **values: Any) -> dict[str, Any]:
    """A row of references of the page `number`.html."""
    return {
        "url": f"https://kabar.example/berita/warga-menunggu-kapal-{number}",
        "path": f"{number}.html",
        "encoding": "utf-8",
        "title": "Warga Pulau Menunggu Kapal Bantuan",
        "sections": [{"headline": [], "paragraphs": list(PARAGRAPHS)}],
        "noise": [{"kind": "teaser", "text": TEASER}],
        **values,
    }


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two pages: one that is cleaned as the reference says, and one on which the reference contradicts the cleaner."""
    (tmp_path / "1.html").write_text(page(LINK))
    (tmp_path / "2.html").write_text(page(LINK + f"<p>{LEAK}</p>"))
    noise = [{"kind": "other", "text": LEAK}]
    body = [{"headline": [], "paragraphs": [*PARAGRAPHS, TEASER]}]
    rows = [row(1), row(2, sections=body, noise=noise, url="https://lain.example/berita/warga-menunggu-kapal-2")]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in rows))
    return path


@pytest.fixture
def reference(gold: Path) -> Reference:
    return next(iter(read_references(gold)))
