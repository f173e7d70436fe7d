"""The page of the rules: every rule has a section, and every example is what the cleaner does."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from newscrawl.cleaning import CleanResult, clean_page
from newscrawl.cleaning.rules import KEEP_RULES, REMOVE_RULES

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
URL = "https://island.example/news/island-ferry-gets-a-new-timetable"
STORY = (
    "The ferry between the island and the mainland will run every hour from Monday, the harbour office said.",
    "For eleven years it had run three times a day, and the last boat left before the school day was over.",
    "“My children came home on the last boat and did their homework on board,” said a mother of two.",
    "The new timetable is a trial and ends in March, when the council will look at the figures again.",
    "Until then two boats will be on the water at the same time, which the island has not seen since the war.",
    "The crews were told last week, and most of them were glad, a speaker for the harbour office said.",
)
INLINE = "inline_teaser"  # the decision's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    rule: str
    before: str
    after: tuple[str, ...]


def examples() -> list[Example]:
    found = []
    for section in re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.M)[1:]:
        fences = dict(re.findall(r"```(html|text)\n(.*?)```", section, flags=re.S))
        found.append(
            Example(
                rule=section.split("\n", 1)[0].strip(), before=fences["html"], after=tuple(fences["text"].splitlines())
            )
        )
    return found


def cleaned(fragment: str) -> CleanResult:
    if "<article" in fragment:
        return clean_page(fragment, URL, blocks=True)
    first, rest = ["".join(f"<p>{text}</p>" for text in part) for part in (STORY[:3], STORY[3:])]
    title = "<h1>Island ferry gets a new timetable</h1>"
    return clean_page(f"<article>{title}<div>{first}{fragment}{rest}</div></article>", URL, blocks=True)


def test_every_rule_has_a_section_and_every_section_a_rule() -> None:
    rules = {rule.name for rule in (*REMOVE_RULES, *KEEP_RULES)} | {INLINE}
    assert {example.rule for example in examples()} == rules


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.rule)
def test_an_example_shows_what_the_cleaner_does(example: Example) -> None:
    result = cleaned(example.before)
    assert result.article is not None
    text = result.article.text.split("\n")
    for line in example.after:
        sign, words = line[0], line[2:]
        assert (words in text) == (sign == "+"), f"{line}\n" + "\n".join(text)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.rule)
def test_an_example_shows_its_own_rule(example: Example) -> None:
    result = cleaned(example.before)
    removed = {removal.text: removal.rule for removal in result.removed}
    decided = {block.text: block.rule for block in result.blocks}
    is_keep_rule = example.rule in {rule.name for rule in KEEP_RULES}
    shown = [line[2:] for line in example.after if line.startswith("+" if is_keep_rule else "-")]
    assert shown
    assert {(decided if is_keep_rule else {**decided, **removed})[text] for text in shown} == {example.rule}
