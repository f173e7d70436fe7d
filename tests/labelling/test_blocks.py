from newscrawl.demo.server import SITE
from newscrawl.items import RawPage
from newscrawl.labelling.blocks import read_label_page
from tests.conftest import PAGE


def test_every_block_of_the_page_has_what_the_cleaner_takes_it_for() -> None:
    page = read_label_page(RawPage(url=None, body=PAGE.read_bytes(), source="page.html"))
    assert page is not None
    choices = {block.text: block.choice for block in page.blocks}
    assert choices["Dibangun dengan gotong royong"] == "sub_heading"
    assert choices["ADVERTISEMENT"] == "other"
    assert choices["Baca juga: Rakit Bambu Terakhir di Sungai Lolak Pensiun"] == "teaser"
    assert [choice for text, choice in choices.items() if text.startswith("LOLAK, Kabar Pesisir")] == ["body"]
    assert "outside" in choices.values()


def test_the_address_is_the_page_s_own_where_none_is_given() -> None:
    page = read_label_page(RawPage(url=None, body=PAGE.read_bytes(), source="page.html"))
    assert page is not None
    assert page.url.startswith("https://kabarpesisir.example/")


def test_a_list_of_articles_can_be_labelled_too() -> None:
    page = read_label_page(RawPage(url=None, body=(SITE / "index.html").read_bytes(), source="index.html"))
    assert page is not None
    assert page.blocks


def test_what_is_no_page_has_no_blocks() -> None:
    assert read_label_page(RawPage(url=None, body=b"\x89PNG\r\n" + bytes(99))) is None
