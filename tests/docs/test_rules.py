"""The page of the rules: every rule has a section, and every example is what the cleaner does."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from newscrawl.cleaning import CleanResult, Nothing, SiteMemory, clean_page
from newscrawl.cleaning.keep_rules import KEEP_RULES
from newscrawl.cleaning.memory_rules import MEMORY_KEEP_RULES, MEMORY_REMOVE_RULES
from newscrawl.cleaning.remove_rules import REMOVE_RULES
from newscrawl.memory import MemoryStore
from newscrawl.state.schema import MEMORY, open_database
from tests.memory.stories import story

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
URL = "https://island.example/2026/11/03/island-ferry-gets-a-new-timetable"
STORY = (
    "The ferry between the island and the mainland will run every hour from Monday, the harbour office said.",
    "For eleven years it had run three times a day, and the last boat left before the school day was over.",
    "“My children came home on the last boat and did their homework on board,” said a mother of two.",
    "The new timetable is a trial and ends in March, when the council will look at the figures again.",
    "Until then two boats will be on the water at the same time, which the island has not seen since the war.",
    "The crews were told last week, and most of them were glad, a speaker for the harbour office said.",
)
OWN = {"inline_teaser", "whole_list"}  # of the decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    rule: str
    before: str
    after: tuple[str, ...]
    other_pages: str  # what stands on other pages of the site; "" where no memory is needed


def examples() -> list[Example]:
    found = []
    for section in re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.M)[1:]:
        fences = dict(re.findall(r"```(html|text|site)\n(.*?)```", section, flags=re.S))
        found.append(
            Example(
                rule=section.split("\n", 1)[0].strip(),
                before=fences["html"],
                after=tuple(fences["text"].splitlines()),
                other_pages=fences.get("site", ""),
            )
        )
    return found


def cleaned(example: Example) -> CleanResult:
    memory = learned(example.other_pages) if example.other_pages else None
    if "<article" in example.before:
        return clean_page(example.before, URL, memory=memory, blocks=True)
    first, rest = ["".join(f"<p>{text}</p>" for text in part) for part in (STORY[:3], STORY[3:])]
    title = "<h1>Island ferry gets a new timetable</h1>"
    html = f"<article>{title}<div>{first}{example.before}{rest}</div></article>"
    return clean_page(html, URL, memory=memory, blocks=True)


def learned(fragment: str) -> SiteMemory:
    """Five other stories of the site hold the fragment; one that is a page of its own is learned as it is."""
    store = MemoryStore(open_database(MEMORY))
    pages = [fragment] if "<title" in fragment else [story(number, fragment) for number in range(5)]
    for number, page in enumerate(pages):
        store.learn(
            clean_page(page, f"https://island.example/news/story-{99000 + number}", memory=Nothing()).observed, 1
        )
    return store


def test_every_rule_has_a_section_and_every_section_a_rule() -> None:
    rules = {rule.name for rule in (*REMOVE_RULES, *MEMORY_REMOVE_RULES, *KEEP_RULES, *MEMORY_KEEP_RULES)} | OWN
    assert {example.rule for example in examples()} == rules


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.rule)
def test_an_example_shows_what_the_cleaner_does(example: Example) -> None:
    result = cleaned(example)
    assert result.article is not None
    text = result.article.text.split("\n")
    for line in example.after:
        sign, words = line[0], line[2:]
        assert (words in text) == (sign == "+"), f"{line}\n" + "\n".join(text)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.rule)
def test_an_example_shows_its_own_rule(example: Example) -> None:
    result = cleaned(example)
    removed = {removal.text: removal.rule for removal in result.removed}
    decided = {block.text: block.rule for block in result.blocks}
    is_keep_rule = example.rule in {rule.name for rule in (*KEEP_RULES, *MEMORY_KEEP_RULES)}
    shown = [line[2:] for line in example.after if line.startswith("+" if is_keep_rule else "-")]
    assert shown
    assert {(decided if is_keep_rule else {**decided, **removed})[text] for text in shown} == {example.rule}
