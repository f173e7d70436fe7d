"""Every shape of noise, and of content that looks like noise, at random places of pages in ten languages.

`python -m tests.shapes` prints, per shape and language, how many shapes of noise leaked into the text and how many
controls were lost from it. The same seed gives the same pages.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newscrawl.cleaning import clean_page
from tests.shape_cases import CONTROLS, NOISE, SITE, Case, Shape, Words, languages, read_words
from tests.shape_pages import TEMPLATES, render

SEED = 20261124

Counts = dict[str, dict[str, list[bool]]]  # shape -> language -> failed, one entry for each time it was tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A shape on a page."""

    name: str
    shape: Shape
    case: Case


def measure(seed: int = SEED, templates: int = len(TEMPLATES)) -> tuple[Counts, Counts]:
    """Leaked shapes of noise and lost controls; with fewer templates every language has others."""
    leaked: Counts = defaultdict(lambda: defaultdict(list))
    lost: Counts = defaultdict(lambda: defaultdict(list))
    chance = random.Random(seed)
    for number, language in enumerate(languages()):
        words = read_words(language)
        for step in range(templates):
            template = list(TEMPLATES)[(number + step) % len(TEMPLATES)]
            for noise, controls in _pages(words, chance):
                lines = _clean(words, template, [*noise, *controls], chance)
                for placed in noise:
                    leaked[placed.name][language].append(leaks(placed, lines))
                    if placed.shape.place == "inside":
                        lost["paragraph around noise"][language].append(placed.case.host not in lines)
                for placed in controls:
                    lost[placed.name][language].append(not set(placed.shape.lines(placed.case)) <= set(lines))
    return leaked, lost


def _pages(words: Words, chance: random.Random) -> Iterator[tuple[list[Placed], list[Placed]]]:
    """Every shape of noise once, two on a page, with two controls in turn."""
    noise, controls = list(NOISE.items()), list(CONTROLS.items())
    chance.shuffle(noise)
    chance.shuffle(controls)
    for page in range(0, len(noise), 2):
        headlines = chance.sample(words.headlines, len(words.headlines))
        hosts = chance.sample(words.paragraphs, 4)
        taken = [*noise[page : page + 2], *(controls[(page + step) % len(controls)] for step in (0, 1))]
        parts = [
            Placed(
                name=name, shape=shape, case=Case(words=words, headlines=headlines[(i % 2) * 3 :][:3], host=hosts[i])
            )
            for i, (name, shape) in enumerate(taken)
        ]
        yield parts[:-2], parts[-2:]


def _clean(words: Words, template: str, parts: Sequence[Placed], chance: random.Random) -> list[str]:
    hosts = {part.case.host: part for part in parts if part.shape.place == "inside"}
    body = [hosts[p].shape.html(hosts[p].case) if p in hosts else f"<p>{p}</p>" for p in words.paragraphs]
    for part in parts:
        html, place = part.shape.html(part.case), part.shape.place
        if place == "between":
            body.insert(chance.randint(1, len(body) - 1), html)
    first = [part.shape.html(part.case) for part in parts if part.shape.place == "first"]
    last = [part.shape.html(part.case) for part in parts if part.shape.place == "last"]
    page = render(template, words.language, words.title, [*first, *body, *last], words.headlines[2::3])
    article = clean_page(page, f"{SITE}/news/{words.slug}").article
    assert article is not None, f"{template} page in {words.language}: no article"
    return article.text.split("\n")


def leaks(placed: Placed, lines: Sequence[str]) -> bool:
    shape, case = placed.shape, placed.case
    html = shape.html(case)
    phrases = [*shape.phrases(case), *(text for text, _ in case.headlines if text in html)]
    return any(line in lines for line in shape.lines(case)) or any(p in line for p in phrases for line in lines)


def share(counts: Counts, language: str | None = None) -> float:
    """The share of failures over all shapes, of one language or of all."""
    tries = [
        failed
        for by_language in counts.values()
        for code, entries in by_language.items()
        for failed in entries
        if language in (None, code)
    ]
    return sum(tries) / len(tries)


def table(counts: Counts) -> Iterator[str]:
    """Failures of each shape and language; the last column and row are shares."""
    codes = languages()
    yield f"{'':28}" + "".join(f"{code:>5}" for code in codes) + "    all"
    for name, by_language in sorted(counts.items()):
        cells = "".join(f"{sum(by_language[code]) or '.':>5}" for code in codes)
        yield f"{name:28}{cells} {share({name: by_language}):6.1%}"
    yield f"{'all':28}" + "".join(f"{share(counts, code):5.0%}" for code in codes) + f" {share(counts):6.1%}"


def main() -> None:
    """Print both tables."""
    for heading, counts in zip(("leaked noise", "lost controls"), measure(), strict=True):
        sys.stdout.write("\n".join([f"{heading}:", *table(counts), "", ""]))


if __name__ == "__main__":
    main()
