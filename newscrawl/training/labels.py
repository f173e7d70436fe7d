"""References -> a label for each block: whether it belongs to the article."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newscrawl.evaluation.references import Reference
from newscrawl.evaluation.scores import squashed

_SHORT = 15  # letters; a shorter text must equal a reference line, or stand near the body
_SURE = 40  # letters; texts as long as this are found where they are by no chance
_LONG = 30
_LEAST_PARAGRAPH = 12
_MOSTLY_REFERENCE = 0.6
_LEAD_BLOCKS = 16  # above the body of a whole text: one reference holds the lead, the next does not
_AROUND = 3  # blocks around the body in which short matches count


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Whether a block is body, and how much the label counts (0: the reference leaves it open)."""

    is_body: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """The reference's lines, squashed once."""

    paragraphs: tuple[str, ...]
    body: str
    optional: tuple[str, ...]  # lead and sub-headings
    open_texts: str

    def has(self, text: str) -> bool:
        if not text:
            return False
        if len(text) >= _SHORT:
            return text in self.body or any(text == o or (len(text) > _LONG and text in o) for o in self.optional)
        return text in self.optional or any(
            text == p or (text in p and len(text) > 0.1 * len(p)) for p in self.paragraphs
        )


def label_blocks(reference: Reference, texts: Sequence[str]) -> list[Label]:
    """One label per block, from the texts of the page's blocks in reading order."""
    wanted = _read(reference)
    letters = [squashed(text) for text in texts]
    matches = [wanted.has(text) for text in letters]
    counts = Counter(letters)
    sure = [i for i, match in enumerate(matches) if match and len(letters[i]) >= _SURE]
    unique = [i for i in sure if counts[letters[i]] == 1] or sure
    if not unique:
        return [Label(is_body=False) for _ in texts]
    leads = range(max(0, sure[0] - _LEAD_BLOCKS), sure[0]) if reference.is_whole_text else range(0)
    return [
        _matched(i, letters, counts, unique) if matches[i] else _unmatched(wanted, text, may_be_lead=i in leads)
        for i, text in enumerate(letters)
    ]


def _read(reference: Reference) -> _Wanted:
    optional = reference.optional if reference.is_whole_text else reference.optional[1:]  # the title is no body
    return _Wanted(
        paragraphs=tuple(map(squashed, reference.paragraphs)),
        body=squashed(" ".join(reference.paragraphs)),
        optional=tuple(map(squashed, optional)),
        open_texts=squashed(" ".join(text for kind, text in reference.noise if kind == "optional")),
    )


def _matched(index: int, letters: Sequence[str], counts: Counter[str], unique: Sequence[int]) -> Label:
    text = letters[index]
    if counts[text] > 1 and len(text) >= _SHORT:
        middle = unique[len(unique) // 2]
        nearest = min((i for i, other in enumerate(letters) if other == text), key=lambda i: abs(i - middle))
        return Label(is_body=index == nearest, weight=1.0 if index == nearest else 0.0)
    near = unique[0] - _AROUND <= index <= unique[-1] + _AROUND
    return Label(is_body=near or len(text) >= _SHORT)


def _unmatched(wanted: _Wanted, text: str, *, may_be_lead: bool) -> Label:
    if may_be_lead and len(text) >= _LONG:
        return Label(is_body=False, weight=0.0)
    if not text or text in wanted.open_texts:  # no reference is asked about signs alone
        return Label(is_body=False, weight=0.0)
    if len(text) >= _SURE:
        held = sum(len(p) for p in wanted.paragraphs if len(p) >= _LEAST_PARAGRAPH and p in text)
        return Label(is_body=held >= _MOSTLY_REFERENCE * len(text))
    return Label(is_body=False)
