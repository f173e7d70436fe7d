"""Is this page an article at all?"""

from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Verdict


def read_verdict(page: Page, region: Region, text: str) -> tuple[Verdict, str]:
    """The verdict and one sentence that says why."""
    if not text.strip():
        return "empty", "the page holds no text of an article"
    return "article", "the page has a body of text"
