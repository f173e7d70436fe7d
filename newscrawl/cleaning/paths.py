"""XPaths of elements, for the ledger. libxml2's own getpath counts the siblings anew for every element."""

from collections import Counter

from lxml.html import HtmlElement


class Paths:
    """The XPaths of one page's elements; the children of an element are counted once."""

    def __init__(self) -> None:
        self._paths: dict[HtmlElement, str] = {}
        self._steps: dict[HtmlElement, str] = {}

    def of(self, element: HtmlElement) -> str:
        """The path from the root, with positions where siblings share a name: "/html/body/p[2]"."""
        unread = []
        known: HtmlElement | None = element
        while known is not None and known not in self._paths:
            unread.append(known)
            known = known.getparent()
        path = self._paths[known] if known is not None else ""
        for below in reversed(unread):
            path = f"{path}/{self._step(below)}"
            self._paths[below] = path
        return path

    def _step(self, element: HtmlElement) -> str:
        parent = element.getparent()
        if parent is None:
            return str(element.getroottree().getpath(element)).removeprefix("/")  # a broken page has several roots
        if element not in self._steps:
            self._number(list(parent.iterchildren("*")))
        return self._steps[element]

    def _number(self, siblings: list[HtmlElement]) -> None:
        totals = Counter(sibling.tag for sibling in siblings)
        met: Counter[str] = Counter()
        for sibling in siblings:
            tag = str(sibling.tag)
            met[tag] += 1
            self._steps[sibling] = f"{tag}[{met[tag]}]" if totals[tag] > 1 else tag
