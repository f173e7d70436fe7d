from dataclasses import asdict, replace

import pytest

from newscrawl.report.explanation import explain_stored
from newscrawl.report.summary import summarise
from newscrawl.report.terminal import printable, write_summary, write_text
from tests.report.conftest import PARAGRAPHS, TEASER, Explain, page


def test_kept_and_removed_blocks_stand_in_order_with_the_reasons_below(explain: Explain) -> None:
    lines = write_text(explain(), width=200).splitlines()
    at = lines.index(f"- {TEASER}   [teaser]")
    assert lines[at - 1] == f"+ {PARAGRAPHS[1]}"
    assert lines[at + 1] == "      rule  it opens with a label that points to other stories: baca juga"
    assert f"+ {PARAGRAPHS[2]}" in lines[at + 2 :]


def test_what_holds_a_close_call_stands_above_what_speaks_against_it(explain: Explain) -> None:
    items = "<ul><li>beras dua karung</li><li>air bersih</li></ul>"
    lines = write_text(explain(page(f"<p>Kapal itu membawa:</p>{items}")), width=200).splitlines()
    at = lines.index("+ beras dua karung   [list_item]")
    assert lines[at + 1] == "      kept  it is an item of a list between the body's paragraphs"
    assert lines[at + 2].lstrip().startswith("-")


def test_stored_reasons_are_words_alone(explain: Explain) -> None:
    fresh = explain()
    assert fresh.article
    stored = explain_stored(asdict(fresh.article), [asdict(removal) for removal in fresh.removed])
    lines = write_text(stored, width=200).splitlines()
    at = lines.index(f"- {TEASER}   [teaser]")
    assert lines[at + 1] == f"{10 * ' '}  it opens with a label that points to other stories: baca juga"


def test_colours_come_only_where_they_are_wanted(explain: Explain) -> None:
    assert "\x1b[31m- Baca juga" in write_text(explain(), coloured=True)
    assert "\x1b" not in write_text(explain())


@pytest.mark.parametrize("sequence", ["\x1b[2J", "\x9b2J", "\x07", "\u202e", "\r"])
def test_a_page_cannot_steer_the_terminal(explain: Explain, sequence: str) -> None:
    hostile = replace(explain(), name=f"a{sequence}b", url=f"https://a.example/{sequence}", reason=sequence)
    assert sequence not in write_text(replace(hostile, article=None), coloured=False)
    assert sequence not in printable(f"x{sequence}y")


def test_letters_that_need_a_joiner_keep_it() -> None:
    assert printable("می\u200cخواهم") == "می\u200cخواهم"


def test_long_lines_are_wrapped(explain: Explain) -> None:
    assert max(map(len, write_text(explain(), width=60).splitlines())) <= 66


def test_metadata_name_their_sources(explain: Explain) -> None:
    assert "title: Warga Pulau Menunggu Kapal Bantuan   (meta tags, visible page, <title>)" in write_text(explain())


def test_the_summary_counts_verdicts_and_rules(explain: Explain) -> None:
    text = write_summary(summarise([explain(), explain(page())]))
    assert text.startswith("2 pages: article 2\n1 piece removed\n")
    assert "lead_in" in text
