"""One explanation as HTML: the article as it is read, removed blocks in their places, each with its reasons."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from newscrawl.cleaning.records import Weight
from newscrawl.counting import counted
from newscrawl.items import Article, Removal
from newscrawl.report.explanation import Explanation, ShownBlock, ShownPage
from newscrawl.report.markup import Markup, join, link, tag
from newscrawl.report.summary import site_of

_SHORT = 100  # characters of a text in a list
_MOST_REASONS = 4  # of a block, the strongest
_MOST_OUTSIDE = 25  # blocks around the article that are shown
_TAGS = {"sub_heading": "h3", "quote": "blockquote"}


def view_article(explanation: Explanation, name: str) -> Markup:
    """The whole of one article; `name` begins the ids of its elements."""
    views = (view for number, page in enumerate(explanation.pages) for view in _page(page, f"{name}-{number}"))
    language = explanation.article.language if explanation.article else None
    return tag(
        "article",
        _head(explanation),
        tag("div", *views, class_="text", lang=language),
        _lost(explanation),
        _removals(explanation.removed),
        _metadata(explanation),
        _facts(explanation),
        id=name,
    )


def title_of(explanation: Explanation) -> str:
    """The article's title, or what else names the page."""
    return (explanation.article and explanation.article.title) or explanation.name


def _head(explanation: Explanation) -> Markup:
    article = explanation.article
    facts = [tag("span", explanation.verdict, class_=f"badge v-{explanation.verdict}"), site_of(explanation)]
    if article:
        facts.append(f"{len(article.text):,} characters kept")
        facts.append(f"{counted(len(explanation.removed), 'piece')} removed")
        if (confidence := article.quality.get("confidence")) is not None:
            facts.append(f"confidence {confidence}")
    return tag(
        "header",
        tag("h2", title_of(explanation)),
        tag("p", *(tag("span", fact) for fact in facts), class_="facts"),
        tag("p", "The address: ", link(explanation.url), class_="address") if explanation.url else "",
    )


def _page(page: ShownPage, name: str) -> Iterator[Markup]:
    if not name.endswith("-0"):
        yield tag("p", "Next page: ", link(page.url or ""), class_="page-break")
    for inside, group in groupby(enumerate(page.blocks), lambda pair: pair[1].inside):
        blocks = [(f"{name}-{number}", block) for number, block in group]
        if inside:
            yield from (_block(block, block_name) for block_name, block in blocks)
        else:
            yield _outside([block for _, block in blocks])


def _outside(blocks: Sequence[ShownBlock]) -> Markup:
    """What stands around the article, folded away."""
    items = [
        tag("li", tag("del", shortened(block.text)), " ", tag("small", block.rule)) for block in blocks[:_MOST_OUTSIDE]
    ]
    if len(blocks) > _MOST_OUTSIDE:
        items.append(tag("li", f"… and {len(blocks) - _MOST_OUTSIDE} more"))
    words = counted(len(blocks), "block")
    return tag(
        "details", tag("summary", f"{words} of the page around the article, left out"), tag("ul", *items), class_="far"
    )


def _block(block: ShownBlock, name: str) -> Markup:
    return _kept_block(block, name) if block.kept else _removed_block(block, name)


def _removed_block(block: ShownBlock, name: str) -> Markup:
    return tag(
        "div",
        tag("span", block.kind.replace("_", " "), class_="chip"),
        " ",
        tag("del", block.text),
        _why(block, name),
        class_=f"block gone k-{block.kind}",
        tabindex=0,
        role="note",
        aria_describedby=f"{name}-why",
    )


def _kept_block(block: ShownBlock, name: str) -> Markup:
    text = tag(_TAGS.get(block.kind, "p"), *_with_cuts(block))
    if not block.weights:
        return tag("div", text, tag("small", _held(block)), class_="block")
    return tag(
        "div",
        text,
        tag("small", _held(block)),
        _why(block, name),
        class_="block doubt",
        tabindex=0,
        role="note",
        aria_describedby=f"{name}-why",
    )


def _with_cuts(block: ShownBlock) -> Iterator[Markup]:
    position = 0
    for start, end in sorted(block.cuts):
        yield join([block.text[position:start]])
        yield tag("del", block.text[start:end], class_="k-teaser cut", title="a teaser inside the paragraph, cut out")
        position = end
    yield join([block.text[position:]])


def _why(block: ShownBlock, name: str) -> Markup:
    """The panel that hover or focus shows."""
    return tag(
        "div",
        tag("p", _verdict(block), class_="verdict"),
        tag("ul", *(_reason(weight) for weight in block.weights[:_MOST_REASONS])),
        class_="why",
        id=f"{name}-why",
        role="tooltip",
    )


def _reason(weight: Weight) -> Markup:
    worth = "decides" if weight.log_odds is None else f"{weight.log_odds:+.2f}".replace("-", "−")
    return tag("li", tag("b", worth if weight.name else ""), " ", shortened(weight.words))


def _verdict(block: ShownBlock) -> str:
    words = "Kept" if block.kept else "Removed"
    rule = f" by {block.rule}" if block.rule else " by the learned weights"
    share = "" if block.probability is None else f"; {block.probability:.0%} likely to belong"
    return words + rule + share


def _why_short(block: ShownBlock) -> str:
    return _verdict(block)


def _held(block: ShownBlock) -> str:
    """Why a block was kept, in few words: there are many."""
    share = "" if block.probability is None else f", {block.probability:.0%}"
    return (block.rule or "learned weights") + share


def _lost(explanation: Explanation) -> Markup:
    """What the reference says otherwise; nothing where there is no reference."""
    if explanation.lost is None or not (explanation.lost or explanation.leaked):
        return Markup("")
    rows = [("lost", text) for text in explanation.lost] + [("leaked", text) for text in explanation.leaked]
    items = (tag("li", tag("b", what), " ", tag("span", text), class_=what) for what, text in rows)
    return tag("section", tag("h3", "Against the reference"), tag("ul", *items), class_="reference")


def _removals(removed: Sequence[Removal]) -> Markup:
    if not removed:
        return tag("p", "Nothing was removed.", class_="quiet")
    head = tag("tr", *(tag("th", name, scope="col") for name in ("kind", "text", "rule", "sure")))
    rows = (_removal(removal) for removal in removed)
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    return tag(
        "details",
        tag("summary", f"What was removed ({len(removed)})"),
        tag("div", table, class_="scroll", tabindex=0, role="group", aria_label="what was removed"),
    )


def _removal(removal: Removal) -> Markup:
    return tag(
        "tr",
        tag("td", removal.kind.replace("_", " ")),
        tag("td", shortened(removal.text)),
        tag("td", tag("code", removal.rule)),
        tag("td", f"{removal.confidence:.0%}", class_="number"),
    )


def _metadata(explanation: Explanation) -> Markup:
    rows = (
        tag(
            "tr",
            tag("th", field.name, scope="row"),
            tag("td", shortened(field.value)),
            tag("td", ", ".join(field.sources) or "worked out"),
        )
        for field in explanation.fields
        if field.value
    )
    head = tag("tr", *(tag("th", name, scope="col") for name in ("field", "value", "said by")))
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    return tag(
        "details",
        tag("summary", "Metadata and its sources"),
        tag("div", table, class_="scroll", tabindex=0, role="group", aria_label="metadata"),
    )


def _facts(explanation: Explanation) -> Markup:
    rows = [("verdict", f"{explanation.verdict}: {explanation.reason}")]
    if explanation.article:
        rows += _article_facts(explanation.article)
    items = (part for name, words in rows for part in (tag("dt", name), tag("dd", words)))
    return tag("details", tag("summary", "Verdict and pages"), tag("dl", *items))


def _article_facts(article: Article) -> Iterator[tuple[str, str]]:
    complete = {True: "yes", False: "no", None: "cannot be told"}[article.complete]
    if article.source:
        yield "came from", article.source
    yield "complete", f"{complete}: {article.quality.get('complete_reason', 'no reason was stored')}"
    for url in article.pages:
        yield "page joined", link(url)
    for note in (*article.quality.get("notes", ()), *article.quality.get("overrides", ())):
        yield "note", str(note)
    yield "cleaner version", article.cleaner_version


def shortened(text: str | None) -> str:
    """A text for a list."""
    text = text or ""
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"
