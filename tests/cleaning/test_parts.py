"""Which elements beside the container belong to the body."""

from collections.abc import Callable, Sequence

import pytest

from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page

Build = Callable[[str], Page]

TOP = [
    "The ferry to Holm was cancelled for the ninth day because the harbour at Skerry is full of sand.",
    "A dredger from the mainland arrived on Monday, but its pump broke within an hour of starting.",
    "Islanders have bought bread and milk by helicopter, which carries four hundred kilos at a time.",
    "The harbour master, Edda Rask, says that the sand came with a storm from the north in October.",
]
REST = [
    "Without the ferry, the school on Holm sent its older pupils home until the harbour is open again.",
    "Rask hopes that the dredger can start once more on Friday, when a new pump comes by helicopter.",
    "The ministry has promised to pay for the bread and the helicopter as long as the sand stays.",
]
MORE = [
    "On Holm, the shop of Arne Lund sells bread only in the morning, when the helicopter has landed.",
    "Pupils who live close to the harbour of Skerry were told to stay with relatives on the mainland.",
    "A second dredger, which is to come from the south, needs four days for the way to the islands.",
]
OTHER = [
    "Subscribers read our quizzes, crosswords and recipes without advertising on all of their devices.",
    "Editors choose ten long reads for the weekend, and every Sunday an audio version of each one.",
    "Payment is monthly by card or invoice, and anybody may cancel at the end of the current month.",
]


def _paragraphs(texts: Sequence[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _beside(texts: Sequence[str], attributes: str, tag: str = "div") -> str:
    return f'<div class="top">{_paragraphs(TOP)}</div><{tag} {attributes}>{_paragraphs(texts)}</{tag}>'


@pytest.mark.parametrize(
    ("beside", "is_part"),
    [
        (_beside(REST, 'class="rest"'), True),
        (_beside(OTHER, 'class="rest"'), False),  # in other words than the body's
        (_beside(REST[:1], 'class="rest"'), False),  # a single paragraph is like a note
        (_beside(REST[:2], 'class="rest"'), True),
        (_beside(REST, 'class="related"'), False),
        (_beside(REST, 'class="collapse" style="display:none"'), True),
        (_beside(["Write to us!<input>", *REST], 'style="display:none"'), False),  # a dialog
        (_beside([*REST, "Write to us!<input>", *MORE], 'style="display:none"'), True),  # a dialog holds less
        (_beside([*REST, *MORE, "Write to us!<input>"], 'style="display:none"'), False),  # or ends in its field
        (_beside(["Write to us!<input>", *REST], 'class="rest"'), True),
        (_beside(REST, 'class="rest"', "article"), True),
        (f"<article>{_beside(REST, '', 'article')}</article>", False),  # a story in the story
        (_beside(REST, 'class="rest"', "li"), False),
        (f"{_beside([], '')}<div><div><div><div><div class='rest'>{_paragraphs(REST)}" + "</div>" * 5, True),
        (f"{_beside([], '')}<div><div><div><div><div><div class='rest'>{_paragraphs(REST)}" + "</div>" * 6, False),
    ],
)
def test_paragraphs_in_other_markup_are_part_of_the_body(page_of: Build, beside: str, is_part: bool) -> None:
    page = page_of(f'<main><h1>Holm waits for its ferry</h1><div class="body">{beside}</div></main>')
    body = {page.blocks[index].text for index in find_region(page).body}
    assert body >= set(TOP)
    assert (page.blocks[-1].text in body) is is_part


def _row(texts: Sequence[str], name: str, between: str = "") -> str:
    row = between.join(f'<div class="{name}"><p>{text}</p></div>' for text in texts)
    return f'<div class="top">{_paragraphs(TOP)}</div>{row}'


BUTTONS = "<button>Share</button><button>Save</button><button>Print</button>"  # what follows closely is a part
CARD = "<h3><a href='/a'>The school on Holm sends its older pupils home for the winter</a></h3>"


@pytest.mark.parametrize(
    ("beside", "are_parts"),
    [
        (_row(REST, "part"), True),
        (_row(OTHER, "part"), False),  # in other words than the body's
        (_row(REST[:2], "part"), False),  # two are like notes
        (_row(REST, "teaser"), False),
        (_row(REST, "part").replace('<div class="part">', f'<div class="part">{CARD}'), False),  # mostly links: cards
        (_row(REST, "part").replace("</div><div", f"</div>{BUTTONS}<ul><div", 1) + "</ul>", False),  # cards in a list
    ],
)
def test_elements_of_one_markup_in_a_row_are_part_of_the_body(page_of: Build, beside: str, are_parts: bool) -> None:
    page = page_of(f'<main><h1>Holm waits for its ferry</h1><div class="body">{beside}</div></main>')
    body = {page.blocks[index].text for index in find_region(page).body}
    assert body >= set(TOP)
    assert (page.blocks[-1].text in body) is are_parts


def _opening(texts: Sequence[str], between: str = "") -> str:
    names = ("first", "second", "third")
    rows = "".join(f'<div class="{n}"><p>{text}</p>{between}</div>' for n, text in zip(names, texts, strict=False))
    return f'{rows}<div class="rest">{_paragraphs(TOP)}</div>'


@pytest.mark.parametrize(
    ("opening", "are_parts"),
    [
        (_opening(REST), True),
        (_opening(OTHER), False),
        (_opening(REST[:2]), False),
        (_opening(REST, "Harbour News"), False),  # a caption or a note has more than its paragraph
        (f'<div class="rest">{_paragraphs(TOP)}</div>' + _opening(REST).partition('<div class="rest">')[0], False),
    ],
)
def test_first_paragraphs_with_a_class_each_are_part_of_the_body(page_of: Build, opening: str, are_parts: bool) -> None:
    page = page_of(f'<main><h1>Holm waits for its ferry</h1><div class="body">{opening}</div></main>')
    body = {page.blocks[index].text for index in find_region(page).body}
    assert body >= set(TOP)
    assert ((set(REST) | set(OTHER)) & body != set()) is are_parts


def test_the_element_that_holds_both_parts_is_the_container(page_of: Build) -> None:
    page = page_of(f'<main><div class="body">{_beside(REST, "class=rest")}</div></main>')
    container = find_region(page).container
    assert container is not None
    assert container.classes == "body"
