"""What is left of a paragraph out of which teasers are cut."""

from collections.abc import Iterator, Sequence

from newscrawl.cleaning.text import FULL_STOPS, is_finished

_TAIL = 20  # characters that tell whether a line is finished
_GLUED = (*",،、，", *FULL_STOPS)  # signs that no space stands before in any language


def text_without(text: str, cuts: Sequence[tuple[int, int]]) -> list[str]:
    """The lines that are left: a sentence that goes on behind a teaser stays one line.

    >>> text_without("Before. Read also: Story. After.", [(8, 25)])
    ['Before.', 'After.']
    """
    return [line for _, line in lines_without(text, cuts)]


def lines_without(text: str, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """The same lines, each behind the place in the text where it begins."""
    line, begin, position = "", 0, 0
    for start, end in (*sorted(cuts), (len(text), len(text))):
        run = text[position:start]
        if run.strip() and is_finished(line[-_TAIL:].rstrip()):
            yield begin, line.strip()
            line = ""
        if not line.strip():
            begin = position
        line = _joined(line, run)
        position = max(position, end)
    if line.strip():
        yield begin, line.strip()


def _joined(line: str, run: str) -> str:
    """Across a cut: one space where one stood, none before a comma or a full stop."""
    if not line[-1:].isspace():
        return f"{line}{run}"
    before, after = line.rstrip(), run.lstrip()
    is_glued = after[:1] in _GLUED and not after[1:2].isdigit()
    return f"{before}{after}" if is_glued else f"{before} {after}"
