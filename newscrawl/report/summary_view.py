"""The summary page: what happened over many pages."""

from collections.abc import Iterable, Sequence

from newscrawl.report.article_view import shortened, title_of
from newscrawl.report.explanation import Explanation
from newscrawl.report.markup import Markup, tag
from newscrawl.report.plots import bar, histogram
from newscrawl.report.summary import Summary, site_of

_MOST_ROWS = 20  # of the tables of rules and of sites


def view_summary(summary: Summary, explanations: Sequence[Explanation]) -> Markup:
    """Figures, tables, distributions, and the list of all pages."""
    return tag(
        "section",
        tag("h2", "Summary"),
        _tiles(summary),
        tag("div", *_plots(summary), class_="plots"),
        tag("div", _rules(summary), _sites(summary), class_="columns"),
        _pages(explanations),
        class_="summary",
    )


def _tiles(summary: Summary) -> Markup:
    articles = summary.verdicts["article"]
    tiles = [("pages", summary.pages), ("articles", articles), ("pieces removed", sum(summary.counts))]
    tiles += [(f"{verdict} pages", count) for verdict, count in summary.verdicts.items() if verdict != "article"]
    if summary.perfect is not None:
        tiles += [("leaks", summary.leaked or 0), ("losses", summary.lost or 0), ("without either", summary.perfect)]
    cells = (tag("div", tag("dt", name), tag("dd", f"{value:,}")) for name, value in tiles)
    return tag("dl", *cells, class_="tiles")


def _rules(summary: Summary) -> Markup:
    most = max((rule.blocks for rule in summary.rules), default=1)
    rows = (
        (
            tag("code", rule.rule),
            f"{rule.blocks:,}",
            f"{rule.articles:,}",
            f"{rule.characters:,}",
            bar(rule.blocks, most),
        )
        for rule in summary.rules[:_MOST_ROWS]
    )
    kinds = ", ".join(f"{kind.replace('_', ' ')} {count:,}" for kind, count in summary.kinds.most_common())
    table = _table("Removals by rule", ("rule", "pieces", "articles", "characters", ""), rows)
    return tag("div", table, _more(len(summary.rules)), tag("p", f"By kind: {kinds or 'none'}.", class_="quiet"))


def _sites(summary: Summary) -> Markup:
    judged = summary.perfect is not None
    most = max((site.share for site in summary.sites), default=1.0)
    names = (
        "site",
        "pages",
        "articles",
        "removed a page",
        "share removed",
        *(("leaks", "losses") if judged else ()),
        "",
    )
    rows = (
        (
            site.site,
            f"{site.pages:,}",
            f"{site.articles:,}",
            f"{site.blocks / site.pages:.1f}",
            f"{site.share:.1%}",
            *((_count(site.leaked), _count(site.lost)) if judged else ()),
            bar(site.share, most),
        )
        for site in summary.sites[:_MOST_ROWS]
    )
    return tag("div", _table("By site", names, rows), _more(len(summary.sites)))


def _more(rows: int) -> Markup:
    """How many rows are not shown."""
    return tag("p", f"… and {rows - _MOST_ROWS} more", class_="quiet") if rows > _MOST_ROWS else Markup("")


def _plots(summary: Summary) -> Iterable[Markup]:
    if len(summary.lengths) < 2:
        return
    yield histogram("Length of an article", summary.lengths, " characters")
    yield histogram("Removed share of an article", [100 * share for share in summary.shares], " %", top=100)
    yield histogram("Pieces removed from an article", summary.counts, "")
    if summary.confidences:
        yield histogram("Confidence", summary.confidences, "", top=1)


def _pages(explanations: Sequence[Explanation]) -> Markup:
    judged = any(explanation.lost is not None for explanation in explanations)
    names = ("page", "site", "verdict", "characters", "removed", *(("leaks", "losses") if judged else ()))
    rows = (_page(number, explanation, judged) for number, explanation in enumerate(explanations))
    return _table("All pages", names, rows)


def _page(number: int, explanation: Explanation, judged: bool) -> Sequence[str]:
    length = len(explanation.article.text) if explanation.article else 0
    return (
        tag("a", shortened(title_of(explanation)), href=f"#a{number}"),
        site_of(explanation),
        explanation.verdict,
        f"{length:,}",
        str(len(explanation.removed)),
        *((str(len(explanation.leaked)), _count(_losses(explanation))) if judged else ()),
    )


def _losses(explanation: Explanation) -> int | None:
    return None if explanation.lost is None else len(explanation.lost)


def _count(value: int | None) -> str:
    return "–" if value is None else f"{value:,}"


def _table(caption: str, names: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    cells = [[(cell, "number" if _is_number(cell) else None) for cell in row] for row in rows]
    classes = [class_ for _, class_ in cells[0]] if cells else [None] * len(names)
    head = (
        tag("th", name, scope="col", class_=class_) if name else tag("td")
        for name, class_ in zip(names, classes, strict=True)
    )
    body = (tag("tr", *(tag("td", cell, class_=class_) for cell, class_ in row)) for row in cells)
    table = tag("table", tag("caption", caption), tag("thead", tag("tr", *head)), tag("tbody", *body))
    return tag("div", table, class_="scroll", tabindex=0, role="group", aria_label=caption)


def _is_number(cell: str) -> bool:
    if isinstance(cell, Markup):
        return False
    return cell == "–" or cell.replace(",", "").replace(".", "").rstrip("%").isdigit()
