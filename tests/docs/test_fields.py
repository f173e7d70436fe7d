"""The README lists the fields of a stored article in the order in which they are written."""

import re
from dataclasses import fields
from pathlib import Path

from newscrawl.items import Article

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_lists_the_fields_in_their_order() -> None:
    _, _, table = README.read_text(encoding="utf-8").partition("| field | |\n")
    rows = [row.split("|")[1] for row in table.partition("\n\n")[0].splitlines()]
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    written = [field.name for field in fields(Article)]
    assert named == written
