"""What the shipped weights and the rules decide, for tests; and a body to decide on."""

from newscrawl.cleaning.decision import Decision, decide
from newscrawl.cleaning.finders import find_evidence
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.model import shipped_model
from newscrawl.cleaning.page import Page

BODY = (
    "<p>Kapal antara pulau dan daratan akan berlayar setiap jam mulai Senin, kata kantor pelabuhan kota.</p>"
    "<p>Selama sebelas tahun kapal itu berlayar tiga kali sehari, dan yang terakhir berangkat sebelum sekolah usai.</p>"
    "<p>Jadwal baru itu berlaku sampai Maret, ketika dewan kota akan memeriksa lagi jumlah penumpangnya.</p>"
)


def decisions(page: Page) -> dict[str, Decision]:
    """By the text of its block, each decision on a page."""
    region = find_region(page)
    found = decide(page, region, find_evidence(page, region), shipped_model())
    return {page.blocks[decision.index].text: decision for decision in found}
