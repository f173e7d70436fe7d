"""How far a block speaks in the words of the rest of the article."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.cohesion import measure_cohesion
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.plain.words import fold_line, longer_keys

Build = Callable[[str], Page]
Story = Callable[[str], str]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The harbours of the harbour", {"harbo"}),  # inflected forms meet, function words stay out
        ("台風接近", {"台風", "風接", "接近"}),
        ("", set()),
    ],
)
def test_words_are_compared_by_their_beginnings(text: str, found: set[str]) -> None:
    assert longer_keys(fold_line(text)) == found


def test_a_line_in_the_articles_words_shares_more_than_a_strange_one(page_of: Build, story: Story) -> None:
    paragraph = next(b.text for b in page_of(story("")).blocks if b.node.tag == "p")
    taken, strange = " ".join(paragraph.split()[2:12]), "Quarterly lottery jackpots disappoint analysts everywhere"
    page = page_of(story(f"<h2>{taken}</h2><h2>{strange}</h2>"))
    shares = {page.blocks[i].text: found[0] for i, found in measure_cohesion(page, find_region(page)).items()}
    assert shares[taken] > shares[strange]
