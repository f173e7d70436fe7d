"""Rows of data tables: which they are, and before which of their cells a separator stands."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

CELL_TAGS = frozenset(("td", "th"))
_ROW_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_BLOCKS_IN_CELLS = ("p", "div", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "br", "form")
WRAPPERS = frozenset(("p", "div"))  # a cell's text may stand in one
_FEWEST_ROWS = 3  # of a table with <div>s in its cells; layout tables have few
_LONGEST_WRAPPED = 80  # characters of such a cell; what is longer is a paragraph in a layout table
_LONGEST_CELL = 200  # characters; a longer cell is prose in a layout table, not data


class DataRow(NamedTuple):
    """A row of a data table."""

    element: HtmlElement
    parted: Collection[HtmlElement]  # its cells that a separator parts from what is before them


class DataTables:
    """The data tables of one page.

    Empty cells keep their separators, without which the columns would shift; but an outer column without any text is
    layout.
    """

    def __init__(self) -> None:
        self._wrapped: dict[HtmlElement, bool] = {}  # by table: whether its cells are short, in one wrapper at most
        self._margins: dict[HtmlElement, tuple[int, int]] = {}  # by table: how many cells its rows begin and end with

    def read_row(self, element: HtmlElement) -> DataRow | None:
        """The row, if it is one of data: short cells, no blocks in them but one wrapper, and text in at least one."""
        cells, table = _cells(element), _table(element)
        if len(cells) < 2 or all(map(_is_empty, cells)):
            return None
        if not all(map(_is_of_data, cells)) and not self._is_wrapped(table):
            return None
        if table not in self._margins:
            self._margins[table] = _empty_margins(table)
        before, after = self._margins[table]
        return DataRow(element, frozenset(cells[before + 1 : len(cells) - after]))

    def _is_wrapped(self, table: HtmlElement) -> bool:
        if table not in self._wrapped:
            rows = [_cells(row) for row in _rows(table)]
            cells = [cell for row in rows for cell in row]
            least = _FEWEST_ROWS if any(next(cell.iter("div"), None) is not None for cell in cells) else 2
            self._wrapped[table] = len(rows) >= least and all(map(_is_in_wrapper, cells))
        return self._wrapped[table]


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in CELL_TAGS]


def _is_of_data(cell: HtmlElement) -> bool:
    return next(cell.iterdescendants(*_BLOCKS_IN_CELLS), None) is None and len(cell.text_content()) <= _LONGEST_CELL


def _is_in_wrapper(cell: HtmlElement) -> bool:
    """Its text stands in no block, or in one wrapper, and is short."""
    blocks = list(islice(cell.iterdescendants(*_BLOCKS_IN_CELLS), 2))
    text = cell.text_content().strip()
    is_one = len(blocks) == 1 and blocks[0].tag in WRAPPERS and blocks[0].text_content().strip() == text
    return (not blocks or is_one) and len(text) <= _LONGEST_WRAPPED


def _is_empty(cell: HtmlElement) -> bool:
    return not cell.text_content().strip()


def _table(row: HtmlElement) -> HtmlElement:
    above = row.getparent()
    return above.getparent() if above.tag in _ROW_GROUPS else above


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in _ROW_GROUPS:
            yield from part.iterchildren("tr")


def _empty_margins(table: HtmlElement) -> tuple[int, int]:
    """How many cells are empty in every row: at its beginning, and at its end."""
    rows = [[_is_empty(cell) for cell in _cells(row)] for row in _rows(table)]
    filled = [empty for empty in rows if len(empty) > 1 and not all(empty)]
    return _fewest_before_text(filled), _fewest_before_text([empty[::-1] for empty in filled])


def _fewest_before_text(rows: Sequence[Sequence[bool]]) -> int:
    return min((empty.index(False) for empty in rows), default=0)
