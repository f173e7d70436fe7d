"""Pages for the tests of the cleaning steps."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.metadata import read_metadata
from newscrawl.cleaning.page import Page

URL = "https://kabar.example/berita/2026/11/warga-pulau-menunggu-kapal-bantuan"


@pytest.fixture
def page_of() -> Callable[..., Page]:
    """Build the page of an HTML body."""

    def build(body: str, url: str = URL) -> Page:
        document = read_document(f"<html><body>{body}</body></html>", url)
        assert document is not None
        return Page(document, read_metadata(document))

    return build


@pytest.fixture
def story() -> Callable[[str], str]:
    """An article's markup with something put between its second and third paragraph."""
    paragraphs = [
        "Warga di tiga desa pesisir masih menunggu kapal bantuan yang dijanjikan sejak awal pekan.",
        "Menurut kepala desa, gelombang setinggi empat meter membuat nelayan tidak berani melaut.",
        "Persediaan beras di gudang desa hanya cukup untuk lima hari, kata petugas yang berjaga di sana.",
        "Pemerintah kabupaten mengatakan dua kapal akan berangkat begitu angin mereda, paling cepat Kamis.",
        "Sementara itu, sekolah dasar di pulau itu diliburkan karena atapnya rusak diterjang angin kencang.",
    ]

    def build(between: str) -> str:
        first, second, *rest = [f"<p>{text}</p>" for text in paragraphs]
        return (
            '<div class="page"><article><h1>Warga Pulau Menunggu Kapal Bantuan</h1>'
            f'<div class="isi">{first}{second}{between}{"".join(rest)}</div></article></div>'
        )

    return build
