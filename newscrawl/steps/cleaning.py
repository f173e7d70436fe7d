"""The cleaner as a step."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from typing import IO, Any

from datatrove.data import Document
from datatrove.io import DataFolderLike, get_datafolder
from datatrove.pipeline.base import PipelineStep

from newscrawl.cleaner import UNCLEANED, Cleaner, uncleaned
from newscrawl.cleaning import CleanResult
from newscrawl.config import read_config
from newscrawl.items import RawPage, Rejected
from newscrawl.overrides import NONE, overrides_of
from newscrawl.steps.reading import PAGE

REMOVALS = "removals"  # in a document's metadata


class CleanStep(PipelineStep):  # type: ignore[misc]
    """Pages in, articles out. What gives no article has a line in `articles-RANK.rejects.jsonl`, in folder `rejects`.

    `config` names a newscrawl.toml whose overrides hold. Raises ConfigError.
    """

    name = "🧹 newscrawl"
    type = "🔧 - FORMAT"

    def __init__(self, rejects: DataFolderLike | None = None, config: str | None = None) -> None:
        super().__init__()
        self.rejects = get_datafolder(rejects) if rejects is not None else None
        self.overrides = overrides_of(read_config(config).sites) if config else NONE

    def run(self, data: Iterator[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002
        """Clean every page."""
        with ExitStack() as stack:
            file: IO[bytes] | None = None
            if self.rejects is not None:
                file = stack.enter_context(self.rejects.open(f"articles-{rank:05}.rejects.jsonl", "wb"))
            for document in data:
                with self.track_time():
                    found = self._cleaned(document.metadata[PAGE])
                self.stat_update("rejected" if isinstance(found, Rejected) else "articles")
                if isinstance(found, Document):
                    yield found
                elif file is not None:
                    file.write(line(asdict(found)))

    def _cleaned(self, page: RawPage | Rejected) -> Document | Rejected:
        if isinstance(page, Rejected):
            return page
        try:
            result = Cleaner(overrides=self.overrides).clean(page)
        except UNCLEANED as error:
            return uncleaned(page, error)
        return document_of(result) or Rejected(
            url=page.url, source=page.source, reason=result.verdict, detail=result.reason
        )


def document_of(result: CleanResult) -> Document | None:
    """The article as a document; None where there is none."""
    if result.article is None:
        return None
    fields = asdict(result.article)
    removals = [asdict(removal) for removal in result.removed]
    text, article_id = fields["text"], fields["id"]
    return Document(text=text, id=article_id, metadata={**fields, REMOVALS: removals})


def line(record: dict[str, Any]) -> bytes:
    """A line of JSON, as every newscrawl command writes it."""
    return (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8", "replace")
