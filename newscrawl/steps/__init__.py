"""Steps of a datatrove pipeline: archives read, cleaned, written. Needs the extra `scale` (datatrove, warcio).

    LocalPipelineExecutor([PageReader("archives/"), CleanStep(rejects="out/"), ArticleWriter("out/")], tasks=8).run()

Between them, a Document is an article: `id`, `text`, and all other fields with the removals in `metadata`, so that
datatrove's own filters and deduplication can stand there too.
"""

from newscrawl.extras import require

require("scale", "newscrawl.steps")

from newscrawl.steps.cleaning import CleanStep  # noqa: E402 - only with the extra
from newscrawl.steps.reading import PageReader  # noqa: E402
from newscrawl.steps.writing import ArticleWriter  # noqa: E402

__all__ = ["ArticleWriter", "CleanStep", "PageReader"]
