"""Looking into the memory of a state file, and making it forget, between runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from newscrawl.memory.tables import Tables
from newscrawl.state import StateError
from newscrawl.state.inspection import opened
from newscrawl.state.schema import open_for_reading

_FEWEST_PAGES = 3  # that hold a line which is shown
_MOST_SHOWN = 20  # lines and slots
_ALL = -1


def known_sites(path: str) -> list[dict[str, Any]]:
    """Every remembered site with its totals. Raises StateError."""
    with _reading(path) as tables:
        return [_totals(tables, name) for name in tables.sites()]


def about(path: str, site: str, limit: int = _MOST_SHOWN) -> dict[str, Any]:
    """What is remembered of a site: totals, its recurring lines and its slots. Raises StateError, also for no site."""
    with _reading(path) as tables:
        number = _number(tables, path, site)
        lines = tables.recurring(number, _FEWEST_PAGES, limit)
        slots = tables.slots(number, limit)
        return {
            **_totals(tables, site),
            "recurring_lines": [{"text": text, "pages": pages} for text, pages in lines],
            "markup": [dict(zip(("where", "pages", "kept", "removed"), row, strict=True)) for row in slots],
        }


def export(path: str, site: str) -> Iterator[dict[str, Any]]:
    """Everything that can be told of a site in words, a record each. Raises StateError."""
    found = about(path, site, limit=_ALL)
    yield {"kind": "site", **{key: value for key, value in found.items() if not isinstance(value, list)}}
    yield from ({"kind": "recurring_line", **row} for row in found["recurring_lines"])
    yield from ({"kind": "markup", **row} for row in found["markup"])
    with _reading(path) as tables:
        for key, url in tables.headlines(_number(tables, path, site)):
            yield {"kind": "headline", "key": f"{key & (1 << 64) - 1:016x}", "url": url}


def forget(path: str, site: str) -> bool:
    """Forget a site. Returns whether it was known. Raises StateError."""
    with opened(path) as state, state.transaction():
        return Tables(state.connection).forget_site(site)


@contextmanager
def _reading(path: str) -> Iterator[Tables]:
    connection = open_for_reading(path)
    try:
        yield Tables(connection)
    finally:
        connection.close()


def _number(tables: Tables, path: str, site: str) -> int:
    number = tables.site(site)
    if number is None:
        known = ", ".join(tables.sites()[:5]) or "no site at all"
        raise StateError(f"{path} remembers nothing of {site}; it knows {known}")
    return number


def _totals(tables: Tables, name: str) -> dict[str, Any]:
    number = tables.site(name)
    parts = ("pages", "headlines", "lines")
    return {"site": name, **{part: tables.count(part, number) if number is not None else 0 for part in parts}}
