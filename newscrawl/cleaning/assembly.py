"""Decisions -> the article's text, its ledger of removals, and the typed blocks."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newscrawl.cleaning.accounts import account_of
from newscrawl.cleaning.blocks import Block, Node
from newscrawl.cleaning.cuts import lines_without
from newscrawl.cleaning.decision import Decision
from newscrawl.cleaning.document import Document
from newscrawl.cleaning.identity import article_id, content_hash, registrable_domain, simhash
from newscrawl.cleaning.memory_rules import MEMORY_REMOVE_RULES
from newscrawl.cleaning.metadata import Metadata
from newscrawl.cleaning.metadata.function_words import guess_language
from newscrawl.cleaning.model import Model
from newscrawl.cleaning.overrides import REMOVED
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.reasons import REASONS
from newscrawl.cleaning.records import DecidedBlock
from newscrawl.items import Article, Removal

# What removed a block that would else be text.
_ALWAYS_TOLD = frozenset((REMOVED, *(rule.name for rule in MEMORY_REMOVE_RULES)))
_DOUBTFUL = 0.4  # probability from which whatever goes near the text is told: it may have been a part of it
_MOSTLY_LINK = 0.5
_NEAR = 8  # blocks around the text in which a caption or a teaser still belongs to the article


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """The text, and what was taken out of it with the number of text lines that stand before."""

    lines: tuple[str, ...]
    removed: tuple[tuple[Decision, str, int], ...]


def assemble(page: Page, decisions: Sequence[Decision], container: Node | None) -> Assembled:
    """Kept blocks as lines of text; beside them the cuts, and the removed blocks that a reader would miss.

    Menus, and what stands far from the article, are only among the blocks: nobody takes them for a part of it. What
    stands near the text is told where it is no link and in or beside the article's container or below the title, or
    the weights were in doubt.
    """
    kept = [decision.index for decision in decisions if decision.keep] or [0]
    near = range(kept[0] - _NEAR, kept[-1] + _NEAR + 1)
    head = _below_title(page, decisions, kept[0])
    lines: list[str] = []
    removed: list[tuple[Decision, str, int]] = []
    for decision in decisions:
        text = page.blocks[decision.index].text
        if not decision.keep:
            is_inside = kept[0] <= decision.index <= kept[-1]
            is_missed = decision.index in near and _may_be_missed(page, decision, container, head)
            if is_inside or is_missed or decision.rule in _ALWAYS_TOLD:
                removed.append((decision, text, len(lines)))
            continue
        left = list(lines_without(text, decision.cuts))
        removed += [
            (decision, text[start:end].strip(), len(lines) + bisect_left(left, (start,)))
            for start, end in decision.cuts
        ]
        lines += [line for _, line in left]
    return Assembled(lines=tuple(lines), removed=tuple(removed))


def _below_title(page: Page, decisions: Sequence[Decision], first: int) -> range:
    """The blocks between the title and the text, where leads stand."""
    above = [decision.index for decision in decisions if decision.index < first]
    titles = [index for index in above if page.title and page.shapes[index].squashed == page.title]
    return range(titles[-1] + 1, first) if titles else range(0)


def _may_be_missed(page: Page, decision: Decision, container: Node | None, head: range) -> bool:
    """A reader who compares the page with the text would look for it."""
    block = page.blocks[decision.index]
    is_near_body = decision.index in head or _is_in_or_beside(page, block, container)
    is_text = is_near_body and block.link_length < _MOSTLY_LINK * len(block.text)
    return is_text or decision.kind != "boilerplate" or decision.probability >= _DOUBTFUL


def _is_in_or_beside(page: Page, block: Block, container: Node | None) -> bool:
    """In the article's container, or in the element around it: some bodies stand in several elements."""
    if container is None:
        return False
    above = list(block.node.ancestors())
    if container in above:
        return True
    return container.parent in above and page.shapes[block.index].squashed != page.title


def write_article(
    document: Document, metadata: Metadata, text: str, *, date_downloaded: str | None, cleaner_version: str
) -> Article:
    """The article's record, still without what pagination and the ledger add to it."""
    address = metadata.canonical_url or document.url
    return Article(
        id=article_id(address or text),
        url=document.url,
        canonical_url=metadata.canonical_url,
        domain=registrable_domain(document.url or metadata.canonical_url),
        site_name=metadata.site_name,
        title=metadata.title,
        text=text,
        date_published=metadata.date_published,
        date_modified=metadata.date_modified,
        date_downloaded=date_downloaded,
        authors=list(metadata.authors),
        language=metadata.language or guess_language(text),
        section=metadata.section,
        tags=list(metadata.tags),
        description=metadata.description,
        image_url=metadata.image_url,
        pages=[document.url] if document.url else [],
        complete=None,
        content_hash=content_hash(text),
        simhash=simhash(text),
        cleaner_version=cleaner_version,
    )


def write_ledger(article: Article, page: Page, assembled: Assembled, model: Model) -> Iterator[Removal]:
    """One removal for each piece that was taken out, in reading order."""
    for decision, text, position in assembled.removed:
        cut = decision.keep
        account = account_of(decision, model, weights=False)
        yield Removal(
            article_id=article.id,
            url=article.url,
            text=text,
            kind="teaser" if cut else decision.kind,
            rule="inline_teaser" if cut else account.rule,
            evidence=[REASONS["inline_teaser"].words] if cut else list(account.reasons),
            position=position,
            path=page.paths.of(page.blocks[decision.index].node.element),
            confidence=round(1 - decision.probability if not cut else 0.98, 3),
        )


def write_blocks(page: Page, decisions: Sequence[Decision], model: Model) -> Iterator[DecidedBlock]:
    """Every block that was decided on, typed."""
    for decision in decisions:
        block, account = page.blocks[decision.index], account_of(decision, model)
        yield DecidedBlock(
            kind=decision.kind,
            text=block.text,
            kept=decision.keep,
            path=page.paths.of(block.node.element),
            reasons=account.reasons,
            rule=account.rule,
            probability=round(decision.probability, 3),
            weights=account.weights,
            cuts=decision.cuts,
        )
