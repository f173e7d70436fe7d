import pytest

from newscrawl.cleaning.metadata.recipes import recipe_lines

STEP = {"@type": "HowToStep", "text": "Stir."}
NODES = [
    ({"@type": "Recipe", "recipeIngredient": ["salt", "two eggs"]}, ["salt", "two eggs"]),
    ({"ingredients": "salt"}, ["salt"]),
    ({"recipeInstructions": "Stir.\nServe."}, ["Stir.", "Serve."]),
    ({"recipeInstructions": [STEP, "Serve."]}, ["Stir.", "Serve."]),
    (
        {"recipeInstructions": [{"@type": "HowToSection", "name": "The dough", "itemListElement": [STEP]}]},
        ["The dough", "Stir."],
    ),
    ({"@type": "HowTo", "step": [STEP]}, ["Stir."]),
    ({"@type": "NewsArticle", "headline": "salt", "articleBody": "Stir."}, []),
    ({"recipeIngredient": [1, None, {"text": 2}]}, []),
]


@pytest.mark.parametrize(("node", "lines"), NODES)
def test_the_lines_of_a_recipe_are_what_it_asks_for_and_its_steps(node: dict[str, object], lines: list[str]) -> None:
    assert list(recipe_lines(node)) == lines


def test_what_holds_itself_is_read_to_a_depth() -> None:
    ring: dict[str, object] = {"text": "Stir."}
    ring["itemListElement"] = [ring]
    assert len(list(recipe_lines({"recipeInstructions": ring}))) < 10
