"""What the places of blocks in the markup look like."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.page import Page


@pytest.mark.parametrize(
    ("first", "second", "are_alike"),
    [
        ("block block-4711", "block block-4712", True),
        ("el el-3fa9b2c el-text", "el el-77b01de el-text", True),
        ("part-1", "part-2", True),  # nothing else is left
        ("block top", "block rest", False),
        ("lead-1a", "foot-2b", False),
        ("text-16", "text", False),  # no other has such a number
    ],
)
def test_a_number_that_one_element_has_makes_it_no_other_place(
    page_of: Callable[[str], Page], first: str, second: str, are_alike: bool
) -> None:
    page = page_of(f"<div class='{first}'><p>One.</p></div><div class='{second}'><p>Two.</p></div>")
    one, two = page.signatures
    assert (one == two) is are_alike


def test_the_number_of_a_story_parts_it_from_others(page_of: Callable[[str], Page]) -> None:
    page = page_of("".join(f"<article class='post post-{n}'><p>One.</p></article>" for n in (1, 2)))
    assert page.signatures[0] != page.signatures[1]


def test_a_numbered_class_of_several_elements_tells_a_role(page_of: Callable[[str], Page]) -> None:
    page = page_of("".join(f"<div class='block {name}'><p>One.</p></div>" for name in ("h2x", "h2x", "h3x", "h3x")))
    assert page.signatures[0] == page.signatures[1] != page.signatures[2]


def test_a_line_of_a_recipe_counts_once(page_of: Callable[[str], Page]) -> None:
    record = '<script type="application/ld+json">{"@type": "Recipe", "recipeIngredient": ["salt", "rice"]}</script>'
    page = page_of(f"{record}<p>The soup.</p><p>rice</p><p>salt</p><aside>salt</aside>")
    assert sorted(page.blocks[index].text for index in page.of_recipe) == ["rice", "salt"]
    assert max(page.of_recipe) == 2
