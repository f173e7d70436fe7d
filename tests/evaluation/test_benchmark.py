from pathlib import Path

from newscrawl.cleaning import CleanResult, clean_page
from newscrawl.evaluation.benchmark import LEARNED, JudgedPage, by_rule, by_site, figures, judge
from newscrawl.evaluation.references import read_references
from tests.evaluation.conftest import LEAK, TEASER


def judged(gold: Path) -> tuple[list[JudgedPage], list[CleanResult]]:
    references = list(read_references(gold))
    results = {reference.id: clean_page(reference.html(), reference.url, blocks=True) for reference in references}
    texts = {id_: result.article.text if result.article else "" for id_, result in results.items()}
    return judge(references, lambda reference: texts[reference.id]), list(results.values())


def test_a_lost_paragraph_is_a_loss_and_kept_noise_a_leak(gold: Path) -> None:
    found = figures("newscrawl", judged(gold)[0])
    assert (found.losses, found.leaks, found.values["perfect"]) == (1, 1, 0.5)
    assert found.errors["perfect"] > 0


def test_each_site_has_its_own_figures_the_worst_first(gold: Path) -> None:
    sites = by_site(judged(gold)[0])
    assert [(site.name, site.losses, site.leaks) for site in sites] == [("lain.example", 1, 1), ("kabar.example", 0, 0)]


def test_the_rule_that_removed_or_held_a_block_answers_for_it(gold: Path) -> None:
    pages, results = judged(gold)
    assert (pages[1].score.lost, pages[1].score.leaked) == ((TEASER,), (LEAK,))
    rules = {rule.rule: rule for rule in by_rule(pages, results)}
    assert (rules["lead_in"].removed, rules["lead_in"].losses) == (2, 1)
    (held,) = [block.rule or LEARNED for block in results[1].blocks if block.text == LEAK]
    assert rules[held].leaks == 1


def test_a_paragraph_that_no_block_holds_was_not_looked_at(gold: Path) -> None:
    pages, results = judged(gold)
    empty = [CleanResult(verdict="empty", reason="", article=None) for _ in results]
    assert {rule.rule: rule.losses for rule in by_rule(pages, empty)}["not looked at"] == 1
