from pathlib import Path

from newscrawl.schema import schema_text

COMMITTED = Path(__file__).parents[1] / "schema" / "article-1.json"


def test_the_committed_schema_is_the_one_that_the_record_gives() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == schema_text(), "run `make schema`"
