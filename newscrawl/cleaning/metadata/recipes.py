"""What a page's own record of a recipe or of instructions lists: what it asks for, and its steps."""

from collections.abc import Iterator
from typing import Any

_LISTS = ("recipeIngredient", "ingredients", "recipeInstructions", "step")  # of Recipe and of HowTo
_OF_STEP = ("text", "name", "itemListElement")  # HowToStep; HowToSection
_DEEPEST = 4  # a section, its steps, what each is made of


def recipe_lines(node: dict[str, Any]) -> Iterator[str]:
    """The ingredients and the steps of a JSON-LD node, whatever its type; texts as they are.

    >>> list(recipe_lines({"recipeIngredient": "salt", "recipeInstructions": [{"text": "Stir."}]}))
    ['salt', 'Stir.']
    """
    for key in _LISTS:
        yield from _texts(node.get(key), _DEEPEST)


def _texts(value: Any, levels: int) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, list) and levels:
        for item in value:
            yield from _texts(item, levels)
    elif isinstance(value, dict) and levels:
        for key in _OF_STEP:
            yield from _texts(value.get(key), levels - 1)
