"""The fixtures' pages in other templates."""

import pytest

from tests.rebuilt_pages import TEMPLATES, measure
from tests.test_real_shapes import pages


@pytest.fixture(scope="module")
def outcomes() -> dict[str, list[tuple[int, int, int]]]:
    found: dict[str, list[tuple[int, int, int]]] = {template: [] for template in TEMPLATES}
    for one in measure(pages()):
        found[one.template].append((one.lines, one.lost, one.added))
    return found


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_text_stays_whole_in_whatever_elements_its_template_builds_it(
    template: str, outcomes: dict[str, list[tuple[int, int, int]]]
) -> None:
    lines, lost, added = map(sum, zip(*outcomes[template], strict=True))
    assert len(outcomes[template]) > 10
    # The bodies have six paragraphs or so, and a last quarter of two short ones is like a box of notes.
    assert lost <= (0.2 if "3/4" in template else 0.1) * lines
    assert added <= 0.01 * lines
