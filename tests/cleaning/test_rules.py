"""When hand-written rules apply, on facts alone: the tables of cases are in the modules named after the rules."""

import pytest

from newscrawl.cleaning.conditions import Rule
from newscrawl.cleaning.keep_rules import KEEP_RULES
from newscrawl.cleaning.lead_rules import LEAD_RULES
from newscrawl.cleaning.memory_rules import MEMORY_RULES
from newscrawl.cleaning.remove_rules import REMOVE_RULES
from tests.cleaning import keep_cases, lead_cases, memory_cases, plain_line_cases, remove_cases
from tests.cleaning.rule_tables import Case, Known, applies, counter_cases, hits, rows_without_case, slips

_TABLES: dict[str, tuple[tuple[Rule, ...], tuple[Case, ...]]] = {
    "keep": (keep_cases.RULES, keep_cases.CASES),
    "lead": (LEAD_RULES, lead_cases.CASES),
    "memory": (MEMORY_RULES, memory_cases.CASES),
    "remove": (REMOVE_RULES, (*remove_cases.CASES, *plain_line_cases.CASES)),
}


@pytest.mark.parametrize(
    ("table", "name", "known"), [(table, *hit) for table, (_, cases) in _TABLES.items() for hit in hits(cases)]
)
def test_a_rule_applies_where_all_is_said_for_it(table: str, name: str, known: Known) -> None:
    assert applies(_TABLES[table][0], name, known)


@pytest.mark.parametrize(
    ("table", "name", "known", "change"),
    [(table, *case) for table, (_, cases) in _TABLES.items() for case in counter_cases(cases)],
)
def test_each_of_these_facts_silences_it(table: str, name: str, known: Known, change: Known) -> None:
    assert not applies(_TABLES[table][0], name, {**known, **change})


@pytest.mark.parametrize("table", _TABLES)
def test_every_rule_has_facts_to_which_no_other_of_its_name_applies(table: str) -> None:
    assert rows_without_case(*_TABLES[table]) == []


@pytest.mark.parametrize("table", _TABLES)
def test_each_counter_case_differs_in_one_fact_that_there_is(table: str) -> None:
    assert list(slips(_TABLES[table][1])) == []


def test_the_rules_of_leads_are_among_those_that_keep() -> None:
    assert set(LEAD_RULES) <= set(KEEP_RULES)
