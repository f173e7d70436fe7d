"""Explanations of written pages."""

from collections.abc import Callable

import pytest

from newscrawl.items import RawPage
from newscrawl.report.explanation import Explanation, explain_page

URL = "https://kabar.example/berita/warga-pulau-menunggu-kapal-bantuan"
PARAGRAPHS = (
    "Warga di tiga desa pesisir menunggu kapal bantuan sejak Senin pagi, kata kepala desa kepada wartawan.",
    "Kapal itu membawa beras, air bersih dan obat-obatan untuk sedikitnya dua ratus keluarga di pulau itu.",
    "Gelombang setinggi tiga meter membuat kapal tertahan di pelabuhan selama dua hari, menurut syahbandar.",
    "Sementara itu, sekolah dasar di pulau itu diliburkan karena atapnya rusak diterjang angin kencang.",
)
TEASER = "Baca juga: Harga Beras Naik di Tiga Kota"
Explain = Callable[..., Explanation]


def page(between: str = "", title: str = "Warga Pulau Menunggu Kapal Bantuan") -> str:
    """A story with something between its second and its third paragraph."""
    first, second, *rest = (f"<p>{text}</p>" for text in PARAGRAPHS)
    body = "".join((first, second, between, *rest))
    return (
        f"<html lang='id'><head><title>{title}</title><meta property='og:title' content='{title}'></head>"
        f"<body><div class='page'><article><h1>{title}</h1><div class='isi'>{body}</div></article></div></body></html>"
    )


@pytest.fixture
def explain() -> Explain:
    def explained(html: str | None = None, url: str | None = URL) -> Explanation:
        teaser = f"<p>Baca juga: <a href='/berita/harga-beras-naik-di-tiga-kota'>{TEASER[11:]}</a></p>"
        return explain_page(RawPage(url=url, body=(html or page(teaser)).encode()))

    return explained
