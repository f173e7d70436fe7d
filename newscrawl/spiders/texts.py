"""Saved plain texts from disk, in their order, without the network."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from newscrawl.cleaning import Corpus
from newscrawl.cleaning.plain import MODES, Mode
from newscrawl.items import RawText, Rejected
from newscrawl.spiders.replay import ReplaySpider
from newscrawl.texts import read_texts


class TextsSpider(ReplaySpider):
    """`path`: a text, a folder or a file of JSON lines, or several of them; `field`: where a line holds its text.

    `mode`: safe, default or thorough. `corpus`: read everything once before, and learn from it what the texts say of
    each other; in memory then are the titles, the words of two texts and more, and a bounded table of recurring lines.
    """

    name = "texts"

    def __init__(
        self,
        path: str | Sequence[str] = (),
        *,
        field: str = "text",
        mode: Mode = "default",
        corpus: bool | str = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(path, **kwargs)
        if mode not in MODES:
            raise ValueError(f"mode {mode!r} is none of {', '.join(MODES)}")
        self.field = field
        self.mode: Mode = mode
        self.corpus = self._learned() if corpus in (True, "true", "True", "1") else None

    def _learned(self) -> Corpus:
        corpus = Corpus()
        for item in self._pages():
            if isinstance(item, RawText):
                corpus.add(item.text, item.title)
        return corpus

    def _pages(self) -> Iterator[RawText | Rejected]:  # type: ignore[override]
        for path in self.paths:
            yield from read_texts(Path(path), self.field)
