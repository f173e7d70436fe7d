"""What trafilatura takes for the text, as blocks of the page."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.page import Page
from newscrawl.cleaning.second_voice import told_blocks


@pytest.mark.parametrize(
    ("block", "is_told"),
    [
        ("<p>Tarred.</p>", True),
        ("<p>Tar.</p>", False),
        ("<p>a coil of 50 metres</p>", True),  # within a line
        ("<p>a coil of</p>", False),  # too little to tell
    ],
)
def test_a_block_is_told_by_its_line_or_by_a_long_part_of_one(
    page_of: Callable[[str], Page], block: str, is_told: bool
) -> None:
    told = "The rope\nTarred.\nIt is sold as a coil of 50 metres."
    assert bool(told_blocks(page_of(block), told)) is is_told


def test_without_a_text_no_block_is_told(page_of: Callable[[str], Page]) -> None:
    assert told_blocks(page_of("<p>Tarred.</p>"), "") == frozenset()
