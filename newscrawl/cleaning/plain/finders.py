"""Finders for plain text: each yields evidence about lines and changes nothing.

The lexicons are those of the HTML cleaner; where a line stands takes the place of markup.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from newscrawl.cleaning.lexicon import CALLS, LEXICON, Match, certainty
from newscrawl.cleaning.plain.corpus import Corpus
from newscrawl.cleaning.plain.lines import Line, PlainText
from newscrawl.cleaning.records import Evidence
from newscrawl.cleaning.text import COLONS, squash

_SEPARATORS = frozenset(f"{COLONS}»>|→▶►")
_LONGEST_LABEL = 80  # characters of a line that is nothing but a label
_LONGEST_NOTICE = 120  # characters of a byline, credit or time stamp
_LONGEST_PROMPT = 400
_CAPTION_LINES, _CAPTION_WORDS = 2, 40  # how far down a caption above the text ends, and its longest
_TOP, _END = 3, 3  # lines: where bylines and buttons stand
_REACH = 3  # lines below a label that may be its headlines
_CLOCK = re.compile(r"(?<![\d$€£¥])[012]?\d[:.h][0-5]\d\b")  # a price is none
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_SHORTEST_TITLE = 12  # letters; a shorter title may be a sub-heading elsewhere
_LABELS = (("ad_label", "ad_label"), ("pager", "pager_words"), ("share", "share_words"), ("lead_in", "lead_in_alone"))

Finder = Callable[[PlainText, Corpus | None], Iterator[Evidence]]


def find_labels(text: PlainText, _corpus: Corpus | None) -> Iterator[Evidence]:
    """`ad_label`, `pager_words`, `share_words`, `lead_in_alone`, `related_heading`: the line is just a phrase."""
    for line in text.lines:
        if len(line.text) > _LONGEST_LABEL:
            continue
        for category, name in (*_LABELS, ("related_heading", "related_heading")):
            phrase = LEXICON.whole(category, line.lexical.joined) or (name == "pager_words" and _numbered_pager(line))
            if phrase:
                yield Evidence(block=line.index, name=name, value=certainty(phrase), detail=phrase)


def _numbered_pager(line: Line) -> str | None:
    """The pager's word with the pages behind it: "Pages: 1 2 3"."""
    return LEXICON.whole("pager", line.lexical.without_numbers())


def find_lead_ins(text: PlainText, _corpus: Corpus | None) -> Iterator[Evidence]:
    """`lead_in` (a label with a colon or arrow opens the line), `after_label` (the line stands below a label)."""
    label: Line | None = None
    for line in text.lines:
        if line.is_prose:
            label = None
        elif label is not None and line.index - label.index <= _REACH:
            yield Evidence(block=line.index, name="after_label", detail=label.text)
        strong, weak = LEXICON.opening("lead_in", line.lexical), LEXICON.opening("lead_in_weak", line.lexical)
        found = strong or weak
        if strong and strong.tokens == len(line.lexical.words):
            label = line
        elif found and found.tokens < len(line.lexical.words) and _is_separated(line, found):
            yield Evidence(block=line.index, name="lead_in", value=1.0 if strong else 0.5, detail=found.phrase)


def _is_separated(line: Line, label: Match) -> bool:
    return line.text[label.end :].lstrip()[:1] in _SEPARATORS


def find_prompts(text: PlainText, _corpus: Corpus | None) -> Iterator[Evidence]:
    """`call_to_action`, `paywall_notice`: the line holds a phrase; the value is the phrase's share of it."""
    for line in text.lines:
        if len(line.text) > _LONGEST_PROMPT:
            continue
        for category, name in CALLS:
            match = LEXICON.within(category, line.lexical)
            if match:
                yield Evidence(
                    block=line.index, name=name, value=len(match.phrase) / len(line.text), detail=match.phrase
                )


def find_notices(text: PlainText, _corpus: Corpus | None) -> Iterator[Evidence]:
    """`byline_words`, `update_words`, `time_stamp`: above the first paragraph, or among the last lines."""
    for line in (*text.lines[:_TOP], *text.lines[_TOP:][-_END:]):
        if len(line.text) > _LONGEST_NOTICE or line.finished:
            continue
        for category, name in (("byline", "byline_words"), ("dateline_update", "update_words")):
            match = LEXICON.opening(category, line.lexical)
            if match and _is_separated(line, match):
                yield Evidence(block=line.index, name=name, detail=match.phrase)
        if _CLOCK.search(line.text) and _YEAR.search(line.text):
            yield Evidence(block=line.index, name="time_stamp")


def find_captions(text: PlainText, _corpus: Corpus | None) -> Iterator[Evidence]:
    """`credit`: a picture's credit opens the line; `caption_above`: it stands above the text with a credit below it.

    A credit word that is a line of its own ("Source:") has its source on the next line.
    """
    credits_found = [(line, match) for line in text.lines if (match := _credit(line))]
    for line, match in credits_found:
        yield Evidence(block=line.index, name="credit", detail=match.phrase)
        following = text.lines[line.index + 1 : line.index + 2]
        if match.tokens == len(line.lexical.words) and following and not following[0].is_prose:
            yield Evidence(block=line.index + 1, name="credit", detail=line.text)
    first = credits_found[0][0] if credits_found else None
    if first is not None and 0 < first.index <= _CAPTION_LINES:
        caption = text.lines[first.index - 1]
        if caption.words <= _CAPTION_WORDS:
            yield Evidence(block=caption.index, name="caption_above", detail=first.text)


def _credit(line: Line) -> Match | None:
    """The credit word that opens the line, with a colon behind it, or a copyright sign."""
    if len(line.text) > _LONGEST_NOTICE or line.finished:
        return None
    match = LEXICON.opening("credit", line.lexical)
    return match if match and (_is_separated(line, match) or line.text.startswith("©")) else None


def find_corpus(text: PlainText, corpus: Corpus | None) -> Iterator[Evidence]:
    """`known_title`: the line is the title of another article; `recurring`: other, independent articles hold it too."""
    own = squash(text.title or "")
    for line in text.lines if corpus is not None else ():
        if line.squashed == own or len(line.squashed) < _SHORTEST_TITLE:
            continue
        if corpus is not None and corpus.knows_title(line.squashed):
            yield Evidence(block=line.index, name="known_title")
        elif corpus is not None and corpus.recurs(line.squashed):
            yield Evidence(block=line.index, name="recurring")


FINDERS: tuple[Finder, ...] = (find_labels, find_lead_ins, find_prompts, find_notices, find_captions, find_corpus)


def find_evidence(text: PlainText, corpus: Corpus | None) -> Mapping[int, Sequence[Evidence]]:
    """All evidence by line index, in the order of the finders."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    for finder in FINDERS:
        for evidence in finder(text, corpus):
            found[evidence.block].append(evidence)
    return found
