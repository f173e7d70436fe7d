"""Shapes in the fixtures' pages, which have markup of their own."""

import json
from collections.abc import Iterator

from tests.real_shapes import measure
from tests.test_fixtures import FOLDERS


def pages() -> Iterator[tuple[str, str]]:
    for folder in FOLDERS:
        yield (folder / "page.html").read_text("utf-8"), json.loads((folder / "meta.json").read_text("utf-8"))["url"]


def test_noise_goes_and_content_stays_in_whatever_markup_a_page_has() -> None:
    outcomes = list(measure(pages()))
    failed = [name for name, _, has_failed in outcomes if has_failed]
    assert len(outcomes) > 200
    assert len(failed) <= 0.01 * len(outcomes), failed
