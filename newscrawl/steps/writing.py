"""Articles and removals into files, a pair a task."""

from collections.abc import Iterator

from datatrove.data import Document
from datatrove.io import DataFolderLike, get_datafolder
from datatrove.pipeline.base import PipelineStep

from newscrawl.items import Article
from newscrawl.steps.cleaning import REMOVALS, line

_FIELDS = tuple(Article.__dataclass_fields__)


class ArticleWriter(PipelineStep):  # type: ignore[misc]
    """Writes `articles-RANK.jsonl` and `articles-RANK.removals.jsonl`, byte for byte as `replay` does, and passes on.

    A task that is run again writes its files anew. `text` is the document's, so that a step in between may change it.
    """

    name = "📰 newscrawl articles"
    type = "💽 - WRITER"

    def __init__(self, folder: DataFolderLike) -> None:
        super().__init__()
        self.folder = get_datafolder(folder)

    def run(self, data: Iterator[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002
        """Write every article, its removals before it."""
        with (
            self.folder.open(f"articles-{rank:05}.jsonl", "wb") as articles,
            self.folder.open(f"articles-{rank:05}.removals.jsonl", "wb") as removals,
        ):
            for document in data:
                fields = {**document.metadata, "text": document.text}
                for removal in document.metadata.get(REMOVALS, ()):
                    removals.write(line(removal))
                articles.write(line({name: fields[name] for name in _FIELDS}))
                yield document
