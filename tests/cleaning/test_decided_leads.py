"""What stands between the title and the body: the lead stays, once."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.decision import decide
from newscrawl.cleaning.finders import find_evidence
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.model import shipped_model
from newscrawl.cleaning.page import Page
from tests.cleaning.decided import BODY, decisions

Build = Callable[[str], Page]
Story = Callable[[str], str]

_LEAD = "Mulai Senin kapal berangkat setiap jam, dan tiket masa percobaan dijual dengan harga separuh."


@pytest.mark.parametrize(
    ("above", "text", "kept"),
    [
        (f"<div><div>{_LEAD}</div></div>", _LEAD, True),
        (f"<div class='newsletter'><div>{_LEAD}</div></div>", _LEAD, False),
        (f"<div><div><a href='/berita/tiket'>{_LEAD}</a></div></div>", _LEAD, False),
        *(
            (f"<div><div>{notice}</div></div>", notice, False)
            for notice in (
                "Kami memakai kuki dan teknologi serupa untuk menghitung pembaca dan menampilkan iklan yang cocok.",
                "Ringkasan ini dibuat oleh kecerdasan buatan dan sudah diperiksa oleh seorang penyunting kami.",
                "We may earn a commission if you buy something by way of one of the links on this page.",
            )
        ),
        ("<h2>Jadwal Kapal Pulau Berganti</h2>", "Jadwal Kapal Pulau Berganti", False),
        (f"<h2>{_LEAD}</h2>", _LEAD, True),
    ],
)
def test_below_the_title_a_lead_stays_and_the_title_said_again_goes(
    page_of: Build, above: str, text: str, kept: bool
) -> None:
    page = page_of(
        f"<main><header><h1>Jadwal Kapal Pulau Berganti</h1></header>{above}<article>{BODY}</article></main>"
    )
    found = decisions(page)
    assert text in {block.text for block in page.blocks}
    assert (text in found and found[text].keep) is kept


_COPIES = (
    ("<header><p>{0}</p></header><div>{1}</div>", True),
    ("<header><p>{0}</p></header><div><p>{0}</p>{1}</div>", True),
    ("<header><p>{0}</p><figure><img src='a.jpg'><figcaption>{0}</figcaption></figure></header><div>{1}</div>", True),
    ("<div><p>{0}</p>{1}</div><div class='summary'><p>{0}</p></div>", True),
    ("<header><p>{0}</p>" + "<i>x</i><br>" * 15 + "<div class='share'>{0}</div></header><div>{1}</div>", True),
)


@pytest.mark.parametrize(("markup", "stored"), _COPIES)
def test_the_lead_is_stored_once_however_often_it_stands_there(page_of: Build, markup: str, stored: bool) -> None:
    head = f"<meta name='description' content='{_LEAD}'><h1>Jadwal Kapal Pulau Berganti</h1>"
    page = page_of(f"{head}<article>{markup.format(_LEAD, BODY)}</article>")
    region = find_region(page)
    found = decide(page, region, find_evidence(page, region), shipped_model())
    assert sum(one.keep for one in found if page.blocks[one.index].text == _LEAD) == stored


@pytest.mark.parametrize("between", ["", "<div><ul><li>Adwal</li></ul></div>"])
def test_a_copy_below_does_not_take_the_lead_from_the_head(page_of: Build, between: str) -> None:
    body = f"<div><p>{_LEAD}</p>{BODY}<p>{_LEAD}</p>{BODY.replace('Kapal', 'Perahu')}</div>"
    page = page_of(f"<meta name='description' content='{_LEAD}'><h1>Jadwal</h1><article>{between}{body}</article>")
    region = find_region(page)
    found = decide(page, region, find_evidence(page, region), shipped_model())
    copies = [one for one in found if page.blocks[one.index].text == _LEAD]
    assert [one.keep for one in copies] == [True, False]
    assert copies[0].probability > 0.9
    assert (copies[1].rule, copies[1].probability) == ("copy_of_article", 0.02)  # and not what the weights say
