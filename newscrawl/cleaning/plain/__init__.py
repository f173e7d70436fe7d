"""Plain text: headlines of other stories that were put between the paragraphs and lost their markup.

The steps of `clean_text`, each in a module of its own:

1. `lines`: text -> title and lines, with the facts that are computed once
2. `measures`: how well each line's words go with the article's (`words`), its shape and its place
3. `finders`: evidence from the lexicons and from other articles (`corpus`)
4. `decision`: keep or remove, by rules, `guards` and the learned weights (`model`); the only place that drops a line
5. `assembly`: text, ledger and record
"""

from newscrawl.cleaning.plain.assembly import write_result
from newscrawl.cleaning.plain.corpus import Corpus
from newscrawl.cleaning.plain.decision import LineDecision, decide, read_cases
from newscrawl.cleaning.plain.finders import find_evidence
from newscrawl.cleaning.plain.lines import PlainText, read_text
from newscrawl.cleaning.plain.model import MODES, Mode, shipped_headline_model
from newscrawl.cleaning.records import CleanResult

__all__ = ["MODES", "Corpus", "Mode", "clean_text", "without_headlines"]

_MODEL = shipped_headline_model()


def clean_text(
    text: str,
    title: str | None = None,
    language: str | None = None,
    corpus: Corpus | None = None,
    *,
    mode: Mode = "default",
    url: str | None = None,
) -> CleanResult:
    """Clean one article's plain text, a line for each block.

    In: the text; its title, without which the first line is taken for it if it can be one; its language (ISO 639-1),
    without which it is guessed; what is known of other articles; how bold to be: "safe", "default" and "thorough" keep
    99.9, 99.8 and 99.5 % of genuine lines; its address. Out: as `clean_page`; a removal's `path` is its line. Never
    raises for what is in the text.
    """
    plain = read_text(text, title)
    decisions = _decide_lines(plain, corpus, mode)
    return write_result(plain, decisions, language=language, url=url)


def without_headlines(text: str, title: str) -> str:
    """The lines of a text that stay."""
    decisions = _decide_lines(read_text(text, title), None, "default")
    return "\n".join(decision.line.text for decision in decisions if decision.keep)


def _decide_lines(plain: PlainText, corpus: Corpus | None, mode: Mode) -> list[LineDecision]:
    return decide(read_cases(plain, find_evidence(plain, corpus)), _MODEL, mode)
