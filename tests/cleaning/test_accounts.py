"""What is said about a decision."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.accounts import Account, account_of
from newscrawl.cleaning.decision import Decision, decide
from newscrawl.cleaning.finders import find_evidence
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.model import shipped_model
from newscrawl.cleaning.page import Page

Build = Callable[[str], Page]
Story = Callable[[str], str]
TEASER = "<a href='/berita/harga-beras-naik-di-tiga-kota'>Harga Beras Naik di Tiga Kota</a>"


def accounts(page: Page) -> dict[str, Account]:
    region, model = find_region(page), shipped_model()
    found = decide(page, region, find_evidence(page, region), model)
    return {page.blocks[decision.index].text: account_of(decision, model) for decision in found}


def test_a_removal_names_its_rule_and_its_reasons_in_words(page_of: Build, story: Story) -> None:
    account = accounts(page_of(story(f"<p>Baca juga: {TEASER}</p>")))["Baca juga: Harga Beras Naik di Tiga Kota"]
    assert account.rule == "lead_in"
    assert account.reasons[0] == "it opens with a label that points to other stories: baca juga"


def test_a_removal_names_what_each_reason_was_worth_the_deciding_rule_first(page_of: Build, story: Story) -> None:
    found = accounts(page_of(story(f"<p>Baca juga: {TEASER}</p>")))
    weights = found["Baca juga: Harga Beras Naik di Tiga Kota"].weights
    assert (weights[0].name, weights[0].log_odds) == ("lead_in", None)
    worth = [weight.log_odds for weight in weights[1:] if weight.log_odds is not None]
    assert worth
    assert worth == sorted(worth)
    assert max(worth) < 0


def test_each_reason_is_weighed_once_in_words(page_of: Build, story: Story) -> None:
    for account in accounts(page_of(story(f"<p>Baca juga: {TEASER}</p>"))).values():
        words = [weight.words for weight in account.weights if weight.log_odds is not None]
        assert len(words) == len(set(words))


def test_a_decision_of_the_user_is_told_in_the_words_it_came_with() -> None:
    decision = Decision(index=0, keep=True, kind="paragraph", rule="override_keep", probability=1, reasons=("yours",))
    account = account_of(decision, shipped_model())
    assert (account.rule, account.reasons, account.weights) == ("override_keep", ("yours",), ())


@pytest.mark.parametrize("text", ["Warga bersorak.", "Atap sekolah rusak"])
def test_a_block_that_stays_has_no_reasons_but_doubts(page_of: Build, story: Story, text: str) -> None:
    account = accounts(page_of(story("<p>Warga bersorak.</p><h2>Atap sekolah rusak</h2>")))[text]
    assert account.reasons == ()
