"""Boxes beside the bodies of the fixtures' pages."""

from tests.boxed_notes import measure
from tests.test_real_shapes import pages


def test_a_box_of_notes_beside_the_body_is_no_part_of_it() -> None:
    # Beside bodies of six short paragraphs three notes are like half of a body.
    outcomes = [one for one in measure(pages()) if one.paragraphs < 3]
    leaked = [one for one in outcomes if one.leaked]
    assert len(outcomes) > 100
    assert len(leaked) <= 0.12 * len(outcomes), leaked
